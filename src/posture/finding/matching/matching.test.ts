import { expect, test } from 'vitest';
import type { Affected } from '../../../model/vulnerability.js';
import { productFit, splitLine } from './product-fit.js';
import { versionAnswer } from './version-answer.js';
import { buildOf, windowsFit, windowsOf } from './windows.js';

test.each<[own: [string, string], record: [string, string], fit: 'same' | 'maybe' | null]>([
  [['Allen-Bradley', 'MicroLogix 1100'], ['Rockwell Automation', 'MicroLogix 1100'], 'same'],
  [['Allen-Bradley', 'MicroLogix 1100'], ['Rockwell Automation', 'MicroLogix 1400'], null],
  [['Allen-Bradley', 'MicroLogix'], ['Rockwell Automation', 'MicroLogix 1400'], 'maybe'],
  [['Siemens', 'S7-1200 CPU 1214C'], ['Siemens', 'SIMATIC S7-1200 CPU family (incl. SIPLUS variants)'], 'same'],
  [['Siemens', 'S7-1500'], ['Siemens', 'SIMATIC S7-1500 Software Controller'], null],
  [['Siemens', 'S7-1500'], ['Siemens', 'SIMATIC S7-PLCSIM Advanced'], null],
  [['AVEVA', 'InTouch'], ['AVEVA Software, LLC', 'InTouch Access Anywhere'], null],
  [['Grundfos', 'CIM 500'], ['Grundfos Pumps Corporation', 'CIM 500'], 'same'],
  [['Unitronics', 'Vision 570'], ['Unitronics', 'Vision PLC and HMI'], 'same'],
  [['Unitronics', 'Vision 570'], ['Unitronics', 'VisiLogic'], null],
  [['Fortinet', 'FortiOS'], ['Fortinet', 'FortiOS and FortiProxy'], 'same'],
  [['Fortinet', 'FortiOS'], ['Fortinet', 'FortiProxy'], null],
  [['Cisco', 'IOS XE'], ['Cisco', 'IOS'], null],
  [['Cisco', 'IOS XE'], ['Cisco', 'IOS and IOS XE Software'], 'same'],
  [['', 'CIM 500'], ['Grundfos', 'CIM 500'], 'maybe'],
  [['Brightwell', 'CIM 500'], ['Grundfos', 'CIM 500'], null],
  [['Microsoft', 'SQL Server 2012'], ['Microsoft', 'Windows Server 2012'], null],
])('%j beside %j', ([vendor, product], [maker, named], fit) => {
  expect(productFit({ vendor, products: [product] }, { vendor: maker, product: named })).toBe(fit);
});

test('a name that ends in a version of its own is split', () => {
  expect(splitLine('OpenPCS 7 V8.1')).toEqual({ product: 'OpenPCS 7', line: '8.1' });
  expect(splitLine('SIMATIC S7-1200 CPU family version 4 (incl. SIPLUS variants)')).toMatchObject({ line: '4' });
  expect(splitLine('CIM 500')).toEqual({ product: 'CIM 500', line: null });
});

type Spec = { ranges?: string[]; unread?: string[]; otherwise?: Affected['otherwise'] };
/** `1.0..2.0)`, `..2.0]`, `=1.5`, `*`; an exclamation mark in front: not affected. */
function affected({ ranges = [], unread = [], otherwise = 'unknown' }: Spec): Affected[] {
  const read = ranges.map((text) => {
    const bare = text.replace('!', '');
    const { from = '', to = '' } = /^(?<from>.*?)\.\.(?<to>.*?)[)\]]?$/u.exec(bare)?.groups ?? {};
    const single = bare.startsWith('=') ? bare.slice(1) : null;
    return {
      from: single ?? (from || null),
      to: single ?? (to || null),
      to_included: !bare.endsWith(')'),
      text,
      affected: !text.startsWith('!'),
    };
  });
  return [{ vendor: 'Brightwell', product: 'FlowDesk', ranges: read, unread, cpes: [], otherwise }];
}

