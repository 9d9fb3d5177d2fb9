import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { FORMS } from '../../src/model/form.js';
import { reportSchema } from '../../src/model/report.js';
import { composeDraft } from '../../src/report/draft/compose.js';
import { draftDocx } from '../../src/report/docx/draft.js';
import { draftHtml } from '../../src/report/html/draft.js';
import { jsonDocument } from '../../src/report/json.js';
import { plainInk } from '../../src/cli/terminal/ink.js';
import { viewReport } from '../../src/cli/view/report.js';
import { draftOn } from '../duties/drafting.js';
import { factsOf } from '../fixtures/facts.js';
import { filesOf, readXml } from './read-docx.js';

const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;',
  '</w:t></w:r><w:r><w:instrText>INCLUDETEXT "file"</w:instrText></w:r><w:t>',
  '=HYPERLINK("http://example.invalid","x")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  'a\u202eb\u2066c\u200bd\u0000e\u001bf\u0007g\ufffeh\ud800i',
  ']]><!-- --><?xml version="1.0"?>\r\n{organisation.name}\t{each: x}',
].join(' ');

// Built from codes, so that no editor hides them.
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const earlierOf = (form: (typeof FORMS)[number]) => ({
  report: draftOn({ organisation: { name: HOSTILE }, incident: { narrative: `${HOSTILE} before` } }, form),
  sha256: 'f00d',
});

test.each(FORMS)('hostile texts in every fact are inert in %s as HTML', (form) => {
  const page = draftHtml(draftOn(factsOf(HOSTILE), form, { earlier: earlierOf(form) }), '0.1.0');
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).not.toMatch(CONTROL);
  expect(page).toContain("default-src 'none'");
  const elements = [...parseHTML(page).document.querySelectorAll('*')];
  const names = new Set(elements.map(({ tagName }) => tagName.toLowerCase()));
  expect(['script', 'img', 'a', 'iframe', 'object', 'form', 'link', 'base'].filter((name) => names.has(name))).toEqual(
    [],
  );
  const attributes = new Set(elements.flatMap(({ attributes: own }) => [...own].map(({ name }) => name)));
  expect([...attributes].filter((name) => /^on|^(?:src|href|style|srcdoc)$/u.test(name))).toEqual([]);
});

test.each(FORMS)('hostile texts in every fact are inert in %s as a Word document', async (form) => {
  const report = draftOn(factsOf(HOSTILE), form, { earlier: earlierOf(form) });
  const files = await filesOf(await draftDocx(report, '0.1.0'));
  for (const [name, xml] of files) if (/\.(?:xml|rels)$/u.test(name)) readXml(xml);
  const { paragraphs, names } = readXml(files.get('word/document.xml') ?? '');
  expect(paragraphs.join('\n')).toContain('<script>alert(1)</script>');
  expect(paragraphs.join('\n')).toContain(String.raw`a\u{202e}b\u{2066}c\u{200b}d\u{0}e\u{1b}f\u{7}g`);
  expect(paragraphs.join('\n')).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufffe]/u);
  for (const name of ['w:instrText', 'w:fldSimple', 'w:hyperlink', 'w:object', 'w:altChunk'])
    expect(names).not.toContain(name);
  for (const xml of files.values()) expect(xml).not.toContain('TargetMode="External"');
  expect([...files.keys()].filter((name) => /vba|embeddings|activeX/iu.test(name))).toEqual([]);
});

test.each(FORMS)('hostile texts in every fact leave %s whole as JSON and on a terminal', (form) => {
  const report = draftOn(factsOf(HOSTILE), form);
  const text = jsonDocument(report);
  expect(text).not.toMatch(CONTROL);
  expect(reportSchema.parse(JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(report)));
  expect(viewReport(report, { width: 80, ink: plainInk })).not.toMatch(CONTROL);
});

test('no letter of a long text is lost', () => {
  const long = Array.from({ length: 3000 }, (_, at) => `word${at}`).join(' ');
  const facts = { organisation: { name: 'Example' }, incident: { narrative: long } };
  const page = draftHtml(draftOn(facts, 'cisa'), '0.1.0');
  expect(page.replaceAll(/<[^>]+>|\s/gu, '')).toContain(long.replaceAll(' ', ''));
});

test('the same draft gives the same Word document, at any time', async () => {
  const report = draftOn(factsOf('TEXT'), 'board');
  const first = await draftDocx(report, '0.1.0');
  await new Promise((resolve) => {
    setTimeout(resolve, 2100);
  });
  expect(Buffer.from(await draftDocx(report, '0.1.0')).equals(Buffer.from(first))).toBe(true);
});

test('what is still unknown is marked in brackets, so that black and white shows it', () => {
  const page = composeDraft(draftOn({ organisation: { name: 'Example' }, incident: {} }, 'letter'));
  const sheet = page.blocks.find((block) => block.kind === 'sheet');
  const blanks = JSON.stringify(sheet).match(/"\[[^"]+\]","tone":"blank"/gu) ?? [];
  expect(blanks.length).toBeGreaterThan(5);
});
