import { createRoute, z } from '@hono/zod-openapi';
import { factsInCase, type FactsInCase } from '../../../app/cases/facts.js';
import { readFactDictionary } from '../../../app/form-book.js';
import { FACT_KINDS, factKindOf, factParts } from '../../../model/fact-kinds.js';
import { ANCHORS } from '../../../model/facts-words.js';
import { factLines, factValueWords } from '../../../report/words/case.js';
import { instantWords } from '../../../report/words/duties.js';
import { ANCHOR_WORDS, RULE_FACTS, awaitedFacts, factMeans, optionWords } from '../../../report/words/facts.js';
import type { ServerContext } from '../../context.js';
import { answers, caseParam } from '../answers.js';
import { asOfIn, asOfQuery } from '../as-of.js';
import { inertLine } from '../inert.js';
import { router } from '../router.js';

const factsSchema = z.object({
  as_of: z.string(),
  last: z.int(),
  warnings: z.array(z.string()),
  known: z.array(
    z.object({
      path: z.string(),
      means: z.string(),
      value: z.string(),
      /** The event that it is from; 0 is the workspace. */
      event: z.int(),
      /** The same as it would be typed again, a line for each part. */
      lines: z.array(z.string()),
      settable: z.boolean(),
    }),
  ),
  /** The event whose counts of people came in by themselves. */
  counted: z.int().nullable(),
  anchors: z.array(
    z.object({
      anchor: z.enum(ANCHORS),
      says: z.string(),
      at: z.string().nullable(),
      event: z.int().nullable(),
      /** Duties whose clock waits for it. */
      duties: z.int(),
    }),
  ),
  waiting: z.object({
    rules: z.int(),
    facts: z.array(
      z.object({
        path: z.string(),
        means: z.string(),
        rules: z.array(z.string()),
        alone: z.int(),
        settable: z.boolean(),
      }),
    ),
  }),
});

const dictionarySchema = z.object({
  facts: z.array(
    z.object({
      path: z.string(),
      means: z.string(),
      kind: z.enum(FACT_KINDS),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
});

const show = createRoute({
  method: 'get',
  path: '/cases/{case}/facts',
  summary: 'What the case knows, and which facts rules wait for, the most useful first',
  request: { params: caseParam, query: asOfQuery },
  responses: answers(factsSchema, 'Facts, anchors and what is missing'),
});
const dictionary = createRoute({
  method: 'get',
  path: '/facts',
  summary: 'Every fact that a person can set: what it is, and how it is written',
  responses: answers(dictionarySchema, 'The facts by path'),
});

export function factRoutes({ dir, app, now }: ServerContext) {
  return router()
    .openapi(show, async (context) => {
      const asOf = asOfIn(context.req.valid('query'), now());
      return context.json(viewOf(await factsInCase(dir, context.req.valid('param').case, asOf, app)), 200);
    })
    .openapi(dictionary, (context) => context.json({ facts: settableFacts() }, 200));
}

function viewOf({ last, known, anchors, counted, duties }: FactsInCase): z.infer<typeof factsSchema> {
  const words = readFactDictionary();
  // What was found is no fact that a person sets.
  const settable = (path: string): boolean => !path.startsWith('verdict.') && factKindOf(path) !== null;
  const waitsFor = (anchor: string): number =>
    duties.duties.filter((duty) => duty.state === 'starts_when' && duty.anchor.split(/[ ,]+/u).includes(anchor)).length;
  return {
    as_of: duties.as_of,
    last,
    warnings: duties.warnings.map(inertLine),
    known: known.map(({ path, value, event }) => ({
      path: inertLine(path),
      means: factMeans(path, words),
      value: inertLine(wordsOf(path, value)),
      event,
      lines: factLines(value).map(inertLine),
      settable: settable(path),
    })),
    counted,
    anchors: anchors.map(({ anchor, at, event }) => ({
      anchor,
      says: ANCHOR_WORDS[anchor],
      at: at === null ? null : instantWords(at),
      event,
      duties: waitsFor(anchor),
    })),
    waiting: {
      rules: duties.cannot_tell.length,
      facts: awaitedFacts(duties.cannot_tell).map(({ path, rules, alone }) => ({
        path,
        means: factMeans(path, words),
        rules: [...rules],
        alone,
        settable: settable(path),
      })),
    },
  };
}

/** Yes or no, and a choice, in the words that they were given in; anything else as it is. */
function wordsOf(path: string, value: Parameters<typeof factValueWords>[0]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const chosen = (factKindOf(path)?.options.length ?? 0) > 0 ? factLines(value) : [];
  return chosen.length > 0 ? chosen.map(optionWords).join(', ') : factValueWords(value);
}

function settableFacts(): z.infer<typeof dictionarySchema>['facts'] {
  const words = readFactDictionary();
  const paths = [...new Set([...Object.keys(words), ...Object.keys(RULE_FACTS)])].sort();
  const entries = paths.filter((path) => !isAnchor(path)).flatMap((path) => entriesOf(path, factMeans(path, words)));
  // Of a part that has words of its own, those count.
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  for (const entry of entries) if (paths.includes(entry.path)) byPath.set(entry.path, entry);
  return [...byPath.values()];
}

/** A fact, or where it has parts, each of them. `$state` stands for any state. */
function entriesOf(path: string, means: string): z.infer<typeof dictionarySchema>['facts'] {
  const kind = factKindOf(path.replace('$state', 'CA'));
  if (kind === null) {
    return factParts(path).flatMap((part) => entriesOf(`${path}.${part}`, `${means}: ${part.replaceAll('_', ' ')}`));
  }
  return [
    { path, means, kind: kind.kind, options: kind.options.map((value) => ({ value, label: optionWords(value) })) },
  ];
}

function isAnchor(path: string): boolean {
  return ANCHORS.some((anchor) => path === `incident.${anchor}`);
}