test.each<[string | null, Spec, 'yes' | 'no' | 'cannot_tell']>([
  ['3.0', { ranges: ['..3.1)'] }, 'yes'],
  ['3.1', { ranges: ['..3.1)'] }, 'no'],
  ['3.1', { ranges: ['..3.1]'] }, 'yes'],
  ['3', { ranges: ['..3.1)'] }, 'cannot_tell'],
  [null, { ranges: ['..3.1)'] }, 'cannot_tell'],
  [null, { ranges: ['*'] }, 'yes'],
  [null, { ranges: ['*', '..3.1)'] }, 'cannot_tell'],
  ['3.4', { ranges: ['*', '..3.1)'] }, 'no'],
  ['4.0', { ranges: ['1.0..2.0)', '3.0..3.5)'] }, 'no'],
  ['2.5', { ranges: ['1.0..2.0)', '3.0..3.5)'] }, 'cannot_tell'],
  ['2.5', { ranges: ['1.0..2.0)', '3.0..3.5)'], otherwise: 'unaffected' }, 'no'],
  ['0.9', { ranges: ['1.0..2.0)'], otherwise: 'affected' }, 'cannot_tell'],
  ['0.9', { ranges: ['!=1.0'], otherwise: 'affected' }, 'yes'],
  ['1.0', { ranges: ['!=1.0'], otherwise: 'affected' }, 'no'],
  ['12.0', { ranges: ['=13.0'] }, 'cannot_tell'],
  ['14.0', { ranges: ['=13.0'] }, 'cannot_tell'],
  ['13.0', { ranges: ['=13.0'] }, 'yes'],
  ['1.5', { ranges: ['1.0..2.0)', '!=1.5'] }, 'cannot_tell'],
  ['16.8', { ranges: ['..16.7)', '..17.4)'] }, 'cannot_tell'],
  ['16.5', { ranges: ['..16.7)', '..17.4)'] }, 'yes'],
  ['6.5.4.10', { ranges: ['..5.9.2]', '..6.5.4.14]', '..7.0.1]'] }, 'yes'],
  ['6.5.4.20', { ranges: ['..5.9.2]', '..6.5.4.14]', '..7.0.1]'] }, 'cannot_tell'],
  ['17.4', { ranges: ['..16.7)', '..17.4)'] }, 'no'],
  ['3.2', { unread: ['some versions'] }, 'cannot_tell'],
  ['3.2', { ranges: ['..3.1)'], unread: ['some versions'] }, 'cannot_tell'],
  ['3.0', { ranges: ['..3.1)'], unread: ['some versions'] }, 'yes'],
  ['blue', { ranges: ['..3.1)'] }, 'cannot_tell'],
  [null, {}, 'cannot_tell'],
])('version %s beside %j', (version, spec, answer) => {
  expect(versionAnswer(version, affected(spec)).answer).toBe(answer);
});

test.each<[string, string | null]>([
  ['Windows 7 Service Pack 1', '7/-'],
  ['windows_7', '7/-'],
  ['Windows 10 Version 1809 for x64-based Systems', '10/1809'],
  ['windows_10_22h2', '10/22h2'],
  ['Windows 10 for 32-bit Systems', '10/-'],
  ['Windows 11 version 21H2', '11/21h2'],
  ['windows 10 enterprise ltsc 2019', '10/1809'],
  ['windows 10 10.0.19045.3086', '10/22h2'],
  ['Windows Server 2008 R2 Service Pack 1 (Server Core installation)', 'server 2008 r2/-'],
  ['Windows Server 2008 for x64-based Systems Service Pack 2', 'server 2008/-'],
  ['Windows Server, version 1903 (Server Core installation)', 'server semi-annual/1903'],
  ['Windows Server version 2004', 'server semi-annual/2004'],
  ['Windows Server 2022, 23H2 Edition (Server Core installation)', 'server 2022/-'],
  ['windows embedded 7 SP1', '7/- embedded'],
  ['Windows XP', 'xp/-'],
  ['windows_8.1', '8.1/-'],
  ['Internet Explorer 11 on Windows 7', '7/-'],
  ['SQL Server 2016', null],
])('%s is Windows %s', (text, wanted) => {
  const found = windowsOf(text);
  const shown = found === null ? null : `${found.line}/${found.feature ?? '-'}${found.embedded ? ' embedded' : ''}`;
  expect(shown).toBe(wanted);
});

test('one Windows is not another', () => {
  const of = (text: string) => windowsOf(text) ?? { line: '', feature: null, embedded: false };
  expect(windowsFit(of('Windows 10 22H2'), of('Windows 10 Version 1809'))).toBeNull();
  expect(windowsFit(of('Windows 10'), of('Windows 10 Version 1809'))).toBe('named');
  expect(windowsFit(of('Windows Embedded Standard 7'), of('Windows 7'))).toBe('kin');
  expect(windowsFit(of('Windows Server 2008'), of('Windows Server 2008 R2'))).toBeNull();
  expect(['6.1.7601.24545', '19045.3086', '10.0.19045', '7 SP1', '6.1.7601', null].map(buildOf)).toEqual([
    '6.1.7601.24545',
    '10.0.19045.3086',
    null,
    null,
    null,
    null,
  ]);
});
