import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseProduct, normaliseVendor, sameProduct, sameVendor } from './names.js';

describe('makers', () => {
  it.each([
    ['Allen-Bradley', 'Rockwell Automation, Inc.', true],
    ['rockwellautomation', 'Rockwell Automation', true],
    ['AVEVA Software, LLC', 'Wonderware', true],
    ['AVEVA (Wonderware)', 'Invensys Systems, Inc.', true],
    ['General Electric (GE)', 'GE Intelligent Platforms', true],
    ['GE Vernova (GE Digital)', 'Intellution', true],
    ['Modicon', 'Schneider Electric SE', true],
    ['MS', 'Microsoft Corporation', true],
    ['Siemens AG', 'siemens', true],
    ['D-Link Corp.', 'dlink', true],
    ['AVEVA', 'Schneider Electric Software, LLC', null],
    ['n/a', 'Microsoft', null],
    ['Siemens', 'Microsoft', false],
    ['Acme Pumps GmbH', 'acme pumps', true],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameVendor(a, b)).toBe(same);
  });
});

describe('products', () => {
  const ask = (vendor: string, a: string, b: string): boolean | null =>
    sameProduct({ vendor, product: a }, { vendor, product: b });

  it.each([
    ['Siemens', 'SIMATIC S7-1200 CPU family (incl. SIPLUS variants)', 'S7-1200', true],
    ['Siemens', 's7-1200_firmware', 'S7 1200', true],
    ['Rockwell Automation', 'MicroLogix 1400', 'Micrologix1400', true],
    ['Rockwell Automation', 'RSView32', 'RSView 32', true],
    ['Rockwell Automation', 'RSView SE', 'FactoryTalk View SE', true],
    ['GE', 'Proficy CIMPLICITY', 'CIMPLICITY', true],
    ['Schneider Electric', 'ClearSCADA', 'EcoStruxure Geo SCADA Expert', true],
    ['AVEVA', 'InTouch', 'AVEVA InTouch Access Anywhere', null],
    ['Rockwell Automation', 'MicroLogix 1400', 'MicroLogix 1100', false],
    ['Unitronics', 'Vision 230', 'Vision 280', false],
    ['Microsoft', 'Windows Server 2012', 'Windows Server 2012 R2', null],
    ['Microsoft', 'windows_7', 'Windows 7', true],
    ['Google', 'Chrome', 'Google Chrome', true],
  ])('%s: %s and %s: %s', (vendor, a, b, same) => {
    expect([ask(vendor, a, b), ask(vendor, b, a)]).toEqual([same, same]);
  });

  it('are not the same from two makers, and perhaps where one is not told', () => {
    expect(sameProduct({ vendor: 'Cisco', product: 'IOS' }, { vendor: 'Apple', product: 'iOS' })).toBe(false);
    expect(sameProduct({ vendor: '', product: 'IOS' }, { vendor: 'Apple', product: 'iOS' })).toBeNull();
  });

  it('never fall over, and stay what they are when normalised again', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        expect(normaliseVendor(normaliseVendor(text))).toBe(normaliseVendor(text));
        normaliseProduct(text);
        expect([true, null]).toContain(ask('Acme', text, text));
      }),
    );
  });
});
