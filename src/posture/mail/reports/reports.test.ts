import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedFeeds } from '../../../../test/help/shared-feeds.js';
import { mailReportsSchema } from '../../../model/mail-reports.js';
import { readReports } from './reports.js';

type Row = { ip?: string; count?: string; spf?: string; dkim?: string; done?: string; auth?: string };

const record = ({
  ip = '192.0.2.1',
  count = '2',
  spf = 'fail',
  dkim = 'pass',
  done = 'none',
  auth = '',
}: Row): string =>
  `<record><row><source_ip>${ip}</source_ip><count>${count}</count><policy_evaluated><disposition>${done}</disposition>` +
  `<dkim>${dkim}</dkim><spf>${spf}</spf></policy_evaluated></row><identifiers><header_from>town.example</header_from></identifiers>` +
  `<auth_results>${auth}</auth_results></record>`;
const report = (rows: readonly Row[], { id = 'r1', begin = '1700000000', root = '<feedback>' } = {}): string =>
  `<?xml version="1.0"?>\n${root}<report_metadata><org_name>Receiver</org_name><report_id>${id}</report_id>` +
  `<date_range><begin>${begin}</begin><end>1700080000</end></date_range></report_metadata>` +
  `<policy_published><domain>Town.example</domain><p>none</p></policy_published>${rows.map(record).join('')}</feedback>`;
const bytes = (text: string): Uint8Array => Buffer.from(text);
const read = async (...files: readonly (string | Uint8Array)[]) =>
  readReports(files.map((file, at) => ({ path: `f${at}`, bytes: typeof file === 'string' ? bytes(file) : file })));

test('mail is summed by source and by day; spf or dkim alone is enough', async () => {
  const auth =
    '<dkim><domain>Host.example</domain><result>pass</result></dkim><spf><domain>bad.example</domain><result>fail</result></spf>';
  const rows: Row[] = [
    { auth },
    { spf: 'pass', dkim: 'fail' },
    { ip: '198.51.100.9', dkim: 'fail', count: '5', done: 'reject' },
  ];
  const { domains, broken } = await read(
    report(rows),
    report([{ count: '1', done: 'quarantine' }], { id: 'r2', begin: '1690000000' }),
  );
  expect(broken).toEqual([]);
  expect(domains).toMatchObject([
    {
      domain: 'town.example',
      passed: 5,
      failed: 5,
      from: '2023-07-22',
      to: '2023-11-15',
      reporters: 1,
      sources: [
        { ip: '198.51.100.9', failed: 5, passed: 0, rejected: 5, proved: [] },
        {
          ip: '192.0.2.1',
          failed: 0,
          passed: 5,
          spf_passed: 2,
          dkim_passed: 3,
          delivered: 4,
          quarantined: 1,
          proved: ['host.example'],
        },
      ],
      days: [
        { day: '2023-07-22', passed: 1, failed: 0 },
        { day: '2023-11-14', passed: 4, failed: 5 },
      ],
    },
  ]);
});

test('the form of RFC 9990 is told by its namespace, also behind a prefix', async () => {
  const root = '<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">';
  const prefixed = report([{ done: 'pass' }], { id: 'r2' })
    .replaceAll(/<(\/?)(?=[a-z])/gu, '<$1d:')
    .replace('<d:feedback>', '<d:feedback xmlns:d="urn:ietf:params:xml:ns:dmarc-2.0">');
  const { files, domains } = await read(report([{}], { root }), prefixed, report([{}], { id: 'r3' }));
  expect(files.map(({ form }) => form)).toEqual(['rfc9990', 'rfc9990', 'rfc7489']);
  expect(domains[0]).toMatchObject({ passed: 6, sources: [{ delivered: 6 }] });
});

test('a report that comes twice is counted once, whatever it lies in', async () => {
  const text = report([{}]);
  const { files, domains } = await read(
    text,
    gzipSync(text),
    zip([['a/r.xml', bytes(text)]]),
    mail('r.xml.gz', gzipSync(text)),
  );
  expect(files.map(({ repeats, within }) => [repeats, within])).toEqual([
    [null, []],
    ['f0', ['gzip']],
    ['f0', ['a/r.xml']],
    ['f0', ['r.xml.gz', 'gzip']],
  ]);
  expect(domains[0]).toMatchObject({ passed: 2, failed: 0 });
});

