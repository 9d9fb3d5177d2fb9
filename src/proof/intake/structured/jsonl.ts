import type { StructuredReader } from '../source.js';
import { readJsonText } from './json/read.js';

/** Reads one record a line. */
export const readJsonl: StructuredReader = (source, limits) => readJsonText(source, limits, true);
