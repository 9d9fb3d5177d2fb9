import type { Serving } from '../../src/server/serve.js';
import type { Job, JobRequest } from '../../src/server/jobs/job.js';

/** Whoever was let in, asking as the page does. */
export type Requests = {
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, json: unknown) => Promise<Response>;
  readonly put: (path: string, bytes: string | Uint8Array<ArrayBuffer>) => Promise<Response>;
  readonly remove: (path: string) => Promise<Response>;
  readonly headers: Readonly<Record<string, string>>;
  /** Starts a job. */
  readonly start: (request: JobRequest) => Promise<Job>;
  /** A job when it is over. */
  readonly over: (id: string) => Promise<Job>;
};

export async function letIn({ address, origin }: Pick<Serving, 'address' | 'origin'>): Promise<Requests> {
  const entered = await fetch(address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, origin };
  const get = async (path: string) => fetch(`${origin}${path}`, { headers });
  const post = async (path: string, json: unknown) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });
  const jobIn = async (response: Response): Promise<Job> => {
    const job: Job = JSON.parse(await response.text());
    return job;
  };
  return {
    get,
    post,
    put: async (path, body) => fetch(`${origin}${path}`, { method: 'PUT', headers, body }),
    remove: async (path) => fetch(`${origin}${path}`, { method: 'DELETE', headers }),
    headers,
    start: async (request) => jobIn(await post('/api/jobs', request)),
    over: async (id) => {
      for (;;) {
        const job = await jobIn(await get(`/api/jobs/${id}`));
        if (job.state !== 'queued' && job.state !== 'running') return job;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

/** What went wrong, by its code. */
export async function codeOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
}