test('a record that cannot be read is left out, and that is said', async () => {
  const rows: Row[] = [{}, { ip: 'unknown' }, { count: '-1' }, { spf: 'none' }, { count: '1e9' }];
  const { files, domains } = await read(report(rows));
  expect(files[0]).toMatchObject({ count: 2, notes: [expect.stringContaining('4 of 5 records')] });
  expect(domains[0]).toMatchObject({ passed: 2, failed: 0 });
});

test('what lies behind a gzip member is passed over; several members are one file', async () => {
  const text = report([{}]);
  const pieces = [gzipSync(text.slice(0, 90)), gzipSync(text.slice(90))];
  const spoiled = gzipSync(text);
  spoiled.writeUInt32LE(1, spoiled.length - 8);
  const { broken, files } = await read(
    Buffer.concat([gzipSync(text), bytes('\r\n')]),
    Buffer.concat(pieces),
    gzipSync(text).subarray(0, 150),
    spoiled,
  );
  expect(files).toHaveLength(2);
  expect(broken.map(({ path: name, code }) => [name, code])).toEqual([
    ['f2', 'bad_gzip'],
    ['f3', 'bad_gzip'],
  ]);
});

const entities = '<!DOCTYPE f [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
const outside = '<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]>';

test.each([
  ['nothing', '', 'not_a_report'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'not_a_report'],
  ['a page', '<html><body>no</body></html>', 'not_a_report'],
  ['half a report', report([{}]).slice(0, 300), 'bad_xml'],
  ['entities that grow', report([{}]).replace('\n', entities), 'document_type'],
  ['an entity of a file', report([{ ip: '&x;' }]).replace('\n', outside), 'document_type'],
  ['an entity that nobody declared', report([{ ip: '&x;' }]), 'bad_xml'],
  ['elements without end', `<feedback>${'<a>'.repeat(1_000)}`, 'bad_xml'],
  ['a value without end', report([{ ip: '1'.repeat(10_000) }]), 'bad_xml'],
  ['no days', report([{}], { begin: 'yesterday' }), 'not_a_report'],
  ['milliseconds', report([{}], { begin: '1700000000000' }), 'not_a_report'],
  ['days that end before they begin', report([{}], { begin: '1800000000' }), 'not_a_report'],
  ['half of JSON', '{"organization-name": "x"', 'bad_json'],
  ['other JSON', '{"policies": []}', 'not_a_report'],
  ['deep JSON', '{"a":'.repeat(200_000), 'bad_json'],
  ['a cut archive', zip([['r.xml', bytes(report([{}]))]]).subarray(0, 200), 'bad_zip'],
  ['an empty archive', zip([]), 'nothing_inside'],
  ['many entries', zip(Array.from({ length: 300 }, (_, at) => [`${at}.xml`, bytes('x')] as const)), 'too_many_entries'],
  ['a mail without a report', 'From: a@b.example\r\nSubject: x\r\n\r\nHello.\r\n', 'nothing_inside'],
])('%s is named broken', async (_what, file, code) => {
  const { files, broken } = await read(file);
  expect(files).toEqual([]);
  expect(broken.map((each) => each.code)).toEqual([code]);
});

describe('bombs', () => {
  const zeros = Buffer.alloc(120_000_000);
  test('what unpacks to too much is stopped, in gzip, in ZIP, and where the directory lies about it', async () => {
    const packed = gzipSync(zeros, { level: 1 });
    const { broken } = await read(packed, zip([['r.xml', zeros]]), zip([['r.xml', zeros]], 1_000));
    expect(broken.map(({ code }) => code)).toEqual(['too_large', 'too_large', 'bad_zip']);
  });

  test('archives in archives end', async () => {
    let nested = bytes(report([{}]));
    for (let depth = 0; depth < 10; depth += 1) nested = gzipSync(nested);
    expect((await read(nested)).broken.map(({ code }) => code)).toEqual(['too_deep']);
  });
});

