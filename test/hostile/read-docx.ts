import { fromBufferPromise } from 'yauzl';
import { SaxesParser } from 'saxes';

/** Every file of a Word document as text, by its path. */
export async function filesOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return files;
}

/** The text of a document's paragraphs, and the names of all its elements. Throws where it is not well-formed XML. */
export function readXml(xml: string): { readonly paragraphs: string[]; readonly names: Set<string> } {
  const parser = new SaxesParser({});
  const names = new Set<string>();
  const paragraphs: string[] = [];
  let isText = false;
  parser.on('opentag', ({ name }) => {
    names.add(name);
    if (name === 'w:p') paragraphs.push('');
    isText = name === 'w:t';
  });
  parser.on('text', (text) => {
    if (isText) paragraphs.push((paragraphs.pop() ?? '') + text);
  });
  parser.on('closetag', () => {
    isText = false;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return { paragraphs, names };
}
