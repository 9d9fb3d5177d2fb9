import { IDENTIFYING_FORMS, type Element } from '../../model/element.js';
import type { Adjustment, Candidate, Judged } from './judge.js';
import { percent, type DateOrder, type Part, type Shape } from './reading.js';

export type JoinQuestion = {
  readonly column: number;
  readonly element: Element;
  readonly shape: Shape;
  readonly part: Part;
  readonly date_order: DateOrder;
};
export type JoinAnswer = { readonly tried: number; readonly found: number; readonly chance: number };

/**
 * Asked once with all proposals: how many of a column's distinct sample values stand in the reference under the element,
 * and how many chance would put there (a share). `column` is the index of the cell column.
 */
export type JoinProbe = (questions: readonly JoinQuestion[]) => Promise<readonly JoinAnswer[]>;

/** How many elements are asked about per column, and how far behind the first they may lie. */
const PROPOSALS = 12;
const BEHIND = 10;
const UNASKED: ReadonlySet<Element> = new Set<Element>(['ignore', 'unknown', 'date']);
const IDENTIFYING: ReadonlySet<string> = new Set(IDENTIFYING_FORMS);

export type Joined = {
  readonly adjustments: readonly Adjustment[];
  answer(column: number, element: Element): JoinAnswer | null;
};

export async function askReference(judged: readonly Judged[], probe: JoinProbe | undefined): Promise<Joined> {
  const asked =
    probe === undefined ? [] : judged.flatMap((column, at) => proposals(column).map((each) => ({ at, column, each })));
  if (probe === undefined || asked.length === 0) return { adjustments: [], answer: () => null };
  const answers = await probe(asked.map(({ column, each }) => toQuestion(column.sample.index, each)));
  const known = new Map(asked.map(({ at, each }, index) => [`${at}/${each.element}`, answers[index]]));
  return {
    adjustments: asked.flatMap(({ at, each }, index) => toAdjustments(at, each.element, answers[index])),
    answer: (column, element) => known.get(`${column}/${element}`) ?? null,
  };
}

function proposals({ candidates }: Judged): readonly Candidate[] {
  const able = candidates.filter(({ element, reading }) => !UNASKED.has(element) && reading.weight > -6);
  const least = (able[0]?.total ?? 0) - BEHIND;
  return able.filter(({ total }) => total > least).slice(0, PROPOSALS);
}

function toQuestion(column: number, { element, reading }: Candidate): JoinQuestion {
  return { column, element, shape: reading.shape, part: reading.part, date_order: reading.dateOrder };
}

/** Values found far beyond chance decide. Values not found decide nothing: the leak may be invented. */
function toAdjustments(column: number, element: Element, answer: JoinAnswer | undefined): readonly Adjustment[] {
  if (answer === undefined || answer.tried === 0 || answer.found < 2) return [];
  const share = answer.found / answer.tried;
  const chance = Math.min(0.999, Math.max(1e-6, answer.chance));
  if (share < 2 * chance && share < chance + 0.3) return [];
  const missed = share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - chance));
  const gain = answer.tried * (share * Math.log(share / chance) + missed);
  // Words and places recur everywhere: that a city is somebody's surname proves little.
  const cap = IDENTIFYING.has(element) ? 14 * Math.min(1, share / 0.1) : 4 * share;
  const text = `${percent(share)} of the values tried stand in the reference as ${element}, where chance would put ${percent(chance)}`;
  return [{ column, element, reason: { text, weight: Math.min(cap, gain) } }];
}
