import { Resolver as NodeResolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Unanswered } from '../../model/mail-check.js';
import { MailError } from '../../posture/mail/error.js';
import type { Answer, Resolver } from '../../posture/mail/resolver.js';

/** Milliseconds for the first try; the second takes twice as long. */
const TIMEOUT = 2_000;
const TRIES = 2;
/** Questions at the same time: the small routers that many sites ask through drop more. */
const AT_ONCE = 8;
/** Names that an alias may lead through. */
const MOST_ALIASES = 8;
/** After so many time-outs without a single answer the server counts as silent. */
const SILENT_AFTER = 4;

export type NameServerOptions = {
  /** `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:53`; null: the name servers of this machine. */
  readonly server: string | null;
  readonly signal: AbortSignal;
  readonly timeout?: number;
};

/** Asks real name servers, over UDP and where an answer is too long over TCP. Throws `MailError` where `server` is no address. */
export function nameServer({ server, signal, timeout = TIMEOUT }: NameServerOptions): Resolver {
  const resolver = new NodeResolver({ timeout, tries: TRIES });
  if (server !== null) resolver.setServers([serverAddress(server)]);
  const ask = asking(signal);
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  const follow = async <Item>(name: string, query: (name: string) => Promise<readonly Item[]>): Promise<Answer<Item>> =>
    throughAliases(
      name,
      async (each) => ask(() => query(each)),
      async (each) => ask(() => resolver.resolveCname(each)),
    );
  return {
    txt: async (name) =>
      follow(name, async (each) => (await resolver.resolveTxt(each)).map((strings) => strings.join(''))),
    mx: async (name) =>
      follow(name, async (each) =>
        (await resolver.resolveMx(each)).map(({ exchange, priority }) => ({
          host: exchange.toLowerCase().replace(/\.$/u, ''),
          priority,
        })),
      ),
    addresses: async (name) => {
      const [four, six] = await Promise.all([
        follow(name, async (each) => resolver.resolve4(each)),
        follow(name, async (each) => resolver.resolve6(each)),
      ]);
      return joined(four, six);
    },
  };
}

/** `IP` or `IP:PORT` in the form that Node takes. */
export function serverAddress(given: string): string {
  const found = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+))(?::(\d{1,5}))?$/iu.exec(given);
  const address = found === null ? given : (found[1] ?? found[2] ?? '');
  const port = Number(found?.[3] ?? 53);
  const family = isIP(address);
  if (family === 0 || port < 1 || port > 65_535) {
    throw new MailError('bad_server', '--server names no address of a name server', {
      hint: 'Write its IP address, with a port where it is not 53: --server 192.0.2.53 or --server 192.0.2.53:5353.',
    });
  }
  return family === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

/**
 * An answer without the record that was asked for may still hold an alias: not every server follows it by itself. A circle of
 * aliases is no answer.
 */
async function throughAliases<Item>(
  name: string,
  query: (name: string) => Promise<Answer<Item>>,
  alias: (name: string) => Promise<Answer<string>>,
): Promise<Answer<Item>> {
  const seen = new Set<string>();
  let at = name;
  for (;;) {
    const answer = await query(at);
    if (answer.kind !== 'no_record') return answer;
    seen.add(at);
    const next = await alias(at);
    if (next.kind === 'cannot_tell') return next;
    const target = next.kind === 'found' ? next.records[0]?.toLowerCase().replace(/\.$/u, '') : undefined;
    if (target === undefined || target === '') return answer;
    if (seen.has(target) || seen.size > MOST_ALIASES) return { kind: 'cannot_tell', why: 'loop' };
    at = target;
  }
}

function joined(four: Answer<string>, six: Answer<string>): Answer<string> {
  const records = [four, six].flatMap((answer) => (answer.kind === 'found' ? answer.records : []));
  if (records.length > 0) return { kind: 'found', records };
  if (four.kind === 'cannot_tell') return four;
  return six.kind === 'cannot_tell' || four.kind === 'no_name' ? six : four;
}

type Ask = <Item>(query: () => Promise<readonly Item[]>) => Promise<Answer<Item>>;

/** Questions in turn, so many at once; a server that never answers is not asked for ever. */
function asking(signal: AbortSignal): Ask {
  const waiting: (() => void)[] = [];
  let [running, answers, timeouts] = [0, 0, 0];
  return async (query) => {
    if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      signal.throwIfAborted();
      if (answers === 0 && timeouts >= SILENT_AFTER) return { kind: 'cannot_tell', why: 'timeout' };
      const answer = await answerOf(query);
      const isSilent = answer.kind === 'cannot_tell' && answer.why === 'timeout';
      if (isSilent) timeouts += 1;
      else answers += 1;
      return answer;
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

async function answerOf<Item>(query: () => Promise<readonly Item[]>): Promise<Answer<Item>> {
  try {
    const records = await query();
    return records.length === 0 ? { kind: 'no_record' } : { kind: 'found', records };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOTFOUND') return { kind: 'no_name' };
    if (code === 'ENODATA') return { kind: 'no_record' };
    return { kind: 'cannot_tell', why: whyOf(code) };
  }
}

function whyOf(code: unknown): Unanswered {
  if (code === 'ETIMEOUT' || code === 'ECANCELLED') return 'timeout';
  if (code === 'ECONNREFUSED') return 'unreachable';
  if (code === 'ESERVFAIL') return 'server_failure';
  return code === 'EREFUSED' || code === 'ENOTIMP' ? 'refused' : 'bad_answer';
}
