import { inertText } from '../../base/text.js';
import { FEEDS, type FeedName } from '../../model/feeds.js';
import { PUBLISHERS } from '../addresses.js';
import { FeedError } from '../error.js';

/** Where to get feeds, of which only what differs from the publishers' own is said. */
export type FeedSettings = { readonly [Name in FeedName]?: string } & { readonly proxy?: string };
export type Env = Readonly<Record<string, string | undefined>>;

/** Mirrors and proxy from the environment: `ASSAY_FEEDS_KEV`, ... and `ASSAY_FEEDS_PROXY`. */
export function settingsOfEnv(env: Env): FeedSettings {
  const of = (name: string): string | undefined => env[`ASSAY_FEEDS_${name.toUpperCase()}`]?.trim() || undefined;
  return Object.fromEntries([...FEEDS, 'proxy'].flatMap((name) => (of(name) === undefined ? [] : [[name, of(name)]])));
}

/** The address of a feed: the first setting that names one, else its publisher's. Throws `bad_address`. */
export function addressOf(name: FeedName, settings: readonly FeedSettings[]): URL {
  const given = settings.map((each) => each[name]).find((each) => each !== undefined);
  const url = parsedAddress(given ?? PUBLISHERS[name], name);
  if (name === 'cve' && !url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** The proxy that is set, in place of that of the environment; null where none is. */
export function proxyOf(settings: readonly FeedSettings[]): URL | null {
  const given = settings.map(({ proxy }) => proxy).find((each) => each !== undefined);
  return given === undefined ? null : parsedAddress(given, 'proxy');
}

function parsedAddress(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return url;
  throw new FeedError('bad_address', `the address of ${what} is none that can be asked: ${inertText(text, 120)}`, {
    hint: 'Write a whole address that begins with https://, or with http:// for a mirror in your own network.',
    exit: 2,
  });
}

/** An address as it may be shown and kept: without user, password and what a question may hold. */
export function shownAddress(url: URL): string {
  return inertText(`${url.protocol}//${url.host}${url.pathname}`, 300);
}
