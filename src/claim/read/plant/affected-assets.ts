import type { ASSET_ROLES, Asset } from '../../../model/claim.js';
import type { Line } from '../../annotate/annotate.js';
import { isImagined } from '../../annotate/stance.js';
import type { Scene } from '../../parties/scene.js';
import { leaf } from '../leaf.js';
import type { Reader } from '../reader.js';

type Role = (typeof ASSET_ROLES)[number];

const NOUN = String.raw`(?:computers?|desktops?|workstations?|laptops?|servers?|firewalls?|routers?|hmis?|plcs?|controllers?|historians?|consoles?|terminals?|cameras?|switch(?:es)?|tablets?|pcs?)`;
const QUALITY = String.raw`(?:main|desktop|laptop|office|billing|checkout|payment|file\s+transfer|mail|e-?mail|web|database|historian|scada|control|operator|engineering|dispatch|front\s+desk|accounting|backup|old|application|domain|print|elasticsearch|sql|exchange|vpn|pump)`;
const ASSET = new RegExp(
  String.raw`(?<![\p{L}-])((?:${QUALITY}\s+){0,2})(${NOUN})(?![\p{L}-]|['’]s|\s+(?:scientists?|games?|viruses|outage|screens?|systems?\b))`,
  'giu',
);
/** `multiple Harbor servers`: a name before the noun says whose they are. */
const OWNER = /((?:\p{Lu}[\p{L}-]+\s+){1,2})$/u;
const HIT =
  /\b(?:lock(?:ed|s)?|encrypt(?:ed|s)?|hit|struck|strikes|infect(?:ed|s)?|compromised|took\s+over|reach(?=\s+an?\s)|attack\s+on\s+(?:its|the|their|an?)(?=\s)|lost\s+(?:its|the|our|their)|reached|breached|attack(?:ed|s)?(?=\s+(?:the|a|our))|got\s+into|gotten\s+into|logged\s+(?:in\s?to|onto)|took\s+control\s+of|broke\s+into|taken\s+over|ransomware\s+(?:struck|hit|locked))\b/iu;
const ENTRY = new RegExp(
  String.raw`\b(?:through|via|from|used|exploited|came\s+across|hacked)\s+(?:an?\s+|the\s+)?(?:unpatched\s+|open\s+|old\s+|exposed\s+|unprotected\s+)?(?:[\p{L}-]+\s+){0,3}?(?:server|firewall|router)\b|\b(?:server|firewall|router)s?\s+(?:without\s+a\s+password|had\s+not\s+been\s+patched)`,
  'iu',
);
const ONE_OF = /\bone\s+of\s+them\s+was\b/iu;
const OS =
  /\b(?:Windows\s+(?:Server\s+)?(?:\d{4}(?:\s?R2)?|XP|Vista|NT|CE|7|8(?:\.1)?|10|11)(?:\s+(?:Professional|Embedded|Home|Enterprise))?|Windows|Linux|Ubuntu(?:\s[\d.]+)?|macOS(?:\s[\d.]+)?|CentOS(?:\s\d)?|VxWorks|QNX)\b/u;
const TIED =
  /\b(?:hooked\s+up\s+(?:with|to)|(?:connected|tied|linked|attached|wired)\s+(?:to|with)|aligned\s+with|that\s+(?:was|were)\s+on|sat\s+on|sits\s+on)\s+(?:the\s+|an?\s+|our\s+|its\s+)?(?:same\s+)?([\p{L}-]+(?:\s+(?:system|network|controls?|panel|pumps?|lan|office|[\p{L}-]+(?=\s+(?:network|system|controls?))))?(?:\s+(?:network|system|controls?))?)/iu;
const MOST = 100;
const PRONOUN = /^(?:they|it|both|these|those|(?:two|three|some|all)\s+of\s+them)\b/iu;
const AGAIN = /\bthe\s+(server|computer|machine|workstation|laptop|pc|router|firewall)s?\b/iu;

/** Machines that were hit or were the way in, with what ran on them and what they were tied to. */
export const readAffectedAssets: Reader = (scene) => {
  const assets: Asset[] = [];
  for (const line of scene.lines) {
    if (scene.earlier.has(line.index) || isImagined(line.text, 0)) continue;
    if (assets.length > MOST) break;
    const found = isHit(scene, line) ? assetsIn(line) : [];
    if (found.length > 0) assets.push(...found);
    else complete(assets, scene, line);
  }
  return { affected_assets: distinct(assets) };
};

function isHit({ voice }: Scene, { text }: Line): boolean {
  if (/\bcopied\s+to\b|\bno\s+[\w ]{0,30}(?:computers|servers)\b/iu.test(text)) return false;
  return (
    (HIT.test(text) && !(voice === 'actor' && /\bour\s+servers\b/iu.test(text))) ||
    ENTRY.test(text) ||
    ONE_OF.test(text)
  );
}

