import type { Asset } from '../../../model/claim.js';
import type { Line } from '../../annotate/annotate.js';
import { elementWords } from '../goods/element-words.js';
import { leaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import { isAffected } from './asset-evidence.js';
import { assetWords, type AssetWord } from './asset-words.js';

/** `multiple Harbor servers`: a name before the noun says whose they are. */
const ONE_OF = /\bone\s+of\s+them\s+was\b/iu;
const OS =
  /\b(?:Windows\s+(?:Server\s+)?(?:\d{4}(?:\s?R2)?|XP|Vista|NT|CE|ME|7|8(?:\.1)?|9[58]|10|11)(?:\s+(?:Professional|Embedded|Home|Enterprise))?|Windows|Linux|Ubuntu(?:\s[\d.]+)?|Debian(?:\s\d+)?|Red\s+Hat(?:\s\d+)?|macOS(?:\s[\d.]+)?|CentOS(?:\s\d)?|VxWorks|QNX|ESXi(?:\s[\d.]+)?|FreeBSD|Solaris|AIX|Android(?:\s[\d.]+)?|Unix|ChromeOS)\b/u;
const TIED =
  /\b(?:(?:hooked|wired|tied|linked|connected|attached|networked|plugged|cabled|joined|patched|bolted)(?:\s+(?:up|straight|directly|right|in|through))*\s*(?:in)?(?:to|with)|aligned\s+with|(?:that\s+(?:was|were|is|are)|sat|sits|was|is|were|are|lived|lives)\s+on(?=\s+(?:the|a|our|its|their)\s+(?:same\s+)?(?:[\p{L}-]+\s+){0,3}?(?:network|wi-?fi|lan|vlan|segment|subnet|internet))|talk(?:s|ed|ing)\s+to|feeds?(?:\s+into)?|shar(?:es|ed|ing)\s+(?:an?|the|its|the\s+same|one)\s+(?:network|line|switch|connection)\s+with|on\s+the\s+same\s+(?:network|segment|lan|switch|vlan|wi-?fi)\s+as|all\s+of\s+them\s+on(?=\s+the\s)|exposed\s+(?:directly\s+)?to(?=\s+(?:the\s+)?(?:whole\s+|open\s+|public\s+)?internet))\s+(?!(?:it|them|that|this|anything|nothing|any)\b)(?:the\s+|an?\s+|our\s+|its\s+|their\s+|his\s+)?(?:same\s+|rest\s+of\s+the\s+|(?:two|three|four|\d+)\s+(?:\d+\s*kW\s+)?|[\p{L}-]+['’]s\s+)?([\p{L}][\p{L}-]*(?:\s+(?!(?:and|or|in|on|at|that|which|who|with|for|from|to|by|when|while|because|was|were|is|are|so|but|had|has|asking|asked|running|used|since|as|over|through|without|it|they|also)\b)[\p{L}][\p{L}-]*){0,3})/iu;
const MOST = 100;
const PRONOUN =
  /^(?:they|it|both|these|those|(?:two|three|some|all)\s+of\s+them|that\s+one|the\s+(?:first|second|other|latter|unit|device|box|thing|pair)\b|each)\b/iu;
const MACHINE_AGAIN = /\b(?:the|that|this|its|it\s+is\s+an?|its\s+an?)\s+(?:[\p{L}-]+\s+){0,2}$/iu;

/** Machines that were hit or were the way in, with what ran on them and what they were tied to. */
export const readAffectedAssets: Reader = (scene) => {
  const assets: Asset[] = [];
  let before = false;
  /** The machine that the last sentence is about. */
  let topic = -1;
  for (const line of scene.lines) {
    if (scene.earlier.has(line.index)) continue;
    if (assets.length > MOST) break;
    const all = assetWords(line.text).filter((word) => !isNumberOf(line, word));
    const words = all.some(({ generic }) => !generic) ? all.filter(({ generic }) => !generic) : all;
    const hit = words.filter((word, at) => {
      const to = words[at + 1]?.start ?? line.text.length;
      const told = !word.generic && (systemIn(line, word.end, to) ?? tiedIn(line, word.end, to)) !== null;
      return ONE_OF.test(line.text) || isAffected(scene, line, word, { before, told });
    });
    const known = assets.length;
    for (const word of hit) {
      const at = knownAt(assets, line, word);
      if (word === hit[0]) topic = at < 0 ? known : at;
      const next = words.find(({ start }) => start > word.start)?.start ?? line.text.length;
      if (at < 0) assets.push(assetOf(line, word, next));
      else assets[at] = completed(assets[at], line, word.end, next);
    }
    if (hit.length === 0)
      complete(assets, line, all, /^it\b/iu.test(line.text) && topic >= 0 ? topic : assets.length - 1);
    before = hit.length > 0;
  }
  return { affected_assets: distinct(assets) };
};

/** `names, addresses, phones`: what was taken, not what was hit. */
function isNumberOf({ text }: Line, { role, start, end }: AssetWord): boolean {
  return (
    role === 'phone' &&
    elementWords(text).some(
      (other) => other.element !== 'phone' && other.element !== 'ignore' && (other.end <= start || other.start >= end),
    )
  );
}

/** `the server` after `the billing server`: the same machine, told again. */
function knownAt(assets: readonly Asset[], { text }: Line, { text: value, start }: AssetWord): number {
  const lower = singular(value);
  const exact = assets.findLastIndex(({ what }) => singular(what.value) === lower);
  if (exact >= 0 || !MACHINE_AGAIN.test(text.slice(Math.max(0, start - 30), start))) return exact;
  return assets.findLastIndex(({ what }) => singular(what.value).endsWith(` ${lower}`));
}

function singular(words: string): string {
  return words.toLowerCase().replace(/(?<=\w)s$/u, '');
}

function assetOf(line: Line, { text, start, end, role }: AssetWord, to: number): Asset {
  const at = line.start + start;
  return {
    what: leaf(text, [at, at + text.length], 0.86),
    operating_system: systemBefore(line, start, text) ?? systemIn(line, end, to),
    role: role === null ? null : leaf(role, [at, at + text.length], 0.8),
    connected_to: tiedIn(line, end, to),
  };
}

function completed(asset: Asset | undefined, line: Line, from: number, to: number): Asset {
  if (asset === undefined) throw new TypeError('no such asset');
  return {
    ...asset,
    operating_system: asset.operating_system ?? systemIn(line, from, to),
    connected_to: asset.connected_to ?? tiedIn(line, from, to),
  };
}

/** `a Windows 7 workstation`. */
function systemBefore(line: Line, start: number, text: string): Asset['operating_system'] {
  const from = Math.max(0, start - 30);
  const part = line.text.slice(from, start + text.length);
  const match = OS.exec(part);
  if (
    match === null ||
    !/^(?:\s+(?!(?:and|or|plus)\s)[\p{L}-]+){0,3}$/u.test(part.slice(match.index + match[0].length))
  )
    return null;
  const at = line.start + from + match.index;
  return leaf(match[0], [at, at + match[0].length], 0.92);
}

function systemIn(line: Line, from: number, to: number): Asset['operating_system'] {
  const match = OS.exec(line.text.slice(from, to));
  if (
    match === null ||
    /\b(?:not|n['’]t|never)\s+(?:run|use|have)\s+$/iu.test(line.text.slice(from, from + match.index))
  )
    return null;
  const start = line.start + from + match.index;
  return leaf(match[0], [start, start + match[0].length], 0.92);
}

function tiedIn(line: Line, from: number, to: number): Asset['connected_to'] {
  const reach = to < line.text.length ? to + 20 : to;
  const match = TIED.exec(line.text.slice(from, reach));
  const value = match?.[1];
  if (match === null || value === undefined || match.index > to - from) return null;
  const start = line.start + from + match.index + match[0].length - value.length;
  return leaf(value, [start, start + value.length], 0.85);
}

/** `It runs Windows 7 and is connected to the control network`: another sentence tells more of what was named. */
function complete(assets: Asset[], line: Line, words: readonly AssetWord[], last: number): void {
  const again = PRONOUN.test(line.text)
    ? undefined
    : words.find(({ start }) => MACHINE_AGAIN.test(line.text.slice(Math.max(0, start - 30), start)));
  if (again === undefined && !PRONOUN.test(line.text)) return;
  const named = again === undefined ? -1 : knownAt(assets, line, again);
  const at = named >= 0 || (again !== undefined && !again.generic) ? named : last;
  if (assets[at] !== undefined) assets[at] = completed(assets[at], line, again?.start ?? 0, line.text.length);
}

const GENERIC = /^(?:[\p{L}-]+\s+)?(?:computers?|machines?)$/iu;
const BARE = /^(?:computers?|machines?)$/iu;

/** `the plant's computers` says nothing beside the machines that are named. */
function distinct(assets: readonly Asset[]): Asset[] {
  const named = assets.filter(
    ({ what, operating_system: system }) => !(BARE.test(what.value) && GENERIC.test(what.value)) || system !== null,
  );
  const kept = named.length > 0 ? named : assets;
  return kept.filter(
    ({ what }, at) =>
      !kept.slice(0, at).some((other) => other.what.value.toLowerCase().endsWith(what.value.toLowerCase())),
  );
}
