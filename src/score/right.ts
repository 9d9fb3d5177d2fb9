import { unreachable } from '../base/errors.js';
import type { Element } from '../model/element.js';
import { ROW_CLASSES, type RowClass } from '../model/verdict.js';
import type { CaseTruth, Traits, Word } from './case.js';

// `src/simulate/RULES.md`, "What a verdict should say", in code.

const IDENTIFYING: readonly Element[] = [
  'ssn',
  'drivers_license',
  'account_number',
  'record_id',
  'phone',
  'email',
  'imei',
  'imsi',
  'iccid',
];
const SECRET: readonly Element[] = [...IDENTIFYING.filter((element) => element !== 'phone'), 'date_of_birth'];
const OWN_GIVEN: readonly Element[] = ['account_number', 'record_id', 'imei', 'imsi', 'iccid'];
const PRIOR: readonly Element[] = ['full_name', 'first_name', 'last_name', 'phone', 'account_number'];
const COARSE: readonly Element[] = ['state', 'city', 'plan', 'date', 'ignore', 'unknown'];
/** Values without a form of their own: nothing says what they are once the header is gone. */
const FORMLESS: readonly Element[] = ['account_number', 'record_id', 'drivers_license', 'plan', 'imsi'];

/** Fewer rows of strangers than this do not tell inventions from people of elsewhere. */
const FEWEST_STRANGERS = 30;
/** A part with a smaller share, or fewer rows, is noise that need not be named. */
const NOISE_SHARE = 0.08;
const FEWEST_OF_A_PART = 3;
/** In a smaller world chance agreement is high. */
const FEWEST_PEOPLE = 100;

export function traitsOf(truth: Pick<CaseTruth, 'columns' | 'manglings' | 'rows'>): Traits {
  const nameless = truth.manglings.some((kind) => kind === 'no_header' || kind === 'terse_headers');
  const known = truth.columns.filter(({ element }) => !nameless || !FORMLESS.includes(element));
  const elements = known.map(({ element }) => element);
  const whole = known.filter(({ element, shape }) => isWhole(element, shape)).map(({ element }) => element);
  const namePair = whole.includes('full_name') || (whole.includes('first_name') && whole.includes('last_name'));
  const secret = known.filter(({ element, shape }) => SECRET.includes(element) && leavesMuch(element, shape));
  return {
    rows: truth.rows,
    identifying: whole.filter((element) => IDENTIFYING.includes(element)).length + (namePair ? 1 : 0),
    secret: secret.length,
    ownGiven: whole.filter((element) => OWN_GIVEN.includes(element)).length,
    names: elements.includes('full_name') || elements.includes('last_name'),
    telling: elements.filter((element) => !COARSE.includes(element)).length,
    prior: whole.filter((element) => PRIOR.includes(element)).length,
  };
}

type Shape = CaseTruth['columns'][number]['shape'];

/** Masked and cut values are shared by many; a spreadsheet leaves three digits of a long number. */
function isWhole(element: Element, shape: Shape): boolean {
  if (shape === 'mangled') return !['imei', 'imsi', 'iccid', 'drivers_license'].includes(element);
  return shape === 'plain' || shape === 'hashed';
}

function leavesMuch(element: Element, shape: Shape): boolean {
  if (shape === 'truncated') return element !== 'date_of_birth';
  if (shape === 'masked') return element !== 'email';
  return isWhole(element, shape);
}

/** The words that are right for a leak; `inconclusive` is among them where the columns or the rows cannot decide. */
export function rightWords(truth: CaseTruth, traits: Traits): Word[] {
  if (traits.telling === 0) return ['inconclusive'];
  if (truth.verdict === 'mixed') return mixedWords(truth, traits);
  const words = new Set(pureWords(truth.verdict, traits));
  if (traits.identifying === 0 || traits.telling < 2 || truth.world_people < FEWEST_PEOPLE) words.add('inconclusive');
  const gone = truth.departed_rows;
  if (truth.verdict === 'authentic' && gone >= FEWEST_OF_A_PART && gone >= NOISE_SHARE * truth.rows) {
    words.add('mixed').add('inconclusive');
  }
  return [...words];
}

function pureWords(kind: RowClass, traits: Traits): Word[] {
  switch (kind) {
    case 'authentic':
    case 'scraped':
      return traits.secret === 0 ? [kind, 'inconclusive'] : [kind];
    case 'recycled':
      return traits.prior > 1 ? [kind] : [kind, 'inconclusive'];
    case 'stitched':
      return traits.identifying > 1 ? [kind] : [kind, 'inconclusive'];
    case 'fabricated':
      return tellsStrangers(traits) ? [kind] : [kind, 'inconclusive'];
    case 'not_ours': {
      const words: Word[] = tellsStrangers(traits) ? [kind] : [kind, 'inconclusive'];
      return traits.ownGiven === 0 ? [...words, 'mixed'] : words;
    }
    default:
      return unreachable(kind);
  }
}

function tellsStrangers({ names, rows }: Traits): boolean {
  return names && rows >= FEWEST_STRANGERS;
}

function mixedWords(truth: CaseTruth, traits: Traits): Word[] {
  const parts = partsOf(truth);
  const large = parts.filter(({ share }) => share >= NOISE_SHARE && share * truth.rows >= FEWEST_OF_A_PART);
  const words = new Set<Word>(['mixed']);
  const single = new Set(large.map(({ kind }) => lookOf(kind, traits)));
  if (single.size < 2) for (const { kind } of large) words.add(kind);
  const unsure =
    truth.rows < FEWEST_STRANGERS || truth.world_people < FEWEST_PEOPLE || single.size < 2 || traits.identifying < 2;
  if (unsure || large.some(({ kind }) => pureWords(kind, traits).includes('inconclusive'))) words.add('inconclusive');
  return [...words];
}

function partsOf({ shares }: CaseTruth): { readonly kind: RowClass; readonly share: number }[] {
  return ROW_CLASSES.flatMap((kind) => (shares[kind] === undefined ? [] : [{ kind, share: shares[kind] }]));
}

/** Parts that look alike count as one. */
function lookOf(kind: RowClass, traits: Traits): string {
  if (kind === 'fabricated' || kind === 'not_ours') return 'nobody';
  return kind === 'scraped' && traits.secret === 0 ? 'authentic' : kind;
}
