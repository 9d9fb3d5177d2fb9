import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { VERDICT_EXAMPLES, authentic, empty, hostile, mixed } from '../../../test/fixtures/verdicts.js';
import { html, withPowers } from './markup.js';
import { verdictReport } from './report.js';

const OPTIONS = { organisation: 'Northwind Wireless', version: '0.1.0', writtenOn: new Date('2021-08-15T10:00:00Z') };
const documentOf = (text: string) => parseHTML(text).document;

test.each(Object.entries(VERDICT_EXAMPLES))('%s: the page stands alone and is well built', (_name, verdict) => {
  const text = verdictReport(verdict, OPTIONS);
  const document = documentOf(text);
  expect(text.startsWith('<!doctype html>')).toBe(true);
  expect(
    document.querySelectorAll('script, iframe, object, embed, link, img, base, form, image, use, foreignObject'),
  ).toHaveLength(0);
  const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
  expect(attributes.filter(({ name }) => /^on/iu.test(name))).toEqual([]);
  expect(
    attributes.filter(({ name, value }) => /^(?:href|src|xlink:href)$/iu.test(name) && !value.startsWith('#')),
  ).toEqual([]);
  expect(text).not.toMatch(/url\(|@import/u);
  expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  for (const svg of document.querySelectorAll('svg'))
    expect(svg.getAttribute('aria-label')?.length).toBeGreaterThan(20);
  for (const table of document.querySelectorAll('table'))
    expect(table.querySelector('caption')?.textContent.length).toBeGreaterThan(5);
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.getAttribute('id'));
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')?.slice(1) ?? '');
  expect(ids).toEqual(expect.arrayContaining(targets));
});

test('every table has as many cells in each row as it has headers', () => {
  for (const verdict of Object.values(VERDICT_EXAMPLES)) {
    for (const table of documentOf(verdictReport(verdict, OPTIONS)).querySelectorAll('table')) {
      const width = table.querySelectorAll('thead th').length;
      for (const row of table.querySelectorAll('tbody tr')) expect(row.children).toHaveLength(width);
    }
  }
});

test('hostile text stays text', () => {
  const text = verdictReport(hostile, { ...OPTIONS, organisation: '<b>\u202eevil</b>' });
  expect(text).not.toContain('<script');
  expect(text).not.toContain('<img');
  expect(text).not.toContain('<b>');
  // eslint-disable-next-line no-control-regex
  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/u);
  expect(documentOf(text).querySelector('title')?.textContent).toContain('<script>alert(1)</script>');
});

test('the answer and what carries it are on the page', () => {
  const text = documentOf(verdictReport(authentic, OPTIONS)).body.textContent.replaceAll(/\s+/gu, ' ');
  for (const fact of [
    'Authentic',
    '300 of 300',
    '295 people and one planted record',
    'at least 295',
    '2021-07-18',
    '48,211',
    'cpni-2020',
    'canary-postpaid-7',
    '1 in 480 million',
    'ENFSI',
    authentic.sample.files[0]?.sha256 ?? '?',
    'duckdb 1.5.6',
    'Assay 0.1.0',
  ]) {
    expect(text).toContain(fact);
  }
});

test('what is not known is said and not drawn', () => {
  const document = documentOf(verdictReport(empty, OPTIONS));
  expect(document.querySelectorAll('svg')).toHaveLength(0);
  expect(document.body.textContent).toContain('No column of the file was recognised');
  expect(documentOf(verdictReport(mixed, OPTIONS)).querySelector('#evidence')).toBeNull();
});

test('the same verdict gives the same page', () => {
  expect(verdictReport(authentic, OPTIONS)).toBe(verdictReport(authentic, OPTIONS));
});

test('a template escapes what is put in and keeps what is markup', () => {
  const inner = html`<i>${'<&"\'>'}</i>`;
  expect(html`<p title="${'"'}">${inner}${null}${3}${[inner, inner]}</p>`.markup).toBe(
    '<p title="&quot;"><i>&lt;&amp;&quot;&#39;&gt;</i>3<i>&lt;&amp;&quot;&#39;&gt;</i>\n<i>&lt;&amp;&quot;&#39;&gt;</i></p>',
  );
  expect(withPowers('<10^812>').markup).toBe('&lt;10⁸¹²&gt;');
});