test('one bad entry does not hide the others of the folder', async () => {
  const { files, broken } = await read(
    report([{}]),
    'nonsense',
    zip([
      ['good.xml', bytes(report([{}], { id: 'r9' }))],
      ['bad.xml', bytes('<a>')],
    ]),
  );
  expect([files.length, broken.length]).toEqual([2, 2]);
});

test('names stay as they came, and climb out of nothing', async () => {
  const { files } = await read(zip([['../../etc/x.xml', bytes(report([{}]))]]));
  expect(files[0]?.within).toEqual(['../../etc/x.xml']);
});

test('TLS reports are summed by kind and MX', async () => {
  const tls = (id: string) =>
    JSON.stringify({
      'organization-name': 'Sender',
      'report-id': id,
      'date-range': { 'start-datetime': '2026-01-01T00:00:00Z', 'end-datetime': '2026-01-01T23:59:59Z' },
      policies: [
        {
          policy: { 'policy-type': 'sts', 'policy-domain': 'Town.example' },
          summary: { 'total-successful-session-count': 40, 'total-failure-session-count': 3 },
          'failure-details': [
            {
              'result-type': 'certificate-expired',
              'receiving-mx-hostname': 'mx.town.example',
              'failed-session-count': 2,
            },
            { 'result-type': 'validation-failure', 'failed-session-count': 1 },
          ],
        },
      ],
    });
  const { tls: sums } = await read(tls('1'), tls('1'), gzipSync(tls('2')));
  expect(sums).toEqual([
    {
      domain: 'town.example',
      succeeded: 80,
      failed: 6,
      from: '2026-01-01',
      to: '2026-01-01',
      failures: [
        { type: 'certificate-expired', mx: 'mx.town.example', sessions: 4 },
        { type: 'validation-failure', mx: null, sessions: 2 },
      ],
    },
  ]);
});

test('whatever bytes come, each file is read or named', async () => {
  const good = bytes(report([{}]));
  const spoiled = fc
    .tuple(
      fc.constantFrom(good, gzipSync(good), zip([['r.xml', good]])),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
    )
    .map(([base, edits]) =>
      edits.reduce((file, [at, value]) => file.with(at % file.length, value), new Uint8Array(base)),
    );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), spoiled), async (file) => {
      const result = await read(file);
      expect(mailReportsSchema.safeParse(result).success).toBe(true);
      expect(result.files.length + result.broken.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

const feeds = sharedFeeds('dmarc');
const real =
  feeds === null
    ? []
    : ['aggregate', 'tls'].flatMap((each) =>
        readdirSync(path.join(feeds, each)).map((name) => path.join(feeds, each, name)),
      );

test.skipIf(real.length === 0)(
  'public reports are all read, without public feeds beside this folder it is skipped',
  async () => {
    const { files, broken, domains } = await readReports(
      real.map((file) => ({ path: path.basename(file), bytes: readFileSync(file) })),
    );
    expect(broken).toEqual([]);
    expect(files).toHaveLength(real.length);
    expect(files.find(({ path: name }) => name.startsWith('invalid_utf_8'))?.notes).toHaveLength(1);
    expect(domains.find(({ domain }) => domain === 'example.com')).toMatchObject({ passed: 123, failed: 6 });
    expect(domains.map(({ domain }) => domain)).toContain('ab.id.au');
  },
);

function mail(name: string, content: Uint8Array): Uint8Array {
  const encoded = Buffer.from(content).toString('base64').replaceAll(/.{76}/gu, '$&\r\n');
  return bytes(
    'From: r@receiver.example\r\nSubject: Report domain: town.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
      `--b\r\nContent-Type: text/plain\r\n\r\nA report.\r\n--b\r\nContent-Type: application/gzip\r\nContent-Transfer-Encoding: base64\r\n` +
      `Content-Disposition: attachment; filename="${name}"\r\n\r\n${encoded}\r\n--b--\r\n`,
  );
}

/** A ZIP archive; `claimed`: the size that its directory claims for each entry. */
function zip(entries: readonly (readonly [string, Uint8Array])[], claimed?: number): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content, { level: 1 });
    const size = claimed ?? content.length;
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    local.push(Buffer.from('PK\u0003\u0004'), common, title, packed);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, entry, title);
    at += 30 + title.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...directory, end]);
}
