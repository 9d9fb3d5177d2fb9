import type { ClaimStory, Unread } from '../../model/claim.js';
import type { Scene } from '../parties/scene.js';
import { elementMentions } from '../read/goods/element-mentions.js';
import type { Fields } from '../read/reader.js';
import { READERS } from '../read/readers.js';
import { contradictionsIn } from './contradictions.js';
import { worthOf, type Rates } from './rates.js';

const NOTHING: Fields = {
  organisation: null,
  actor: null,
  channel: null,
  reported_by: [],
  claimed_on: null,
  people: null,
  rows: null,
  subsets: [],
  elements: [],
  access: null,
  copies: null,
  samples_checked: { by: null, result: null },
  response: { status: null, quote: null },
  denied_elements: [],
  earlier_incidents: [],
  demands: [],
  threats: [],
  reporting: [],
  affected_assets: [],
  ways_in: [],
  costs: [],
  training: [],
  assistance: [],
  people_quoted: [],
};
const MOST_UNREAD = 20;
/** A text without any of these is about something else. */
const ABOUT =
  /\b(?:data(?:base)?|db|records?|breach\w*|hack\w*|ransom\w*|leak\w*|cyber\w*|stole\w*|dump\w*|ssns?|passwords?|malware|malicious|infected|locked|phish\w*|encrypt\w*|intru\w+|scada|vulnerab\w*|attack\w*|thie(?:f|ves)|intruders?|burglars?|crooks?|worm|virus|unauthori[sz]ed|no\s+login|privacy\s+(?:regulator|commissioner)|data\s+protection|e-?mail\s+address\w*|social\s+security)\b/iu;

/** What every reader finds in a story, put together: worth in dollars, contradictions, what cannot be told. */
export function readStory(scene: Scene, rates: Rates | null): ClaimStory {
  if (!isAbout(scene)) return unreadStory([...scene.span], NOTHING_SAID.why);
  if (isExercise(scene)) return unreadStory([...scene.span], 'the text is of an exercise or a made-up case');
  const fields: Fields = Object.assign({}, NOTHING, ...Object.values(READERS).map((read) => read(scene)));
  const priced: Fields = {
    ...fields,
    subsets: fields.subsets.map((subset) => {
      const { amount, currency, usd } = subset.price;
      return { ...subset, price: { amount, currency, usd: worthOf(amount, currency, usd, rates) } };
    }),
    demands: fields.demands.map((demand) => ({
      ...demand,
      usd: worthOf(demand.amount, demand.currency, demand.usd, rates),
    })),
  };
  return {
    span: [...scene.span],
    ...priced,
    contradictions: contradictionsIn(scene, priced),
    cannot_tell: [...undated(scene), ...(isEmpty(priced) ? [NOTHING_SAID] : [])],
  };
}

function isAbout(scene: Scene): boolean {
  const words = scene.lines.map(({ text }) => text).join('\n');
  return ABOUT.test(words) || scene.extortion || new Set(elementMentions(scene).map(({ element }) => element)).size > 1;
}

/** The script of a drill tells of nothing that happened: it says what it is at its head, and again or in the words of such scripts. */
const EXERCISE = /\b(?:table-?top|exercise|drill|simulation|simulated|scenario|fictional|fictitious|war\s?game)\b/iu;
const SCRIPT =
  /\b(?:exercise\W+exercise|this\s+is\s+(?:only\s+)?an?\s+(?:exercise|drill|test)|for\s+exercise(?:\s+use)?\s+only|exercise\s+only|injects?\b|facilitators?|(?:table-?top|exercise)\s+(?:script|scenario|plan|materials?|controllers?|players?|participants?)|(?:script|scenario)\s+for\s+(?:the|an?)\s+[\w -]{0,40}(?:exercise|drill|table-?top)|end\s+of\s+(?:the\s+)?(?:exercise|drill)|start\s*ex|end\s*ex|fictional|fictitious|not\s+(?:a\s+)?real|invented\s+for\s+(?:the|this)|players)\b/iu;
const HEAD = 400;

function isExercise({ text, span }: Scene): boolean {
  const own = text.slice(...span);
  const head = own.slice(0, HEAD);
  return EXERCISE.test(head) && SCRIPT.test(own) && (SCRIPT.test(head) || (own.match(SCRIPTS) ?? []).length > 1);
}
const SCRIPTS = new RegExp(SCRIPT.source, 'giu');

/** A story of which nothing can be read, and why. */
export function unreadStory(span: [number, number], why: string): ClaimStory {
  return { span, ...NOTHING, contradictions: [], cannot_tell: [{ field: 'all', why, span: null }] };
}

const NOTHING_SAID: Unread = { field: 'all', why: 'nothing in the text reads like a claim or an incident', span: null };

function undated({ dates }: Scene): Unread[] {
  return dates
    .flatMap(({ start, end, value, why }): Unread[] =>
      value === null && why !== null ? [{ field: 'dates', why, span: [start, end] }] : [],
    )
    .slice(0, MOST_UNREAD);
}

function isEmpty(fields: Fields): boolean {
  return Object.values(fields).every(
    (field) =>
      field === null ||
      (Array.isArray(field)
        ? field.length === 0
        : typeof field === 'object' && !('value' in field) && Object.values(field).every((leaf) => leaf === null)),
  );
}
