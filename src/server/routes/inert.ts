import { inertText } from '../../base/text.js';

/** A line that is shown as it is. */
export function inertLine(line: string): string {
  return inertText(line, 1000);
}
