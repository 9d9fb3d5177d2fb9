import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asset, program } from '../../../test/help/asset.js';
import type { Program } from '../../model/asset.js';
import { identifiedAssetSchema, type Identified } from '../../model/identified.js';
import type { Lifecycle } from '../../model/lifecycle.js';
import { identify } from './product.js';
import { productTable } from './table.js';

const table = productTable([]);

function read(text: string | Program): Identified[] {
  return identify([asset([text])], table).flatMap(({ identified }) => identified);
}

/** The key, with edition and version; or the keys that it may be, with a question mark. */
function short({ is, confidence, candidates }: Identified): string {
  if (is !== null && confidence === 'high') return [is.key, is.edition ?? '-', is.version ?? '-'].join(' ');
  const all = candidates.length > 0 ? candidates : is === null ? [] : [is];
  return `? ${all.map(({ key }) => key).join(' ')}`.trim();
}

describe('one product', () => {
  it.each([
    ['Win7 Pro', 'microsoft-windows-7 pro SP1'],
    ['W7 SP1 x64', 'microsoft-windows-7 - SP1'],
    ['Windows 7 Home Premium 32-bit', 'microsoft-windows-7 home SP1'],
    ['Win7 RTM', 'microsoft-windows-7-rtm - RTM'],
    ['Windows 7 Embedded', 'microsoft-windows-embedded-standard-7 - SP1'],
    ['WES7', 'microsoft-windows-embedded-standard-7 - SP1'],
    ['POSReady 7', 'microsoft-windows-embedded-posready-7 - -'],
    ['Windows XP Professional SP2', 'microsoft-windows-xp pro SP2'],
    ['Windows NT 4.0', 'microsoft-windows-nt-4 - -'],
    ['Windows 10 IoT Enterprise LTSC 2021', 'microsoft-windows-10-iot-ltsc-2021 IoT Enterprise LTSC 21H2'],
    ['Windows 10 Enterprise LTSC 2021', 'microsoft-windows-10-ltsc-2021 Enterprise LTSC 21H2'],
    ['Windows 10 Enterprise 2016 LTSB', 'microsoft-windows-10-ltsb-2016 Enterprise LTSB 1607'],
    ['Microsoft Windows 11 Pro 24H2', 'microsoft-windows-11-24h2-home-pro pro 24H2'],
    ['2012 R2', 'microsoft-windows-server-2012-r2 - -'],
    ['Win Srv 2016 std', 'microsoft-windows-server-2016 standard -'],
    ['Server 2012R2', 'microsoft-windows-server-2012-r2 - -'],
    ['Windows Server 2019 Datacenter 10.0.17763', 'microsoft-windows-server-2019 datacenter -'],
    ['SQL Express 2014', 'microsoft-sql-server-2014 express 2014'],
    ['Microsoft SQL Server 2008 R2 SP2', 'microsoft-sql-server-2008-r2 - 2008 r2 sp2'],
    ['Ubuntu 18.04 Pro', 'canonical-ubuntu-18-04 pro 18.04'],
    ['Ubuntu 18.04.6 LTS', 'canonical-ubuntu-18-04 - 18.04.6'],
    ['CentOS 7.9.2009', 'centos-linux-7 - 7.9.2009'],
    ['CentOS Stream 8', 'centos-stream-8 - 8'],
    ['Debian GNU/Linux 11 (bullseye)', 'debian-linux-11 - 11'],
    ['Red Hat Enterprise Linux Server 7.9', 'redhat-rhel-7 - 7.9'],
    ['FactoryTalk View SE 9.0', 'rockwell-factorytalk-view-10 se 9.0'],
    ['RSView32', 'rockwell-rsview32 - -'],
    ['MicroLogix 1400 Series B', 'rockwell-micrologix-1400 - -'],
    ['1766-L32BWA Series B FRN 21.003', 'rockwell-micrologix-1400 - 21.003'],
    ['Allen-Bradley SLC 5/05', 'rockwell-slc-500 - -'],
    ['SIMATIC S7-1200 CPU 1214C', 'siemens-s7-1200-g1 - -'],
    ['Wonderware InTouch HMI 2014 R2 SP1', 'aveva-intouch-2014-r2 - 2014 r2 sp1'],
    ['InTouch 11.1.5', 'aveva-intouch-2014-r2 - 11.1.5'],
    ['GE Proficy iFIX 5.8 R2', 'ge-ifix-6-0 - 5.8 r2'],
    ['Ignition 8.1.17', 'inductive-ignition-8-1 - 8.1.17'],
    ['AirLink RV50X', 'sierra-airlink-rv50 - -'],
    ['3G modem AT&T', 'network-att-3g - -'],
    ['Citect Server 2016', 'aveva-citect-2016 - 2016'],
    ['KEPServerEX 6.5', 'ptc-kepserverex-6 - 6.5'],
    ['S7-300 CPU 315-2 PN/DP V3.2', 'siemens-s7-300 - 3.2'],
    ['ControlLogix L73', 'rockwell-controllogix-5570 - -'],
    ['Windows 7 Professional 7601 Service Pack 1', 'microsoft-windows-7 pro SP1'],
    ['SQL Server 13.0.5026.0', 'microsoft-sql-server-2016 - 13.0.5026.0'],
    ['KEPServerEX 6.16', 'ptc-kepserverex - 6.16'],
    ['cpe:/o:microsoft:windows_7::sp1:professional', 'microsoft-windows-7 pro SP1'],
    ['cpe:2.3:o:microsoft:windows_server_2008:r2:sp1:*:*:*:*:x64:*', 'microsoft-windows-server-2008-r2 - -'],
  ])('%s is %s', (text, expected) => {
    expect(read(text).map(short)).toEqual([expected]);
  });
});

