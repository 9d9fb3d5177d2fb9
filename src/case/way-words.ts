import { SHOWN_WAYS, type ShownWay } from '../model/shown-way.js';

/** What free words say of a way in: that it was used, that it was not, or only perhaps. */
export type SaidWays = {
  readonly used: readonly ShownWay[];
  /** Named, but denied or only guessed: nothing is made of them. */
  readonly unsure: readonly ShownWay[];
};

/** Words for each way. What a word can mean beside it ("the web") is left out: nothing is guessed. */
const WORDS: Readonly<Record<ShownWay, RegExp>> = {
  mail: /\b(?:e-?mails?|mails?|mailed|(?:spear-?)?phish\w*|malspam)\b|\bT1566\b/iu,
  remote_access:
    /\bremote[\s_-](?:access|desktop|control|support|maintenance|login)\b|\b(?:rdp|vpn|vnc|teamviewer|anydesk|screenconnect|connectwise|logmein|splashtop|gotomypc|rustdesk|remotepc)\b|\bT1133\b/iu,
  internet_facing:
    /\binternet[\s_-]facing\b|\bpublic(?:ly)?[\s-](?:facing|reachable)\b|\b(?:exposed|open|reachable|visible)\s+(?:to|on|from|over)\s+the\s+internet\b|\banswer(?:s|ed)\s+the\s+internet\b|\bport\s+forward\w*|\bT1190\b/iu,
  removable_media:
    /\b(?:usb|thumb\s?drives?|flash\s?drives?|memory\s(?:sticks?|cards?)|removable[\s_](?:media|drives?))\b|\bT1091\b/iu,
};

/** Nobody knows: nothing that is named beside it counts. */
const UNKNOWN = /\b(?:unknown|unclear|not\s+(?:yet\s+)?(?:known|clear|established|confirmed)|cannot\s+tell)\b/iu;
const PERHAPS =
  /\b(?:perhaps|maybe|possibl[ey]|might|could|suspect\w*|suspicion|likely|probabl[ey]|believed|presum\w*|assum\w*|seems?|seemingly|appears?|apparently|alleged\w*|whether|either|or|if|unconfirmed|investigat\w*|examin\w*|looked\s+(?:at|into))\b|\?/iu;
/** In small letters: the month is none of it. */
const MAY = /\bmay\b/u;
const DENIED_BEFORE =
  /\b(?:not|no|never|without|nor|neither|rather\s+than|instead\s+of|except|ruled\s+out|excluded?)\b|n['’]t\b/iu;
const DENIED_AFTER = /\b(?:not|never|ruled\s+out|excluded|unlikely|no\s+part)\b|n['’]t\b/iu;

/** Ways in that free words name as used. A sentence that doubts, or denies the way that it names, is never taken for a yes. */
export function waysIn(text: string): SaidWays {
  const clauses = text.split(/[.;,:()\n]+|\bbut\b/iu);
  const doubted = UNKNOWN.test(text);
  const said = SHOWN_WAYS.flatMap((way) => clauses.flatMap((clause) => saidOf(way, clause) ?? []));
  const denied = new Set(said.filter(({ used }) => !used).map(({ way }) => way));
  const named = new Set(said.map(({ way }) => way));
  const used = [...named].filter((way) => !doubted && !denied.has(way));
  return { used, unsure: [...named].filter((way) => !used.includes(way)) };
}

function saidOf(way: ShownWay, clause: string): { readonly way: ShownWay; readonly used: boolean } | null {
  const found = WORDS[way].exec(clause);
  if (found === null) return null;
  const [before, after] = [clause.slice(0, found.index), clause.slice(found.index + found[0].length)];
  const sure = !PERHAPS.test(clause) && !MAY.test(clause);
  return { way, used: sure && !DENIED_BEFORE.test(before) && !DENIED_AFTER.test(after) };
}
