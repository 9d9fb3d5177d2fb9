import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { csafText, cveText, kevEntry, kevText, lifecycleText } from '../../test/help/feed-fixtures.js';
import { startFeedServer, type FeedServer } from '../../test/help/feed-server.js';
import type { FeedName } from '../model/feeds.js';
import { LIMITS, feedsStatus, readFeeds, updateFeeds, type Updated } from './feeds.js';

let dir = '';
let server: FeedServer;
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'assay-feeds-'));
  server = await startFeedServer();
  serveAll();
});
afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

const IDS = Array.from({ length: 60 }, (_, index) => `CVE-2024-${90_000 + index}`);
const FAST = {
  ...LIMITS,
  silence: 150,
  answer: 2000,
  tries: 2,
  pause: 5,
  document: { kev: 1 << 20, cve: 1 << 20, lifecycle: 1 << 20, csaf: 1 << 20 },
};

function serveAll(): void {
  const { answers } = server;
  answers.set('/kev.json', { body: kevText(IDS.map((id) => kevEntry(id))) });
  for (const id of IDS.slice(0, 3)) {
    const affected = [
      { vendor: 'n/a', product: 'FlowDesk', versions: [{ version: '0', status: 'affected', lessThan: '3.1' }] },
    ];
    answers.set(`/cves/2024/90xxx/${id}.json`, { body: cveText(id, affected) });
  }
  answers.set('/eol', {
    body: lifecycleText([{ name: '3', label: '3', releaseDate: '2020-01-01', isEol: true, eolFrom: '2024-01-01' }]),
  });
  const files = ['icsa-24-001-01', 'icsa-24-002-01'];
  const line = (file: string): string => `csaf_files/OT/white/2024/${file}.json,2024-03-05T07:00:00.000000Z`;
  answers.set('/csaf/changes.csv', { body: `${files.map(line).join('\n')}\n` });
  for (const file of files) answers.set(`/csaf/2024/${file}.json`, { body: csafText(file.toUpperCase()) });
}

type Options = {
  names?: FeedName[];
  acceptShrink?: boolean;
  now?: string;
  flags?: Record<string, string>;
  env?: Record<string, string>;
  limits?: typeof LIMITS;
};