function assetsIn(line: Line): Asset[] {
  const matches = [...line.text.matchAll(ASSET)].filter((match) => !isVehicle(line.text, match));
  return matches.map((match, at) => {
    const next = matches[at + 1]?.index ?? line.text.length;
    return assetOf(line, match, next);
  });
}

/** A machine that another was tied to, or one of those who speak. */
function isVehicle(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 30), match.index);
  if (
    /\b(?:up|connected|tied|linked|aligned|attached|wired)\s+(?:to|with)\s+(?:the\s+|an?\s+|our\s+|its\s+)?(?:same\s+)?$/iu.test(
      before,
    )
  )
    return true;
  if (/\b(?:Windows|SQL|Microsoft)\s+$/u.test(before)) return true;
  return /\b(?:our|my)\s+$/iu.test(text.slice(Math.max(0, match.index - 5), match.index));
}

function assetOf(line: Line, match: RegExpExecArray, to: number): Asset {
  const [, lead = '', noun = ''] = match;
  const owner = ownerBefore(line.text.slice(0, match.index));
  const value = `${owner}${lead}${noun}`;
  const start = line.start + match.index - owner.length;
  const from = match.index + match[0].length;
  return {
    what: leaf(value, [start, start + value.length], 0.88),
    operating_system: systemIn(line, from, to),
    role: roleOf(value, start),
    connected_to: tiedIn(line, from, to),
  };
}

function ownerBefore(before: string): string {
  const owner = OWNER.exec(before)?.[1] ?? '';
  const atHead = before.length === owner.length;
  return atHead || /^(?:Two|Three|Four|The|An?|Some|All|Several|Both|Our|Your|Their|In|One|Old|New)\s/u.test(owner)
    ? ''
    : owner;
}

function roleOf(value: string, start: number): Asset['role'] {
  const roles: readonly (readonly [Role, RegExp])[] = [
    ['historian', /historian/iu],
    ['scada_server', /scada\s+server/iu],
    ['hmi', /\bhmis?$/iu],
    ['plc', /\bplcs?$/iu],
    ['mail', /\b(?:e-?mail|mail|exchange)\s+servers?$/iu],
    ['server', /servers?$/iu],
    ['firewall', /firewalls?$/iu],
    ['router', /routers?$/iu],
    ['camera', /cameras?$/iu],
    ['engineering_workstation', /engineering\s+(?:workstation|computer|laptop)s?$/iu],
    [
      'workstation',
      /(?:desktop|workstation|laptop|pc)s?$|(?:desktop|office|billing|checkout|accounting|front\s+desk)\s+computers?$/iu,
    ],
  ];
  for (const [role, pattern] of roles) {
    const match = pattern.exec(value);
    if (match !== null) return leaf(role, [start + match.index, start + match.index + match[0].length], 0.8);
  }
  return null;
}

function systemIn(line: Line, from: number, to: number): Asset['operating_system'] {
  const match = OS.exec(line.text.slice(from, to));
  if (match === null) return null;
  const start = line.start + from + match.index;
  return leaf(match[0], [start, start + match[0].length], 0.92);
}

function tiedIn(line: Line, from: number, to: number): Asset['connected_to'] {
  const match = TIED.exec(line.text.slice(from, to));
  const value = match?.[1];
  if (match === null || value === undefined) return null;
  const start = line.start + from + match.index + match[0].length - value.length;
  return leaf(value, [start, start + value.length], 0.85);
}

/** `The server was connected to the control network`: another sentence tells more of what was named. */
function complete(assets: Asset[], { earlier }: Scene, line: Line): void {
  const again = AGAIN.exec(line.text);
  if (earlier.has(line.index) || (again === null && !PRONOUN.test(line.text))) return;
  const noun = again?.[1]?.toLowerCase();
  const named = noun === undefined ? -1 : assets.findLastIndex(({ what }) => what.value.toLowerCase().includes(noun));
  const at = named >= 0 || (again !== null && noun !== 'machine') ? named : assets.length - 1;
  const asset = assets[at];
  if (asset === undefined) return;
  const from = again?.index ?? 0;
  assets[at] = {
    ...asset,
    operating_system: asset.operating_system ?? systemIn(line, from, line.text.length),
    connected_to: asset.connected_to ?? tiedIn(line, from, line.text.length),
  };
}

/** `the plant's computers` says nothing beside the machines that are named. */
const GENERIC = /^(?:computers?|machines?)$/iu;

function distinct(assets: readonly Asset[]): Asset[] {
  const named = assets.filter(({ what, operating_system: system }) => !GENERIC.test(what.value) || system !== null);
  const kept = named.length > 0 ? named : assets;
  return kept.filter(
    ({ what }, at) =>
      !kept.slice(0, at).some((other) => other.what.value.toLowerCase().endsWith(what.value.toLowerCase())),
  );
}
