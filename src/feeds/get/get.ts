import { EnvHttpProxyAgent, ProxyAgent, request, type Dispatcher } from 'undici';
import { FeedError } from '../error.js';
import type { Limits } from '../limits.js';
import { shownAddress, type Env } from './address.js';
import { readBody } from './body.js';
import { faultOf } from './fault.js';

/** What a publisher said of the state of a document; asked again, it says whether there is a newer one. */
export type Mark = { readonly etag: string | null; readonly modified: string | null };
export type Got = { readonly bytes: Buffer; readonly mark: Mark } | 'unchanged';

/** Asks for documents. `close` lets the connections go. */
export type Getter = {
  readonly get: (url: URL, ask: { readonly most: number; readonly mark?: Mark }) => Promise<Got>;
  readonly close: () => Promise<void>;
};

export type GetterOptions = {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** In place of that of the environment (`HTTPS_PROXY`, `NO_PROXY`). */
  readonly proxy: URL | null;
  readonly env: Env;
  readonly version: string;
};

const REDIRECTS = 5;

/** A getter that keeps to the limits: times, sizes, redirects to https or to the asked server alone, tries where a server is at fault. */
export function openGetter(options: GetterOptions): Getter {
  const dispatcher = dispatcherOf(options);
  return {
    get: async (url, ask) => tried(url, options, async () => getOnce(url, ask, { ...options, dispatcher })),
    close: async () => dispatcher.destroy(),
  };
}

function dispatcherOf({ proxy, env, limits }: GetterOptions): Dispatcher {
  const times = { headersTimeout: limits.silence, bodyTimeout: limits.silence, connect: { timeout: limits.silence } };
  if (proxy !== null) return new ProxyAgent({ uri: proxy.href, ...times });
  const of = (name: string): string => env[name.toLowerCase()] ?? env[name] ?? '';
  return new EnvHttpProxyAgent({
    httpProxy: of('HTTP_PROXY'),
    httpsProxy: of('HTTPS_PROXY'),
    noProxy: of('NO_PROXY'),
    ...times,
  });
}

async function tried<Result>(url: URL, { limits, signal }: GetterOptions, get: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await get();
    } catch (error) {
      signal.throwIfAborted();
      const fault = error instanceof FeedError ? error : faultOf(error, url);
      if (attempt >= limits.tries || !MAY_PASS.has(fault.code)) throw fault;
    }
    await wait(limits.pause * 4 ** (attempt - 1), signal);
  }
}

/** Faults that may be gone a moment later. */
const MAY_PASS: ReadonlySet<string> = new Set(['no_answer', 'server_fault', 'cut_off', 'too_slow']);

async function wait(time: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, time);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
  signal.throwIfAborted();
}

type Asking = GetterOptions & { readonly dispatcher: Dispatcher };

async function getOnce(
  asked: URL,
  { most, mark }: { readonly most: number; readonly mark?: Mark },
  { dispatcher, limits, signal, version }: Asking,
): Promise<Got> {
  const clock = AbortSignal.timeout(limits.answer);
  const either = AbortSignal.any([clock, signal]);
  let url = asked;
  try {
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const answer = await request(url, { dispatcher, signal: either, headers: headersOf(mark, version) });
      if (answer.statusCode >= 300 && answer.statusCode < 400 && answer.statusCode !== 304) {
        await answer.body.dump();
        url = redirectedTo(answer.headers['location'], url, asked);
        continue;
      }
      if (answer.statusCode === 304 && mark !== undefined) {
        await answer.body.dump();
        return 'unchanged';
      }
      if (answer.statusCode !== 200) {
        await answer.body.dump();
        throw statusFault(answer.statusCode, url);
      }
      const bytes = await readBody(answer.body, answer.headers['content-encoding'], { most, url });
      return {
        bytes,
        mark: { etag: headerOf(answer.headers['etag']), modified: headerOf(answer.headers['last-modified']) },
      };
    }
  } catch (error) {
    if (!clock.aborted || signal.aborted) throw error;
    throw new FeedError('too_slow', `${shownAddress(url)} takes too long`, { hint: 'Try again later.', cause: error });
  }
  throw new FeedError('redirect_refused', `${shownAddress(asked)} sends from one address to the next`, {
    hint: 'Name the address where it ends as the mirror of this feed.',
  });
}

function headersOf(mark: Mark | undefined, version: string): Record<string, string> {
  return {
    'user-agent': `assay/${version}`,
    accept: 'application/json, text/csv;q=0.9, */*;q=0.5',
    'accept-encoding': 'gzip',
    ...(mark?.etag ? { 'if-none-match': mark.etag } : {}),
    ...(mark?.modified ? { 'if-modified-since': mark.modified } : {}),
  };
}

/** A header that is kept and sent back must be short and plain. */
function headerOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && /^[\x20-\x7e]{1,300}$/u.test(value) ? value : null;
}

function redirectedTo(location: string | string[] | undefined, from: URL, asked: URL): URL {
  const to = typeof location === 'string' && URL.canParse(location, from.href) ? new URL(location, from) : null;
  if (to !== null && (to.protocol === 'https:' || to.origin === asked.origin)) return to;
  const where = to === null ? 'nowhere' : shownAddress(to);
  throw new FeedError('redirect_refused', `${shownAddress(from)} sends to ${where}`, {
    hint: 'Only https and the server that was named are followed. If that is right, name it as the mirror of this feed.',
  });
}

function statusFault(status: number, url: URL): FeedError {
  const passing = status >= 500 || status === 429 || status === 408;
  const detail = { hint: `${passing ? 'Try again later' : 'Check the address'}, or name a mirror.` };
  const message = `${shownAddress(url)} answers ${status}`;
  if (status === 404 || status === 410) return new FeedError('not_there', message, detail);
  if (passing) return new FeedError('server_fault', message, detail);
  return new FeedError('refused', message, detail);
}
