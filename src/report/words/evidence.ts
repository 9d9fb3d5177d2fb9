import { inertText } from '../../base/text.js';
import type { EvidenceLine } from '../../model/verdict.js';
import { columnLabel } from './elements.js';

const SHORT: Readonly<Record<string, string>> = {
  allowance: 'allowances',
  canary: 'planted records',
  spread: 'names and places',
};

/** What a line of evidence is called: in a table whole, beside a bar short. */
export function evidenceName({ id, label }: EvidenceLine, length: 'whole' | 'short'): string {
  if (id.startsWith('element:')) return columnLabel(id.slice('element:'.length));
  return (length === 'short' ? SHORT[id] : undefined) ?? inertText(label, 120);
}
