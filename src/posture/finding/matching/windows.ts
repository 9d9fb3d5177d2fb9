import { toWords } from '../../product/names.js';

/** Which Windows a text means. `line`: `7`, `10`, `server 2012 r2`; `feature`: `1809`, `22h2`, null where it says none. */
export type Windows = { readonly line: string; readonly feature: string | null; readonly embedded: boolean };

// Builds by which Windows 10 and 11 tell their feature update: Microsoft's release information pages.
const FEATURES: Readonly<Record<string, string>> = {
  10240: '1507',
  10586: '1511',
  14393: '1607',
  15063: '1703',
  16299: '1709',
  17134: '1803',
  17763: '1809',
  18362: '1903',
  18363: '1909',
  19041: '2004',
  19042: '20h2',
  19043: '21h1',
  19044: '21h2',
  19045: '22h2',
  22000: '21h2',
  22621: '22h2',
  22631: '23h2',
  26100: '24h2',
  26200: '25h2',
};
const LONG_TERM: Readonly<Record<string, string>> = {
  2015: '1507',
  2016: '1607',
  2019: '1809',
  2021: '21h2',
  2024: '24h2',
};

const SERVER = /\bwindows server (?<line>(?:2003|2008|2012)(?: r2)?|2016|2019|2022|2025)\b/u;
const SERVER_FEATURE = /\bwindows server (?:version )?(?<feature>1[789]\d\d|2004|2\dh2)\b/u;
const CLIENT = /\bwindows (?:embedded |posready |iot )?(?:[a-z]+ ){0,2}?(?<line>xp|vista|7|8\.1|8|10|11|2000|nt)\b/u;
const FEATURE = /\b(?<feature>1[56789]0[379]|1511|1607|2004|2\dh[12])\b/u;

const kept = new Map<string, Windows | null>();
const MOST_KEPT = 50_000;

/** The Windows that a name means, with edition and version where they belong to it; null for anything else. */
export function windowsOf(text: string): Windows | null {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const windows = readWindows(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, windows);
  return windows;
}

function readWindows(text: string): Windows | null {
  const words = toWords(text).replaceAll(' version ', ' ');
  if (!words.includes('windows')) return null;
  const server = SERVER.exec(words)?.groups?.['line'];
  if (server !== undefined) return { line: `server ${server}`, feature: null, embedded: false };
  const semi = SERVER_FEATURE.exec(words)?.groups?.['feature'];
  if (semi !== undefined) return { line: 'server semi-annual', feature: semi, embedded: false };
  const line = CLIENT.exec(words)?.groups?.['line'];
  if (line === undefined) return null;
  const embedded = /\b(?:embedded|posready)\b/u.test(words);
  return { line, feature: line === '10' || line === '11' ? featureOf(words) : null, embedded };
}

function featureOf(words: string): string | null {
  const year = /\blts[bc]\b(?: \w+)? (?<year>20\d\d)\b/u.exec(words)?.groups?.['year'];
  if (year !== undefined) return LONG_TERM[year] ?? null;
  const build = /\b(?:10\.0\.)?(?<build>1\d{4}|2\d{4})(?:\.\d+)?\b/u.exec(words)?.groups?.['build'];
  return FEATURE.exec(words)?.groups?.['feature'] ?? (build === undefined ? null : (FEATURES[build] ?? null));
}

/** `named`: the record speaks of this Windows; `kin`: of one that this is made from; null: of another. */
export function windowsFit(own: Windows, record: Windows): 'named' | 'kin' | null {
  if (own.line !== record.line) return null;
  if (own.feature !== null && record.feature !== null && own.feature !== record.feature) return null;
  return own.embedded === record.embedded ? 'named' : 'kin';
}

/** Build with revision, as Microsoft's records bound it: `6.1.7601.24545`; null where the text is less exact. */
export function buildOf(version: string | null): string | null {
  const found = /(?:^|[^\d.])(?<build>(?:(?:10\.0|6\.[0123])\.)?\d{4,5}\.\d{1,6})(?![\d.])/u.exec(` ${version ?? ''}`);
  const build = found?.groups?.['build'];
  if (build === undefined) return null;
  const parts = build.split('.');
  if (parts.length === 4) return build;
  const [number = ''] = parts;
  return FEATURES[number] === undefined ? null : `10.0.${build}`;
}
