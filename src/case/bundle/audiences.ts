import type { z } from 'zod';
import { valueAt } from '../../base/at-path.js';
import { EVENT_KINDS, PAYLOADS, isEventKind, type EventKind, type JsonValue } from '../../model/case.js';
import type { Audience } from '../../model/case-bundle.js';

/** Whether an audience gets events of a kind: all, none, or those whose payload a test lets through. */
type Line = { readonly gets: boolean | ((payload: JsonValue | null) => boolean); readonly because: string };
type Table = { readonly [Kind in EventKind]: Line };

/** Also outside counsel: whom a privileged note is passed to is for the organisation's own counsel to say, each time anew. */
export const OWN_COUNSEL = 'for counsel only: leaves with a whole sealed export alone, where that says --privileged';

const COUNSEL: Table = {
  opened: { gets: true, because: 'names the case' },
  note: { gets: true, because: 'counsel advises on all of it' },
  privileged_note: { gets: false, because: OWN_COUNSEL },
  claim: { gets: true, because: 'what is claimed is what counsel advises on' },
  evidence: { gets: true, because: 'digests and custody; the files themselves never go along' },
  verdict: { gets: true, because: 'counts and digests, no clear value' },
  exposure: { gets: true, because: 'counts, no clear value' },
  look: { gets: true, because: 'who saw personal data, and why, is for counsel to account for' },
  anchor: { gets: true, because: 'deadlines hang on them' },
  facts: { gets: true, because: 'duties hang on them' },
  decision: { gets: true, because: 'counsel answers for them' },
  done: { gets: true, because: 'what is done need not be done again' },
  draft: { gets: true, because: 'counsel reviews drafts' },
  statement: { gets: true, because: 'what was said binds' },
  restatement: { gets: true, because: 'what was said wrong is owed' },
  measure: { gets: true, because: 'reports ask for them' },
  earlier_incident: { gets: true, because: 'the law asks for them' },
  correction: { gets: true, because: 'without it the event is misread' },
  export: { gets: true, because: 'who else has the case bears on privilege' },
};

/** Whether a claim, or a further story of its text, says who reported it or was quoted. What is not of the expected shape may. */
function namesSources(document: object): boolean {
  const stories = valueAt(document, ['further_stories']) ?? [];
  return [document, ...(Array.isArray(stories) ? stories : [null])].some((story: unknown) =>
    ['reported_by', 'people_quoted'].some((field) => {
      const listed = valueAt(story, [field]) ?? [];
      return !Array.isArray(listed) || listed.length > 0;
    }),
  );
}

/** Anchors that are something that happened, and not a judgement of law. */
const HAPPENED: readonly string[] = ['started', 'discovered', 'ransom_paid'];

const POLICE: Table = {
  opened: { gets: true, because: 'names the case and who was hit' },
  note: { gets: false, because: 'free words: advice of counsel and names may be among them' },
  privileged_note: { gets: false, because: OWN_COUNSEL },
  claim: {
    gets: where(PAYLOADS.claim, ({ document }) => !namesSources(document)),
    because: 'what the offender says is the offence; one that names who reported or was quoted may name a source',
  },
  evidence: {
    gets: where(PAYLOADS.evidence, ({ custody }) => custody.from === undefined && custody.how === undefined),
    because: 'digests prove files; one that says from whom or how it came may name a source to protect',
  },
  verdict: { gets: true, because: 'what was found of the file; counts and digests' },
  exposure: { gets: true, because: 'how many were hit; counts only' },
  look: { gets: false, because: 'reasons are free words' },
  anchor: {
    gets: where(PAYLOADS.anchor, ({ anchor, why }) => HAPPENED.includes(anchor) && why === undefined),
    because: 'what happened when; others are judgements of law, and reasons are free words',
  },
  facts: { gets: false, because: 'positions of law and contacts stand among them' },
  decision: { gets: false, because: 'made with counsel' },
  done: { gets: false, because: 'what was told to other authorities is for counsel to say' },
  draft: { gets: false, because: 'not sent' },
  statement: { gets: false, because: 'said to others, not all of it in public' },
  restatement: { gets: false, because: 'judges what was said; for counsel to say' },
  measure: {
    gets: where(PAYLOADS.measure, ({ state }) => state === 'taken'),
    because: 'what was changed bears on traces; what is only planned shows what is still open',
  },
  earlier_incident: { gets: false, because: 'another incident' },
  correction: { gets: false, because: 'says why in free words; what it corrects stays back with it' },
  export: { gets: false, because: 'who else has the case is for counsel to say' },
};

const TABLES: Readonly<Record<Audience, Table>> = { counsel: COUNSEL, police: POLICE };

/** Whether an audience gets an event of that kind with that payload. A kind of a later version nobody has reviewed: it is withheld. */
export function isFor(audience: Audience, kind: string, payload: JsonValue | null): boolean {
  if (!isEventKind(kind)) return false;
  const { gets } = TABLES[audience][kind];
  return typeof gets === 'boolean' ? gets : gets(payload);
}

/** Why an audience gets events of a kind, or does not. */
export function reasonFor(audience: Audience, kind: string): string {
  return isEventKind(kind) ? TABLES[audience][kind].because : 'of a later version, which nobody reviewed';
}

export type TableRow = { readonly kind: EventKind; readonly gets: 'all' | 'some' | 'none'; readonly because: string };

/** What an audience gets by default, line by line. */
export function tableOf(audience: Audience): TableRow[] {
  return EVENT_KINDS.map((kind) => {
    const { gets, because } = TABLES[audience][kind];
    return { kind, gets: gets === true ? 'all' : gets === false ? 'none' : 'some', because };
  });
}

function where<Held>(schema: z.ZodType<Held>, test: (payload: Held) => boolean) {
  return (payload: JsonValue | null): boolean => {
    const parsed = schema.safeParse(payload);
    return parsed.success && test(parsed.data);
  };
}