describe('what is asked for', () => {
  it.each([
    ['Win 10 LTSC', /ltsb-2015.*ltsc-2019.*iot-ltsc-2021/u],
    ['Windows 10 LTSC 2021', /^\? microsoft-windows-10-ltsc-2021 microsoft-windows-10-iot-ltsc-2021$/u],
    ['Windows 10 1607', /before-22h2.*ltsb-2016/u],
    ['Windows 10.0.19045', /22h2-home .*22h2 /u],
    ['Wonderware', /aveva-intouch-2014 .*aveva-historian.*aveva-system-platform/u],
    ['RSView', /rsview32.*factorytalk-view/u],
    ['Microsoft Windows 7 or Windows Server 2008 R2', /^\? microsoft-windows-7 microsoft-windows-server-2008-r2$/u],
    ['Windows 7/10', /^\? microsoft-windows-7 microsoft-windows-10-22h2/u],
    ['Windows Server 2008 R2 SP1 - 2012 R2', /2008-r2 .*2012-r2/u],
    ['InTouch', /aveva-intouch-2014 .*aveva-intouch$/u],
    ['SQL', /2005.*2022 microsoft-sql-server$/u],
    ['S7-1200', /g1 .*g2/u],
    ['ThinManager', /rockwell-thinmanager-10 rockwell-thinmanager$/u],
    ['Windows', /^\? microsoft-windows$/u],
    ['Win 7 Pro Embedded', /^\? microsoft-windows-7$/u],
  ])('%s', (text, expected) => {
    const found = read(text);
    expect(found).toHaveLength(1);
    expect(found.map(short).join('')).toMatch(expected);
    expect(found[0]?.ask).toMatch(/say|look|guess/u);
  });
});

describe('several products, several fields', () => {
  it('reads a system and the software on it from one text', () => {
    expect(read('HMI-1, Win7 Pro, Wonderware').map(short)).toEqual([
      'microsoft-windows-7 pro SP1',
      expect.stringContaining('? aveva-intouch-2014'),
    ]);
    expect(read('Windows Server 2012 R2 Standard, SQL Server 2014 Express').map(short)).toEqual([
      'microsoft-windows-server-2012-r2 standard -',
      'microsoft-sql-server-2014 express 2014',
    ]);
    expect(read('windows 7 pro sp1 32-bit with factorytalk view se 8.20').map(short)).toEqual([
      'microsoft-windows-7 pro SP1',
      'rockwell-factorytalk-view-10 se 8.20',
    ]);
  });

  it('takes the pieces that stand beside the text', () => {
    const ltsc = program('Windows 10', { edition: 'IoT Enterprise LTSC', version: '21H2' });
    expect(read(ltsc).map(short)).toEqual(['microsoft-windows-10-iot-ltsc-2021 IoT Enterprise LTSC 21H2']);
    const view = program('View SE', { vendor: 'Rockwell', product: 'FactoryTalk View SE', version: '9.0' });
    expect(read(view).map(short)).toEqual(['rockwell-factorytalk-view-10 se 9.0']);
    const coded = program('?', { cpe: 'cpe:/o:microsoft:windows_7' });
    expect(read(coded).map(short)).toEqual(['microsoft-windows-7 - SP1']);
  });

  it('knows a number for a system where the column says so', () => {
    expect(read(program('7 Pro SP1', { part: 'os' })).map(short)).toEqual(['microsoft-windows-7 pro SP1']);
    expect(read(program('2016 std', { part: 'os' })).map(short)).toEqual(['microsoft-windows-server-2016 standard -']);
    expect(read('11 Pro').map(short)).toEqual(['?']);
  });

  it('keeps what only the source names', () => {
    const own = program('Acme Pump Panel 3', { vendor: 'Acme Pumps GmbH', product: 'Pump Panel', version: '3' });
    const [found] = read(own);
    expect(found?.is).toMatchObject({ vendor: 'acme pumps', product: 'pump panel', version: '3' });
    expect(found?.confidence).toBe('medium');
  });

  it('holds a guess below 100 % for a candidate only', () => {
    const guess = { part: 'os', basis: 'guessed' } as const;
    const [low] = read(program('Microsoft Windows 7 SP1', { ...guess, accuracy: 93 }));
    expect(low).toMatchObject({ is: null, confidence: 'low', candidates: [{ key: 'microsoft-windows-7' }] });
    const [whole] = read(program('Microsoft Windows 7 SP1', { ...guess, accuracy: 100 }));
    expect(whole?.is?.key).toBe('microsoft-windows-7');
  });
});

