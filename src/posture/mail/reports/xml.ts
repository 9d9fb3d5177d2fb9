import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ReportFaultError } from './fault.js';
import { MOST_LEVELS, MOST_TEXT } from './limits.js';

export type XmlEvents = {
  /** The path of local names from the root, joined by `/`, and the root's namespace. */
  readonly open: (path: string, namespace: string) => void;
  /** A value: the text of an element up to its end. */
  readonly close: (path: string, text: string) => void;
};

/** Reads a document of short values. A document type is refused: reports have none, and every attack with entities needs one. */
export function readXml(text: string, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const path: string[] = [];
  let value = '';
  const add = (more: string): void => {
    value += more;
    if (value.length > MOST_TEXT) throw new ReportFaultError('bad_xml', 'a value is far too long for a report');
  };
  parser.on('doctype', () => {
    throw new ReportFaultError('document_type', 'it declares a document type, as no report does');
  });
  parser.on('error', (cause) => {
    throw new ReportFaultError('bad_xml', `the XML is damaged: ${cause.message.slice(0, 120)}`);
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    path.push(tag.local);
    value = '';
    if (path.length > MOST_LEVELS) throw new ReportFaultError('bad_xml', 'its elements are nested far too deep');
    events.open(path.join('/'), tag.uri);
  });
  parser.on('closetag', () => {
    events.close(path.join('/'), value.trim());
    path.pop();
    value = '';
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text.replace(/^\ufeff/u, '')).close();
}
