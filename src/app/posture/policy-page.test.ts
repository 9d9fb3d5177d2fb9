import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Resolver } from '../../posture/mail/resolver.js';
import type { Fetched } from '../../posture/mail/transport/fetcher.js';
import { isOuter } from './outer-address.js';
import { pageFetcher } from './policy-page.js';

const NAME = 'mta-sts.town.test';
const asked: string[] = [];
let server: Server;
let port = 0;
let ca = '';

beforeAll(async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'assay-page-'));
  const [key, cert] = [path.join(dir, 'k.pem'), path.join(dir, 'c.pem')];
  const subject = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`, '-days', '2'];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      ...subject,
    ],
    { stdio: 'ignore' },
  );
  ca = readFileSync(cert, 'utf8');
  server = createServer({ key: readFileSync(key), cert: ca }, (request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: '/policy' }).end();
    else if (request.url === '/large') response.end('x'.repeat(100_000));
    else if (request.url === '/failing') response.writeHead(503).end();
    else if (request.url === '/cut')
      response.writeHead(200, { 'content-length': '500' }).write('version', () => response.destroy());
    else response.writeHead(200, { 'content-type': 'text/plain' }).end('version: STSv1\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
  rmSync(dir, { recursive: true, force: true });
});
afterAll(async () => new Promise((resolve) => server.close(resolve)));

const none = async () => ({ kind: 'no_name' as const });
const names: Resolver = {
  txt: none,
  mx: none,
  addresses: async (name) =>
    name.endsWith('town.test')
      ? { kind: 'found', records: ['127.0.0.1'] }
      : name === 'quiet.test'
        ? { kind: 'cannot_tell', why: 'timeout' }
        : none(),
};
const { signal } = new AbortController();
const mayAsk = (address: string): boolean => address === '127.0.0.1';
const fetch = async (url: string, trust: string | undefined = ca): Promise<Fetched> =>
  pageFetcher({ resolver: names, signal, port, mayAsk, ...(trust === '' ? {} : { ca: trust }) })(url);

test('a page comes with its status; a redirect is not followed', async () => {
  expect(await fetch(`https://${NAME}/policy`)).toEqual({
    kind: 'page',
    status: 200,
    type: 'text/plain',
    text: 'version: STSv1\n',
  });
  asked.length = 0;
  expect(await fetch(`https://${NAME}/moved`)).toMatchObject({ kind: 'page', status: 302 });
  expect(asked).toEqual(['/moved']);
});

test.each([
  ['too large', `https://${NAME}/large`, 'too_large'],
  ['failing', `https://${NAME}/failing`, 'no_answer'],
  ['cut off', `https://${NAME}/cut`, 'no_answer'],
  ['for another name', 'https://other.town.test/policy', 'bad_certificate'],
  ['without a host', 'https://gone.test/policy', 'no_host'],
  ['without an answer of the name server', 'https://quiet.test/policy', 'no_answer'],
])('%s', async (_what, url, kind) => {
  expect(await fetch(url)).toMatchObject({ kind });
});

test('a certificate that nobody vouches for is not taken', async () => {
  expect(await fetch(`https://${NAME}/policy`, '')).toMatchObject({ kind: 'bad_certificate' });
});

test.each([
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['172.31.0.1'],
  ['192.168.1.1'],
  ['169.254.169.254'],
  ['0.0.0.0'],
  ['::1'],
  ['fd00::1'],
  ['fe80::1'],
  ['::ffff:127.0.0.1'],
  ['64:ff9b::7f00:1'],
])('an inner address is not asked: %s', async (address) => {
  asked.length = 0;
  const resolver = { ...names, addresses: async () => ({ kind: 'found' as const, records: [address] }) };
  const found = await pageFetcher({ resolver, signal, port, ca })(`https://${NAME}/policy`);
  expect(found).toEqual({ kind: 'no_answer', why: expect.stringContaining('inner network') });
  expect(asked).toEqual([]);
});

test('addresses of the internet are asked', () => {
  expect(['192.0.2.1', '8.8.8.8', '172.32.0.1', '2001:4860:4860::8888', '2606:4700::1111'].every(isOuter)).toBe(true);
});
