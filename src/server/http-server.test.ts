import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpServer } from './http-server.js';

const LIMITS = { connections: 4, headers: 60, enteringBody: 60, body: 300, idleFile: 150, keepAlive: 150, check: 20 };

let http: Server;
beforeAll(async () => {
  http = httpServer((request, response) => {
    if (request.url === '/unread') response.end('unread');
    else request.resume().on('end', () => response.end('whole'));
  }, LIMITS);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
});

function opened(): Socket {
  const address: AddressInfo | string | null = http.address();
  return connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
}

/** What comes back until the server closes the connection. */
async function answerTo(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (part: Buffer) => (text += String(part)));
  socket.on('error', () => {}); // cut off by the server
  return new Promise((resolve) => socket.on('close', () => resolve(text)));
}

const begin = (method: string, path: string, connection = 'close'): string =>
  `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: ${connection}\r\nContent-Length: 4\r\n\r\n`;

test.each([
  ['headers', 'GET /api/session HTTP/1.1\r\nHost: 127'],
  ['a body of whoever signs in', `${begin('POST', '/api/sign-in?x')}a`],
  ['any other body', `${begin('POST', '/api/cases')}a`],
  ['a file of which no byte comes', `${begin('PUT', '/api/file')}a`],
])('ends a connection that never finishes %s', async (_what, sent) => {
  const socket = opened();
  socket.write(sent);
  expect(await answerTo(socket)).not.toContain('whole');
});

test('takes a file that is slow', async () => {
  const socket = opened();
  const answer = answerTo(socket);
  socket.write(begin('PUT', '/api/file'));
  for (const byte of 'file') {
    await new Promise((resolve) => setTimeout(resolve, 90));
    socket.write(byte);
  }
  expect(await answer).toContain('whole');
});

test('closes a connection whose file was answered unread', async () => {
  const socket = opened();
  socket.write(`${begin('PUT', '/unread', 'keep-alive')}file`);
  expect(await answerTo(socket)).toContain('unread');
});

test('takes so many connections and no more', async () => {
  const within = Array.from({ length: LIMITS.connections }, opened);
  const ended = within.map(answerTo);
  for (const socket of within) socket.write(`${begin('POST', '/api/cases')}a`);
  const beyond = opened();
  beyond.write(`${begin('POST', '/unread')}four`);
  expect(await answerTo(beyond)).toBe('');
  await Promise.all(ended);
});
