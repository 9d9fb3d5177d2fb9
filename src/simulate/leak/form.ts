import type { Element } from '../../model/element.js';

/** What a column shows of its element: `shape` and `part` in the words of `src/model/fields.ts`. */
export type TrueColumn = {
  readonly name: string;
  readonly element: Element;
  readonly shape: 'plain' | 'masked' | 'truncated' | 'hashed' | 'mangled';
};

/** How the file is written. */
export type FileForm = {
  readonly format: 'csv' | 'jsonl' | 'sql';
  readonly delimiter: string;
  readonly encoding: 'utf-8' | 'latin1' | 'utf-16le';
  readonly newline: '\n' | '\r\n';
  readonly header: boolean;
};
