import { ELEMENTS, type Element } from '../../model/element.js';
import type { Change, Changes, Standing } from '../../model/changes.js';
import { ROW_CLASSES, type Verdict } from '../../model/verdict.js';

type Earlier = { readonly path: string; readonly sha256: string; readonly verdict: Verdict };

/** What a verdict says otherwise than an earlier one. Pure; how long it took and on which engine is no change. */
export function changesSince({ path, sha256, verdict: before }: Earlier, after: Verdict): Changes {
  return {
    since: { path, sha256 },
    files: compareFiles(before, after),
    list: [
      ...answer(before, after),
      ...ROW_CLASSES.map((name) => changeOfShare(name, before, after)),
      ...ELEMENTS.map((element) => changeOfElement(element, before, after)),
      ...priorLeaks(before, after),
      ...canaries(before, after),
      ...reference(before, after),
    ].filter(isChange),
  };
}

function compareFiles(before: Verdict, after: Verdict): Changes['files'] {
  const [old, now] = [before.sample.files, after.sample.files].map(
    (files) => new Set(files.map((file) => file.sha256)),
  );
  const apart = (files: Verdict['sample']['files'], others: ReadonlySet<string> | undefined) =>
    files.filter((file) => others?.has(file.sha256) !== true).map(({ path, sha256 }) => ({ path, sha256 }));
  const added = apart(after.sample.files, old);
  return { same: after.sample.files.length - added.length, added, gone: apart(before.sample.files, now) };
}

function answer(before: Verdict, after: Verdict): Change[] {
  return [
    { kind: 'verdict', before: before.verdict, after: after.verdict },
    { kind: 'support', before: before.support, after: after.support },
    { kind: 'as_of', before: datesOf(before), after: datesOf(after) },
    { kind: 'extractions', before: before.as_of.extractions.length, after: after.as_of.extractions.length },
    { kind: 'source', before: before.systems[0]?.system ?? null, after: after.systems[0]?.system ?? null },
    { kind: 'extent', before: boundsOf(before), after: boundsOf(after) },
    { kind: 'rows', before: before.sample.rows, after: after.sample.rows },
    { kind: 'matched_rows', before: before.matched_rows, after: after.matched_rows },
    { kind: 'matched_people', before: before.matched_people, after: after.matched_people },
  ];
}

function datesOf({ as_of: { estimate, low, high } }: Verdict): Extract<Change, { kind: 'as_of' }>['before'] {
  return { estimate, low, high };
}

function boundsOf({ extent }: Verdict): Extract<Change, { kind: 'extent' }>['before'] {
  if (extent === null) return null;
  const { population, people, low, high } = extent;
  return { population, people, low, high };
}

function changeOfShare(name: (typeof ROW_CLASSES)[number], before: Verdict, after: Verdict): Change {
  const of = ({ shares }: Verdict) => {
    const line = shares.find((share) => share.class === name);
    return { share: line?.share ?? 0, low: line?.low ?? 0, high: line?.high ?? 1 };
  };
  return { kind: 'share', class: name, before: of(before), after: of(after) };
}

function changeOfElement(element: Element, before: Verdict, after: Verdict): Change {
  return { kind: 'element', element, before: standingOf(element, before), after: standingOf(element, after) };
}

/** Agreement is beyond chance when it lies more than three standard deviations, and more than one row, above what chance gives. */
export function standingOf(element: Element, { elements }: Verdict): Standing {
  const line = elements.find((entry) => entry.element === element);
  if (line === undefined) return 'absent';
  if (line.known === null) return 'unjudged';
  const expected = line.rows * line.chance_agreement;
  const most = expected + 3 * Math.sqrt(expected * (1 - line.chance_agreement)) + 1;
  return line.agree + line.partial > most || (line.rows > 0 && line.agree === line.rows && line.chance_agreement < 0.05)
    ? 'right'
    : 'wrong';
}

function priorLeaks(before: Verdict, after: Verdict): Change[] {
  const names = new Set([...before.prior_leaks, ...after.prior_leaks].map((leak) => leak.name));
  const of = (name: string, { prior_leaks: leaks }: Verdict): number | null =>
    leaks.find((leak) => leak.name === name)?.overlap_rows ?? null;
  return [...names].map((name) => ({ kind: 'prior_leak', name, before: of(name, before), after: of(name, after) }));
}

function canaries(before: Verdict, after: Verdict): Change[] {
  const found = new Map([...before.canaries, ...after.canaries].map((line) => [line.canary_id, line]));
  const of = (id: string, { canaries: lines }: Verdict): number | null =>
    lines.find((line) => line.canary_id === id)?.row ?? null;
  return [...found].map(([id, { system }]) => ({
    kind: 'canary',
    canary_id: id,
    system,
    before: of(id, before),
    after: of(id, after),
  }));
}

function reference({ reference: before }: Verdict, { reference: after }: Verdict): Change[] {
  return [
    { kind: 'reference_built', before: before.built_at, after: after.built_at },
    { kind: 'reference_people', before: before.people, after: after.people },
    { kind: 'reference_systems', before: before.systems, after: after.systems },
  ];
}

/** An interval that only grew narrower with more rows is no change of a share. */
function isChange(change: Change): boolean {
  return change.kind === 'share' ? change.before.share !== change.after.share : !isSame(change.before, change.after);
}

function isSame(before: Change['before'], after: Change['after']): boolean {
  if (before === null || after === null || typeof before !== 'object' || typeof after !== 'object')
    return before === after;
  const [left, right] = [Object.entries(before), new Map(Object.entries(after))];
  return left.length === right.size && left.every(([key, value]) => right.get(key) === value);
}
