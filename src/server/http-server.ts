import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { ENTERING_PATHS } from './guard/body.js';

/** What a connection may cost; times in milliseconds. */
export type ConnectionLimits = {
  readonly connections: number;
  /** From the connection, or the first byte of a request, to the end of its headers. */
  readonly headers: number;
  /** For the body of whoever signs in. */
  readonly enteringBody: number;
  /** For any other body that is no file. */
  readonly body: number;
  /** Without a byte of a file, which may take hours. */
  readonly idleFile: number;
  /** Between two requests. */
  readonly keepAlive: number;
  /** How often headers are looked at. */
  readonly check: number;
};

const LIMITS: ConnectionLimits = {
  connections: 512,
  headers: 30_000,
  enteringBody: 10_000,
  body: 60_000,
  idleFile: 60_000,
  keepAlive: 5000,
  check: 5000,
};

/** A server whose connections end when whoever opened them stalls. */
export function httpServer(answer: RequestListener, limits: ConnectionLimits = LIMITS): Server {
  const http = createServer(
    {
      requestTimeout: 0, // Node's is one for all requests, files of many gigabytes among them
      headersTimeout: limits.headers,
      keepAliveTimeout: limits.keepAlive,
      connectionsCheckingInterval: limits.check,
    },
    (request, response) => {
      endLateBody(request, response, limits);
      answer(request, response);
    },
  );
  http.maxConnections = limits.connections;
  return http;
}

function endLateBody(request: IncomingMessage, response: ServerResponse, limits: ConnectionLimits): void {
  const { method, headers, url = '' } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const end = (): void => {
    if (!request.complete) request.destroy();
  };
  if (method === 'PUT') {
    request.setTimeout(limits.idleFile, end);
    request.once('end', () => {
      if (!response.writableFinished) request.setTimeout(0); // afterwards it is the time between two requests
    });
    return;
  }
  const isEntering = ENTERING_PATHS.includes(url.split('?')[0] ?? '');
  const timer = setTimeout(end, isEntering ? limits.enteringBody : limits.body);
  for (const over of ['end', 'close']) request.once(over, () => clearTimeout(timer));
}
