import { expect, test } from 'vitest';
import { decode, MOST_BYTES } from './decode.js';
import { ClaimError } from './error.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['nothing', utf8('  \n'), 'empty'],
  ['what is too large', new Uint8Array(MOST_BYTES + 1).fill(65), 'too_large'],
  ['a PDF', utf8('%PDF-1.7 text'), 'binary'],
  ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'binary'],
  ['bytes', Uint8Array.from({ length: 3_000 }, (_, at) => (at * 37) % 256), 'binary'],
])('%s is refused', async (_what, bytes, code) => {
  const fault = await decode(bytes).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ClaimError);
  expect(fault).toMatchObject({ code, exit: 2 });
});

const wide = (text: string, mark: boolean): Uint8Array => {
  const body = Buffer.from(text, 'utf16le');
  return mark ? Buffer.concat([Buffer.from([0xff, 0xfe]), body]) : body;
};

test.each([
  ['UTF-8', utf8('Täter'), 'utf-8'],
  ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8('Täter')]), 'utf-8'],
  ['UTF-16 with a mark', wide('Täter', true), 'utf-16le'],
  ['UTF-16 without', wide('Täter', false), 'utf-16le'],
  ['Windows-1252', Buffer.from('Täter', 'latin1'), 'windows-1252'],
])('%s is read', async (_what, bytes, encoding) => {
  expect(await decode(bytes)).toEqual({ text: 'Täter', kind: 'plain', encoding });
});

test('a raw mail is taken apart: quoted-printable, folded headers, the HTML part where there is no other', async () => {
  const plain =
    'From: A <a@b.example>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nwe copied=\r\n =E2=82=AC records\r\n';
  expect(await decode(utf8(plain))).toMatchObject({
    kind: 'mail',
    text: 'From: A <a@b.example>\nSubject: x\n\nwe copied € records\n',
  });
  const page = plain
    .replace('text/plain', 'text/html')
    .replace('we copied', '<p>we <b>copied</b></p><script>no()</script>');
  expect((await decode(utf8(page))).text).toContain('we copied');
  expect((await decode(utf8(page))).text).not.toContain('no()');
});

test('a mail that was pasted as text is left as it is', async () => {
  const text = 'From: a@b.example\nSubject: x\n\nWe have your data.\n';
  expect(await decode(utf8(text))).toEqual({ text, kind: 'plain', encoding: 'utf-8' });
});

test('a page loses tags and scripts, and keeps its lines', async () => {
  const page =
    '<html><head><title>t</title></head><body><p>One &amp; two</p><script>if (a < b) x()</script><p>three&#33; <!-- <p>no</p> --></p></body></html>';
  expect(await decode(utf8(page))).toMatchObject({ kind: 'html', text: 'One & two\n\nthree!' });
});
