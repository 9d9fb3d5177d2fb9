import type { Element } from '../../../model/element.js';
import { percent } from '../reading.js';
import { licenceRules } from '../recognise/licence.js';
import { tables } from '../recognise/tables.js';
import { cleaned, matches } from '../rule.js';
import type { Adjustment, Judged } from '../judge.js';
import type { Table } from '../profile.js';

const PAIRS = 8;

/** A postal code and a state of one row agree about the place; a licence has its state's form. */
export function sameRow(table: Table, judged: readonly Judged[]): readonly Adjustment[] {
  const states = withCandidate(judged, 'state', 1);
  const postal = withCandidate(judged, 'postal_code', -6);
  const licences = withCandidate(judged, 'drivers_license', -6);
  return states.flatMap((state) => [
    ...postal.flatMap((code) => placeAgreement(table, state, code)),
    ...licences.flatMap((licence) => licenceAgreement(table, state, licence)),
  ]);
}

function withCandidate(judged: readonly Judged[], element: Element, least: number): readonly number[] {
  return judged.flatMap(({ candidates }, at) =>
    candidates.some((each) => each.element === element && each.total > least && each.reading.shape === 'plain')
      ? [at]
      : [],
  );
}

type Pair = { readonly code: string; readonly text: string };

function pairs(table: Table, state: number, column: number): readonly Pair[] {
  return table.sampleRows.flatMap((row) => {
    const code = tables().states.get(cleaned('text', row[state] ?? ''));
    const text = row[column] ?? '';
    return code === undefined || text === '' ? [] : [{ code, text }];
  });
}

function placeAgreement(table: Table, state: number, column: number): readonly Adjustment[] {
  const list = pairs(table, state, column).filter(({ text }) => /^\d{3,5}(?:-?\d{4})?$/u.test(text.trim()));
  if (list.length < PAIRS) return [];
  const agree = (shift: number): number =>
    list.filter(({ text }, at) => {
      const zip = cleaned('compact', text).slice(0, 5).padStart(5, '0');
      return tables()
        .statesOfZip3(zip.slice(0, 3))
        .includes(list[(at + shift) % list.length]?.code ?? '');
    }).length / list.length;
  const share = agree(0);
  // Rows paired with another row's state show what agreement is worth where all rows are of one state.
  const chance = agree(Math.floor(list.length / 2));
  const reason = { text: `in ${percent(share)} of the rows postal code and state agree about the place`, weight: 0 };
  if (share < 0.6 || share < chance + 0.2)
    return share > 0.9 ? [{ column, element: 'postal_code', reason: { ...reason, weight: 2 } }] : [];
  return [
    { column, element: 'postal_code', reason: { ...reason, weight: 7 } },
    { column: state, element: 'state', reason: { ...reason, weight: 2 } },
  ];
}

function licenceAgreement(table: Table, state: number, column: number): readonly Adjustment[] {
  const list = pairs(table, state, column).filter(({ code }) => licenceRules().has(code));
  if (list.length < PAIRS) return [];
  const agree = (shift: number): number =>
    list.filter(({ text }, at) => {
      const rule = licenceRules().get(list[(at + shift) % list.length]?.code ?? '');
      return rule !== undefined && matches(rule, text);
    }).length / list.length;
  const share = agree(0);
  const chance = agree(Math.floor(list.length / 2));
  if (share < 0.8 || share < chance + 0.3) return [];
  const reason = {
    text: `${percent(share)} of the values have the form of a licence of the state in their row`,
    weight: 6,
  };
  return [{ column, element: 'drivers_license', reason }];
}
