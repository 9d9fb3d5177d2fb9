import {
  ANCHORS,
  ASSET_ROLES,
  ASSISTANCE,
  CHANNELS,
  RESPONSES,
  THREATS,
  TRAINING,
  UNITS,
  WAYS_IN,
  type ClaimStory,
  type Leaf,
  type NumberLeaf,
} from './claim.js';
import { ELEMENTS } from './element.js';

// Where in a claim a person can set something right: its fields, and what each holds.

export type AnyLeaf = Leaf<string> | NumberLeaf;

/** What a leaf holds: words as the text has them, a day, a number, or one of closed words. */
export type SlotKind = 'text' | 'day' | 'number' | readonly string[];
export type ClaimField = Exclude<keyof ClaimStory, 'span' | 'contradictions' | 'cannot_tell'>;

type SlotSpec = { readonly kind: SlotKind; readonly many?: true };
type FieldSpec = {
  /** Several of it can stand in one story, each with slots of its own. */
  readonly several?: true;
  /** What one of it is before anything is put in. */
  readonly blank?: object;
  /** By path below the field; the path of a field that is a leaf is empty. */
  readonly slots: Readonly<Record<string, SlotSpec>>;
};

const leaf = (kind: SlotKind): FieldSpec => ({ slots: { '': { kind } } });
const leaves = (kind: SlotKind): FieldSpec => ({ slots: { '': { kind, many: true } } });
const PRICE = { 'price.amount': { kind: 'number' }, 'price.currency': { kind: 'text' } } as const;

export const CLAIM_FIELDS: Readonly<Record<ClaimField, FieldSpec>> = {
  organisation: leaf('text'),
  actor: leaf('text'),
  channel: leaf(CHANNELS),
  claimed_on: leaf('day'),
  reported_by: leaves('text'),
  people: leaf('number'),
  rows: leaf('number'),
  elements: leaves(ELEMENTS.filter((each) => each !== 'ignore' && each !== 'unknown')),
  denied_elements: leaves(ELEMENTS.filter((each) => each !== 'ignore' && each !== 'unknown')),
  access: leaf(['kept', 'lost', 'unknown']),
  copies: leaf(['none', 'one', 'several']),
  subsets: {
    several: true,
    blank: { people: null, rows: null, elements: [], price: { amount: null, currency: null, usd: null }, offer: null },
    slots: {
      people: { kind: 'number' },
      rows: { kind: 'number' },
      elements: { kind: ELEMENTS.filter((each) => each !== 'ignore' && each !== 'unknown'), many: true },
      ...PRICE,
      'price.usd': { kind: 'number' },
      offer: { kind: ['public', 'private'] },
    },
  },
  demands: {
    several: true,
    blank: { amount: null, currency: null, usd: null, due: null },
    slots: { amount: { kind: 'number' }, currency: { kind: 'text' }, usd: { kind: 'number' }, due: { kind: 'day' } },
  },
  threats: leaves(THREATS),
  samples_checked: { slots: { by: { kind: 'text' }, result: { kind: ['accurate', 'inaccurate', 'unclear'] } } },
  response: { slots: { status: { kind: RESPONSES }, quote: { kind: 'text' } } },
  earlier_incidents: {
    several: true,
    blank: { when: null, what: null },
    slots: { when: { kind: 'day' }, what: { kind: 'text' } },
  },
  people_quoted: {
    several: true,
    blank: { name: null, role: null },
    slots: { name: { kind: 'text' }, role: { kind: 'text' } },
  },
  affected_assets: {
    several: true,
    blank: { what: null, operating_system: null, role: null, connected_to: null },
    slots: {
      what: { kind: 'text' },
      operating_system: { kind: 'text' },
      role: { kind: ASSET_ROLES },
      connected_to: { kind: 'text' },
    },
  },
  ways_in: leaves(WAYS_IN),
  costs: {
    several: true,
    blank: { what: null, amount: null, currency: null },
    slots: { what: { kind: 'text' }, amount: { kind: 'number' }, currency: { kind: 'text' } },
  },
  reporting: {
    several: true,
    blank: { to: null, within: { amount: null, unit: null, from: null }, protection: null, status: null },
    slots: {
      to: { kind: 'text' },
      'within.amount': { kind: 'number' },
      'within.unit': { kind: UNITS },
      'within.from': { kind: ANCHORS },
      protection: { kind: 'text' },
      status: { kind: ['law', 'bill', 'unknown'] },
    },
  },
  training: leaves(TRAINING),
  assistance: leaves(ASSISTANCE),
};

/** One place for a value: its path in the story, its path in the field, what it holds, and what stands there. */
export type ClaimSlot = {
  readonly id: string;
  readonly part: string;
  readonly kind: SlotKind;
  readonly leaf: AnyLeaf | null;
};

/** What is set right at once: a field, or one of several of a field. The last of several is a place for one more. */
export type ClaimEntry = {
  readonly id: string;
  readonly field: ClaimField;
  readonly isEmpty: boolean;
  readonly slots: readonly ClaimSlot[];
};

export function isClaimField(name: string): name is ClaimField {
  return Object.hasOwn(CLAIM_FIELDS, name);
}

/** All entries of a story in the order of its fields, empty ones too. */
export function claimEntries(story: ClaimStory): ClaimEntry[] {
  return Object.keys(CLAIM_FIELDS)
    .filter(isClaimField)
    .flatMap((field) => {
      const { several } = CLAIM_FIELDS[field];
      const value = story[field];
      if (several === undefined || !Array.isArray(value)) return [entryOf(story, field, field)];
      return [...value.keys(), value.length].map((at) => entryOf(story, field, `${field}.${at}`));
    });
}

function entryOf(story: ClaimStory, field: ClaimField, id: string): ClaimEntry {
  const slots = Object.entries(CLAIM_FIELDS[field].slots).flatMap(([part, { kind, many }]): ClaimSlot[] => {
    const path = part === '' ? id : `${id}.${part}`;
    if (many === undefined) return [{ id: path, part, kind, leaf: leafAt(story, path) }];
    const list = valueAt(story, path);
    const count = Array.isArray(list) ? list.length : 0;
    return Array.from({ length: count + 1 }, (_, index) => {
      const own = `${path}.${index}`;
      return { id: own, part, kind, leaf: leafAt(story, own) };
    });
  });
  return { id, field, isEmpty: slots.every(({ leaf: each }) => each === null), slots };
}

function leafAt(story: ClaimStory, path: string): AnyLeaf | null {
  const found = valueAt(story, path);
  return isLeaf(found) ? found : null;
}

function isLeaf(value: unknown): value is AnyLeaf {
  return typeof value === 'object' && value !== null && 'span' in value && 'value' in value;
}

/** What stands at a path such as `subsets.0.price.amount`; undefined where nothing does. */
function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    return Reflect.get(inner, name);
  }, value);
}
