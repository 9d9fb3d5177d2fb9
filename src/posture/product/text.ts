const LONGEST = 400;
const SERVER_YEAR = '(20(?:00|03|08|12|16|19|22|25))';

/** Words before `server 2012` that make it another server. */
const NO_SYSTEM =
  'windows|sql|mssql|pi|scada|citect|historian|application|app|wonderware|intouch|opc|exchange|sharepoint|project|data|report|web|vnc|license|batch|se|view';

/** What people write, and what is meant; in order. */
const NEXT = String.raw`\s*(?:\/|-|–|,|&|\bor\b|\band\b|\bto\b)\s*`;
const CLIENT = String.raw`(?:xp|vista|7|8(?:\.1)?|10|11)\b`;
const MEANT: readonly [RegExp, string][] = [
  [new RegExp(`\\b(win(?:dows)? ?)(${CLIENT})${NEXT}(?=${CLIENT})`, 'gu'), '$1$2 windows '],
  [new RegExp(`\\bwindows (${CLIENT})${NEXT}(?=${CLIENT})`, 'gu'), 'windows $1 windows '],
  [new RegExp(`(server ${SERVER_YEAR}(?: ?r2)?(?: sp\\d)?)${NEXT}(?=${SERVER_YEAR}\\b)`, 'gu'), '$1 windows server '],
  [/[®™©]|\((?:r|tm|c)\)/gu, ' '],
  [/\bat&t\b/gu, 'att'],
  [/\bt-mobile\b/gu, 'tmobile'],
  [/\+/gu, ' plus '],
  [/\\(?=\W)/gu, ''],
  [/\b(?:x[ -_]?64|x[ -_]?86|amd[ -_]?64|i[36]86|(?:64|32)[ -]?bits?)\b/gu, ' '],
  [/service[ _-]?pack[ _-]?(\d)/gu, 'sp$1'],
  [/[^\p{L}\p{N}.&]+/gu, ' '],
  [/\.(?!\d)|(?<!\d)\./gu, ' '],
  [/\b(?:microsoft|ms)\b/gu, ' '],
  [/ {2,}/gu, ' '],
  [/\bw(?=(?:7|8|8\.1|10|11|xp)\b)/gu, 'windows '],
  [/\bwin(?:dows)? ?(?=nt\b|xp|vista|ce|\d|server|embedded|iot|svr|srv)/gu, 'windows '],
  [/\b(?:srv|svr|serv)\b/gu, 'server'],
  [new RegExp(`\\bwindows ${SERVER_YEAR}( ?r ?2)?(?: server)?\\b`, 'gu'), 'windows server $1$2'],
  [new RegExp(`^${SERVER_YEAR}( ?r ?2)? server\\b`, 'gu'), 'windows server $1$2'],
  [new RegExp(`(?<!\\b(?:${NO_SYSTEM}) )\\bserver ${SERVER_YEAR}(?=r2|\\b)`, 'gu'), 'windows server $1 '],
  [/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' '],
  [/\b(r|sp) (\d{1,2})\b/gu, '$1$2'],
  [/\b(\d\d) h ([12])\b/gu, '$1h$2'],
  [/\bv (?=\d{1,2}(?:\.\d|\b))/gu, ''],
];

/**
 * A dirty text in words that compare: `Win7 Pro x64` gives windows, 7, pro; letters and digits stand apart, so that `SLC500` and
 * `SLC 500` are the same. The same is done to the phrases of our table.
 */
export function toTokens(text: string): string[] {
  let rest = text.slice(0, LONGEST).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  for (const [pattern, meant] of MEANT) rest = rest.replace(pattern, meant);
  return withBuild(rest)
    .split(' ')
    .filter((token) => token !== '');
}

/** Windows tells its release by a build: 10.0.19045 is 10 22H2, 10.0.22000 and later are 11. */
function withBuild(text: string): string {
  const server = /\bserver\b/u.test(text);
  return text
    .replace(/\b10\.0\.(\d{5})(?:\.\d+)*\b/gu, (_, build: string) =>
      server ? `build ${build}` : `${Number(build) >= 22_000 ? 11 : 10} build ${build}`,
    )
    .replace(/\bwindows (?:version|ver|nt) (?=1[01] build)/gu, 'windows ');
}
