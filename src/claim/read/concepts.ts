import { z } from 'zod';
import { readData } from '../../base/data.js';
import type { Line } from '../annotate/annotate.js';
import { termsIn, type Term } from '../annotate/terms.js';
import { perScene } from '../parties/per-scene.js';

const schema = z.object({
  source: z.string(),
  date: z.string(),
  note: z.string(),
  rules: z.array(
    z.object({
      field: z.enum(['training', 'assistance', 'ways_in', 'threats']),
      value: z.string(),
      all: z.array(z.string()).min(1),
      not: z.array(z.string()),
      with: z.array(z.string()).optional(),
      span: z.number(),
      positive: z.boolean(),
      ordered: z.boolean().optional(),
      far: z.boolean().optional(),
    }),
  ),
});

type Rule = z.infer<typeof schema>['rules'][number];
export type ConceptField = Rule['field'];

/** Where a sentence says something by words of several classes together, whatever their form: places in the sentence. */
export type Concept = { readonly value: string; readonly line: Line; readonly start: number; readonly end: number };

type ByKind = ReadonlyMap<string, readonly Term[]>;

const termsOf = perScene(({ lines }): ByKind[] =>
  lines.map(({ text }) => {
    const byKind = new Map<string, Term[]>();
    for (const term of meant(termsIn(text))) {
      const own = byKind.get(term.kind);
      if (own === undefined) byKind.set(term.kind, [term]);
      else if (own.length < MOST_TERMS) own.push(term);
    }
    return byKind;
  }),
);

/** `at no charge` denies nothing: a word of denial within a longer phrase for what is free is none. */
function meant(terms: readonly Term[]): Term[] {
  const free = terms.filter(({ kind }) => kind === 'FREE' || kind === 'OFFER');
  return terms.filter(
    ({ kind, start, end }) =>
      kind !== 'NONE' ||
      !free.some((other) => other.start <= start && end <= other.end && other.end - other.start > end - start),
  );
}

/** What the rules of `data/claim-rules.json` find for a field, in the order of the rules, the first place of each rule that `isMeant`. */
export function conceptsIn(
  scene: Parameters<typeof termsOf>[0],
  field: ConceptField,
  isMeant: (concept: Concept) => boolean,
): Concept[] {
  const terms = termsOf(scene);
  const found: Concept[] = [];
  for (const rule of readData('claim-rules', schema).rules.filter((each) => each.field === field))
    for (const line of scene.lines) {
      const byKind = terms[line.index];
      const before = terms[line.index - 1];
      const further = terms[line.index - 2];
      const beside =
        rule.with?.every(
          (kind) =>
            byKind?.has(kind) === true ||
            before?.has(kind) === true ||
            (rule.far === true && further?.has(kind) === true),
        ) ?? true;
      const concept = byKind === undefined || !beside ? null : conceptOf(rule, line, byKind);
      if (concept === null || !isMeant(concept)) continue;
      found.push(concept);
      break;
    }
  return found;
}

const DENIED = 40;
/** A sentence in which one class stands more often is a list, and says nothing more. */
const MOST_TERMS = 30;

function conceptOf(rule: Rule, line: Line, terms: ByKind): Concept | null {
  if (!rule.all.every((kind) => terms.has(kind)) || rule.not.some((kind) => terms.has(kind))) return null;
  for (const first of terms.get(rule.all[0] ?? '') ?? []) {
    const place = placeOf(rule, first, terms);
    if (place === null || (rule.positive && isDenied(place, terms))) continue;
    return { value: rule.value, line, start: place.start, end: place.end };
  }
  return null;
}

type Place = { readonly start: number; readonly end: number; readonly picked: readonly Term[] };

/** The words of the other classes that lie nearest to the one before, all within the span of the rule. */
function placeOf(rule: Rule, first: Term, terms: ByKind): Place | null {
  const picked = [first];
  for (const kind of rule.all.slice(1)) {
    const last = picked.at(-1) ?? first;
    const near = (terms.get(kind) ?? [])
      .filter(
        (term) =>
          picked.every((other) => term.end <= other.start || term.start >= other.end) &&
          (rule.ordered !== true || term.start >= last.end),
      )
      .reduce<Term | null>((best, term) => (best === null || gap(term, last) < gap(best, last) ? term : best), null);
    if (near === null) return null;
    picked.push(near);
  }
  const start = Math.min(...picked.map((term) => term.start));
  const end = Math.max(...picked.map((term) => term.end));
  return end - start <= rule.span + rule.all.length * 10 ? { start, end, picked } : null;
}

function gap(one: Term, other: Term): number {
  return one.start >= other.end ? one.start - other.end : Math.max(0, other.start - one.end);
}

function isDenied({ start, end, picked }: Place, terms: ByKind): boolean {
  return (terms.get('NONE') ?? []).some(
    (none) =>
      none.end <= end &&
      start - none.end < DENIED &&
      !picked.some((term) => none.start >= term.start && none.end <= term.end),
  );
}
