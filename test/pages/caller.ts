import type { Serving } from '../../src/server/serve.js';

export type Answer = { readonly status: number; readonly body: unknown };

/** Asks the server as its page does, without a browser. `match` is the last event that was seen. */
export type Caller = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, json: object, match?: number) => Promise<Answer>;
};

export async function caller({ address, origin }: Serving): Promise<Caller> {
  const entered = await fetch(address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${origin}/api${path}`, init);
    return { status: response.status, body: await response.json() };
  };
  return {
    get: async (path) => ask(path, { headers: { cookie } }),
    post: async (path, json, match) => {
      const seen = match === undefined ? {} : { 'if-match': `"${match}"` };
      const headers = { cookie, origin, 'content-type': 'application/json', ...seen };
      return ask(path, { method: 'POST', headers, body: JSON.stringify(json) });
    },
  };
}
