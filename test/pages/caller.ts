import type { Serving } from '../../src/server/serve.js';

export type Answer = { readonly status: number; readonly body: unknown };

/** Asks the server as its page does, without a browser. `match` is the last event that was seen. */
export type Caller = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, json: object, match?: number) => Promise<Answer>;
  /** Gives a file in two parts; in between something else is done. */
  readonly give: (path: string, parts: readonly [string, string], between: () => Promise<void>) => Promise<Answer>;
};

/** One who was let in by the address with the token. */
export async function caller({ address, origin }: Serving): Promise<Caller> {
  return callerOf(origin, await fetch(address, { redirect: 'manual' }));
}

/** One who is not signed in; what a server sets on the way is kept, as a browser does. */
export async function stranger({ origin }: Serving): Promise<Caller> {
  return callerOf(origin, await fetch(origin));
}

function callerOf(origin: string, first: Response): Caller {
  let cookie = cookieOf(first) ?? '';
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${origin}/api${path}`, init);
    cookie = cookieOf(response) ?? cookie;
    const text = await response.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, body };
  };
  const give: Caller['give'] = async (path, parts, between) => {
    async function* body(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(parts[0]);
      await between();
      yield new TextEncoder().encode(parts[1]);
    }
    return ask(path, { method: 'PUT', headers: { cookie, origin }, body: ReadableStream.from(body()), duplex: 'half' });
  };
  return {
    give,
    get: async (path) => ask(path, { headers: { cookie } }),
    post: async (path, json, match) => {
      const seen = match === undefined ? {} : { 'if-match': `"${match}"` };
      const headers = { cookie, origin, 'content-type': 'application/json', ...seen };
      return ask(path, { method: 'POST', headers, body: JSON.stringify(json) });
    },
  };
}

function cookieOf(response: Response): string | null {
  return response.headers.get('set-cookie')?.split(';')[0] ?? null;
}