describe('names of the feed', () => {
  const cycle = (product: string, name: string, label: string): Lifecycle => ({
    product,
    cycle: name,
    label,
    vendor: null,
    released_on: null,
    ended: null,
    support_until: '2030-01-01',
    extended: [],
    latest_version: null,
    successor: null,
    source: 'endoflife.date',
    as_of: '2026-08-22',
    confidence: 'high',
    notes: null,
  });
  const feed = [
    cycle('ios', '15', 'Apple iOS 15'),
    cycle('office', '2016', 'Microsoft Office 2016'),
    cycle('office', '2019', 'Microsoft Office 2019'),
    cycle('openssl', '1.1.1', 'OpenSSL 1.1.1'),
    cycle('vmware-esxi', '6.7', 'VMware ESXi 6.7'),
  ];
  const withFeed = productTable(feed);

  it.each([
    ['MS Office 2016', 'office-2016 - 2016'],
    ['Office PC', '?'],
    ['office', '? office-2016 office-2019 feed:office'],
    ['Apple iOS 15.2', 'ios-15 - 15.2'],
    ['Cisco router IOS 15.2', '?'],
    ['esxi 6.7', 'vmware-esxi-6.7 - 6.7'],
    ['VMware ESXi 8.0.2', 'feed:vmware-esxi - 8.0.2'],
    ['pkg:deb/debian/openssl@1.1.1n-0?arch=amd64', 'openssl-1.1.1 - 1.1.1'],
  ])('%s is %s', (text, expected) => {
    const found = identify([asset([text])], withFeed).flatMap(({ identified }) => identified);
    expect(found.map(short)).toEqual([expected]);
  });
});

describe('any text', () => {
  const noise = string({ unit: 'grapheme', maxLength: 120 });

  it('is read without a fall, into the form of the model', () => {
    const piece = constantFrom(
      'Windows',
      'Win',
      '7',
      '10',
      'SP',
      'R2',
      '2012',
      'cpe:/o:',
      ':',
      'pkg:a/b@1',
      '%',
      '\\',
      '(',
      '20.1',
      'InTouch',
    );
    assert(
      property(array(piece, { maxLength: 12 }), noise, (pieces, rest) => {
        for (const text of [pieces.join(' '), pieces.join(''), rest]) {
          identifiedAssetSchema.array().parse(identify([asset([program(text, { cpe: text, purl: rest })])], table));
        }
      }),
    );
  });

  it('that names no product is never read with confidence', () => {
    const words =
      `pump lift station north room kitchen old new main spare panel pc laptop box dell hp desk front door 7 10 11 8.1
      2016 2019 22H2 SP1 R2 v2 x64 64-bit 10.0 1400 5000 home enterprise unknown n/a ? - / ( ) , ; the`.split(/\s+/u);
    assert(
      property(array(constantFrom(...words), { maxLength: 8 }), (chosen) => {
        for (const text of [chosen.join(' '), chosen.join('-')]) {
          expect(read(text).filter(({ is }) => is !== null)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
    expect(read('x'.repeat(100_000)).map(short)).toEqual(['?']);
  });
});

it('identifies 500 machines in well under a second', () => {
  const texts = ['Win7 Pro', 'MicroLogix 1400 Series B', 'InTouch 2014 R2', 'Windows 10 IoT Enterprise LTSC 2021'];
  const machines = Array.from({ length: 500 }, (_, i) => asset([texts[i % 4] ?? '', `Ubuntu 18.04 box ${i}`]));
  const start = performance.now();
  identify(machines, table);
  expect(performance.now() - start).toBeLessThan(2_000);
});
