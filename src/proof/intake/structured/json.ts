import type { StructuredReader } from '../source.js';
import { readJsonText } from './json/read.js';

/** Reads an array of records, records one after the other, or objects that hold arrays of records. */
export const readJson: StructuredReader = (source, limits) => readJsonText(source, limits, false);
