import type { ErrorDetail } from '../base/errors.js';
import { nearest } from '../base/nearest.js';
import { inertText } from '../base/text.js';
import type { Element } from '../model/element.js';
import type { Intake } from '../model/sample.js';
import { AppError } from './error.js';

/** Columns named by hand must be there: a name that fits nothing would be passed over in silence. Throws `unknown_column`. */
export function refuseUnknown(
  named: Readonly<Record<string, Element>>,
  columns: readonly string[],
  where?: ErrorDetail['where'],
): void {
  const unknown = Object.keys(named).find((name) => !columns.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, columns);
  throw new AppError('unknown_column', `no column is named ${inertText(unknown, 60)}`, {
    hint:
      meant === null
        ? 'assay identify FILE lists the columns; one without a name is columnN.'
        : `Did you mean ${inertText(meant, 60)}?`,
    ...(where === undefined ? {} : { where }),
    exit: 2,
  });
}

export function namesOf(intake: Intake): string[] {
  return intake.tables.flatMap((table) => table.columns.map(({ name }) => name));
}