let run = 0;
async function update(options: Options = {}): Promise<Updated[]> {
  const scratch = path.join(dir, 'tmp', String((run += 1)));
  mkdirSync(scratch, { recursive: true });
  const { url } = server;
  const flags = {
    kev: `${url}/kev.json`,
    cve: `${url}/cves`,
    lifecycle: `${url}/eol`,
    csaf: `${url}/csaf/changes.csv`,
  };
  try {
    return await updateFeeds(
      {
        dir,
        scratch,
        names: options.names ?? ['kev', 'cve', 'lifecycle', 'csaf'],
        flags: { ...flags, ...options.flags },
        workspace: {},
        acceptShrink: options.acceptShrink ?? false,
        limits: options.limits ?? FAST,
        version: 'test',
      },
      {
        now: () => new Date(options.now ?? '2026-01-20T08:00:00Z'),
        env: options.env ?? {},
        signal: new AbortController().signal,
      },
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Name and outcome of each, with the code of what failed. */
function outcomes(updated: readonly Updated[]): string[] {
  return updated.map((each) => `${each.name} ${each.update === 'failed' ? each.error.code : each.update}`);
}

const stamps = (name: FeedName): string[] =>
  existsSync(path.join(dir, name)) ? readdirSync(path.join(dir, name)).filter((each) => each.startsWith('20')) : [];

test('four feeds become snapshots with the bytes as they came and a hash, and are read back', async () => {
  expect(outcomes(await update())).toEqual(['kev updated', 'cve updated', 'lifecycle updated', 'csaf updated']);
  const read = readFeeds(dir, '2026-01-21');
  expect(read.exploited).toHaveLength(60);
  expect(read.exploited?.filter(({ affected }) => affected !== null)).toHaveLength(3);
  expect(read.exploited?.[0]?.affected?.[0]).toMatchObject({ vendor: 'Brightwell', product: 'FlowDesk' });
  expect(read.advisories?.map(({ id }) => id)).toEqual(['ICSA-24-001-01', 'ICSA-24-002-01']);
  expect(read.lifecycles).toMatchObject([
    {
      product: 'flowdesk',
      support_until: '2024-01-01',
      vendor: 'brightwell',
      source: 'endoflife.date/flowdesk, 2026-01-10',
    },
  ]);
  expect(read.status.map(({ age_days: age, warnings }) => [age, warnings])).toEqual([
    [1, []],
    [1, []],
    [1, []],
    [1, []],
  ]);
  const [stamp = ''] = stamps('kev');
  expect(readFileSync(path.join(dir, 'kev', stamp, 'raw/kev.json'), 'utf8')).toBe(
    server.answers.get('/kev.json')?.body,
  );
  expect(read.status[0]?.snapshot).toMatchObject({
    version: '2026.01.15',
    entries: 60,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
  });
});

test('asked again, only what changed is sent, and the day of the question is kept', async () => {
  await update();
  server.asked.length = 0;
  expect(outcomes(await update({ now: '2026-03-20T08:00:00Z' }))).toEqual([
    'kev unchanged',
    'cve unchanged',
    'lifecycle unchanged',
    'csaf unchanged',
  ]);
  expect(server.asked.filter((line) => line.endsWith(' 200'))).toEqual([]);
  expect(feedsStatus(dir, '2026-03-21').map(({ age_days: age }) => age)).toEqual([1, 1, 1, 1]);
  expect(stamps('csaf')).toHaveLength(1);
  server.answers.set('/csaf/changes.csv', {
    body: 'csaf_files/OT/white/2024/icsa-24-001-01.json,2024-03-05T07:00:00.000000Z\n2024/icsa-24-002-01.json,2026-04-01T07:00:00Z\n',
  });
  server.answers.set('/csaf/2024/icsa-24-002-01.json', { body: csafText('ICSA-24-002-01', { revised: '2026-04-01' }) });
  server.asked.length = 0;
  expect(outcomes(await update({ names: ['csaf'], now: '2026-04-02T08:00:00Z' }))).toEqual(['csaf updated']);
  expect(server.asked).toEqual(['/csaf/changes.csv 200', '/csaf/2024/icsa-24-002-01.json 200']);
  const read = readFeeds(dir, '2026-04-02');
  expect(read.advisories?.map(({ revised_on: day }) => day)).toEqual(['2024-03-05', '2026-04-01']);
  expect(readFeeds(dir, '2026-04-01').advisories?.map(({ revised_on: day }) => day)).toEqual([
    '2024-03-05',
    '2024-03-05',
  ]);
});

test.each<[string, string, Record<string, unknown>]>([
  ['a server at fault', 'server_fault', { status: 500 }],
  ['a refusal', 'refused', { status: 403 }],
  ['half a body', 'cut_off', { body: kevText([kevEntry('CVE-2024-90000')]), cut: 100 }],
  ['half a packed body', 'cut_off', { body: kevText([kevEntry('CVE-2024-90000')]), gzip: true, cut: 60 }],
  ['a body without end', 'too_large', { endless: true }],
  ['silence', 'too_slow', { silent: true }],
  ['no JSON', 'not_the_feed', { body: '<html>Sign in</html>' }],
  ['other JSON', 'not_the_feed', { body: '{"vulnerabilities": "none"}' }],
  ['a wrong count', 'not_the_feed', { body: kevText([kevEntry('CVE-2024-90000')], { count: 1404 }) }],
  ['a bomb', 'too_large', { body: ' '.repeat(3 << 20), gzip: true }],
  ['a coding that was not asked for', 'bad_encoding', { body: '{}', headers: { 'content-encoding': 'br' } }],
  ['a redirect elsewhere', 'redirect_refused', { status: 302, headers: { location: 'http://127.0.0.2:9/kev.json' } }],
  ['a redirect to a file', 'redirect_refused', { status: 302, headers: { location: 'file:///etc/passwd' } }],
  ['redirects in a circle', 'redirect_refused', { status: 302, headers: { location: '/kev.json' } }],
  ['entries lost', 'shrunk', { body: kevText(IDS.slice(0, 50).map((id) => kevEntry(id))) }],
])('%s leaves the snapshot as it is, and the other feeds are got', async (_what, code, answer) => {
  await update({ names: ['kev'] });
  server.answers.set('/kev.json', answer);
  expect(outcomes(await update({ names: ['kev', 'lifecycle'], now: '2026-02-01T08:00:00Z' }))).toEqual([
    `kev ${code}`,
    'lifecycle updated',
  ]);
  expect(readFeeds(dir, '2026-02-01').exploited).toHaveLength(60);
  expect(stamps('kev')).toHaveLength(1);
});

test('an address that does not speak TLS is no fault of the network', async () => {
  const kev = `${server.url.replace('http:', 'https:')}/kev.json`;
  expect(outcomes(await update({ names: ['kev'], flags: { kev } }))).toEqual(['kev no_tls']);
});

test('fewer entries are taken when told so, and a redirect on the same server is followed', async () => {
  await update({ names: ['kev'] });
  server.answers.set('/moved.json', { body: kevText(IDS.slice(0, 50).map((id) => kevEntry(id))), gzip: true });
  server.answers.set('/kev.json', { status: 301, headers: { location: '/moved.json' } });
  expect(outcomes(await update({ names: ['kev'], acceptShrink: true, now: '2026-02-01T08:00:00Z' }))).toEqual([
    'kev updated',
  ]);
  expect(readFeeds(dir, '2026-02-01').exploited).toHaveLength(50);
  expect(readFeeds(dir, '2026-01-31').exploited).toHaveLength(60);
});

test('a broken advisory and one that is not there are named and set aside; one that fails ends the update', async () => {
  server.answers.set('/csaf/2024/icsa-24-001-01.json', { body: '{"document": {}}' });
  const lines = ['2024/icsa-24-001-01.json', '2024/icsa-24-002-01.json', '2024/gone.json', '2024/../../../etc/passwd'];
  server.answers.set('/csaf/changes.csv', { body: lines.map((line) => `${line},2024-03-05T07:00:00Z`).join('\n') });
  expect(outcomes(await update({ names: ['csaf'] }))).toEqual(['csaf updated']);
  const [, , , csaf] = readFeeds(dir, '2026-01-20').status;
  expect(csaf?.snapshot?.entries).toBe(1);
  expect(csaf?.warnings.join()).toMatch(/2 could not be read[\s\S]+gone\.json[\s\S]+icsa-24-001-01\.json/u);
  server.answers.set('/csaf/changes.csv', { body: '2024/icsa-24-002-01.json,2026-01-01T07:00:00Z\n' });
  server.answers.set('/csaf/2024/icsa-24-002-01.json', { status: 503 });
  expect(outcomes(await update({ names: ['csaf'], now: '2026-02-01T08:00:00Z' }))).toEqual(['csaf server_fault']);
  expect(stamps('csaf')).toHaveLength(1);
});

test('the catalogue comes before its records, and a name that cannot be asked before everything', async () => {
  expect(outcomes(await update({ names: ['cve'] }))).toEqual(['cve needs_kev']);
  await expect(update({ flags: { csaf: 'ftp://x/y' } })).rejects.toMatchObject({ code: 'bad_address', exit: 2 });
  expect(server.asked).toEqual([]);
});

test('two updates at once leave whole snapshots', async () => {
  const both = await Promise.all([update({ names: ['kev', 'csaf'] }), update({ names: ['kev', 'csaf'] })]);
  for (const each of both) expect(outcomes(each)).toEqual(['kev updated', 'csaf updated']);
  const read = readFeeds(dir, '2026-01-20');
  expect([read.exploited?.length, read.advisories?.length]).toEqual([60, 2]);
  expect(stamps('kev')).toHaveLength(2);
});

test('where a snapshot cannot be kept, that is said and nothing is lost', async () => {
  await update({ names: ['csaf'] });
  writeFileSync(path.join(dir, 'kev'), 'a file where a folder should be');
  expect(outcomes(await update({ names: ['kev', 'lifecycle'] }))).toEqual(['kev cannot_write', 'lifecycle updated']);
  expect(readFeeds(dir, '2026-01-20').advisories).toHaveLength(2);
});

test('a damaged compact form is made anew from the bytes; where these are damaged too, the snapshot before stands', async () => {
  await update({ names: ['kev'] });
  server.answers.set('/kev.json', { body: kevText([...IDS, 'CVE-2025-1111'].map((id) => kevEntry(id))) });
  await update({ names: ['kev'], now: '2026-02-01T08:00:00Z' });
  const [, newer = ''] = stamps('kev').sort();
  writeFileSync(path.join(dir, 'kev', newer, 'entries.json'), '[]');
  expect(readFeeds(dir, '2026-02-01').exploited).toHaveLength(61);
  writeFileSync(path.join(dir, 'kev', newer, 'raw/kev.json'), '{}');
  const read = readFeeds(dir, '2026-02-01');
  expect(read.exploited).toHaveLength(60);
  expect(read.status[0]?.warnings.join()).toContain(newer);
  writeFileSync(path.join(dir, 'kev', newer, 'manifest.json'), '{');
  expect(readFeeds(dir, '2026-02-01').exploited).toHaveLength(60);
});

test('what was published after the day does not exist, and a snapshot from after it says so', async () => {
  server.answers.set('/kev.json', {
    body: kevText([kevEntry('CVE-2024-90000', { dateAdded: '2021-11-03' }), kevEntry('CVE-2024-90001')]),
  });
  await update();
  const read = readFeeds(dir, '2024-03-04');
  expect(read.exploited?.map(({ cve, affected }) => [cve, affected])).toEqual([['CVE-2024-90000', null]]);
  expect(read.advisories).toEqual([]);
  expect(read.status[0]).toMatchObject({ age_days: null, warnings: [expect.stringContaining('2026-01-20')] });
  expect(readFeeds(path.join(dir, 'nowhere'), '2024-03-04')).toMatchObject({
    exploited: null,
    advisories: null,
    lifecycles: null,
  });
  expect(feedsStatus(dir, '2026-05-01')[0]?.warnings.join()).toContain('101 days old');
});

test('a proxy is gone through where one is set, but for what NO_PROXY names', async () => {
  const through: string[] = [];
  const proxy = createServer((asked, answer) => {
    through.push(asked.url ?? '');
    asked.pipe(request(asked.url ?? '', (reply) => reply.pipe(answer)));
  });
  proxy.on('connect', (asked, socket) => {
    through.push(asked.url ?? '');
    const [host = '', port = ''] = (asked.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  try {
    expect(outcomes(await update({ names: ['kev'], flags: { proxy: url } }))).toEqual(['kev updated']);
    expect(through).toHaveLength(1);
    expect(outcomes(await update({ names: ['lifecycle'], env: { HTTP_PROXY: url } }))).toEqual(['lifecycle updated']);
    expect(through).toHaveLength(2);
    expect(outcomes(await update({ names: ['csaf'], env: { HTTP_PROXY: url, NO_PROXY: '127.0.0.1' } }))).toEqual([
      'csaf updated',
    ]);
    expect(through).toHaveLength(2);
  } finally {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  }
});
