import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What a path answers. `cut`: the body ends after that many bytes; `endless`: it never does; `silent`: nothing is ever said. */
export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly cut?: number;
  readonly endless?: boolean;
  readonly silent?: boolean;
  readonly gzip?: boolean;
};

export type FeedServer = {
  readonly url: string;
  /** By path; may be changed while it runs. A path without one answers 404. */
  readonly answers: Map<string, Answer>;
  /** Paths that were asked for, in order, with the status that was given. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
};

/** A publisher on loopback: answers what it is told, with an ETag, and 304 to who has it. */
export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const answer = answers.get(path) ?? { status: 404, body: 'not here' };
    asked.push(`${path} ${respond(request, response, answer)}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answers,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function respond(request: IncomingMessage, response: ServerResponse, answer: Answer): number {
  const { status = 200, headers = {}, body = '', cut, endless = false, silent = false, gzip = false } = answer;
  if (silent) return 0;
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
  if (status === 200 && cut === undefined && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return 304;
  }
  const bytes = gzip ? gzipSync(body) : Buffer.from(body);
  const length = endless ? {} : { 'content-length': String(bytes.length) };
  const coding = gzip ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(status, { ...(status === 200 ? { etag } : {}), ...length, ...coding, ...headers });
  if (endless) pour(response);
  else if (cut === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cut), () => response.destroy());
  return status;
}

function pour(response: ServerResponse): void {
  if (response.destroyed) return;
  response.write('['.repeat(65_536), () => setImmediate(pour, response));
}
