import { type Random, below, chance, pick, seedOf, splitRandom, uniform } from '../base/random.js';
import { COLUMNS, type Field, type LeakRequest, type Mangling } from '../simulate/simulate.js';
import type { Case } from './case.js';
import type { WorldSeed } from './seeds.js';

type Asked = Omit<LeakRequest, 'population' | 'seed'>;

const fieldsOf = (table: keyof typeof COLUMNS): Field[] => COLUMNS[table].map(({ field }) => field);
const POSTPAID = fieldsOf('postpaid');
const PREPAID = fieldsOf('prepaid');
const PROSPECTS = fieldsOf('prospects');
const PRIOR = fieldsOf('priorLeak');
const PUBLIC: readonly Field[] = ['first_name', 'last_name', 'phone', 'street', 'city', 'state', 'zip'];

/** What a leak of each sort is; `fields` are the columns it can have. */
type Sort = { readonly name: string; readonly asked: Omit<Asked, 'rows'>; readonly fields: readonly Field[] };

const part = (kind: 'authentic' | 'recycled' | 'scraped' | 'stitched' | 'fabricated' | 'not_ours', share: number) => {
  return { kind, share };
};

const SORTS: readonly Sort[] = [
  { name: 'postpaid', asked: { kind: 'authentic' }, fields: POSTPAID },
  { name: 'prepaid', asked: { kind: 'authentic', system: 'prepaid' }, fields: PREPAID },
  { name: 'prospects', asked: { kind: 'authentic', system: 'prospects' }, fields: PROSPECTS },
  { name: 'recycled', asked: { kind: 'recycled' }, fields: PRIOR },
  { name: 'recycled-padded', asked: { kind: 'recycled', pad: 'invent' }, fields: [...PRIOR, 'ssn', 'dob', 'imei'] },
  { name: 'scraped', asked: { kind: 'scraped' }, fields: POSTPAID },
  { name: 'stitched', asked: { kind: 'stitched' }, fields: POSTPAID },
  { name: 'stitched-together', asked: { kind: 'stitched', keepTogether: true }, fields: POSTPAID },
  { name: 'fabricated', asked: { kind: 'fabricated', related: true }, fields: POSTPAID },
  { name: 'fabricated-unrelated', asked: { kind: 'fabricated', related: false }, fields: POSTPAID },
  { name: 'not-ours', asked: { kind: 'not_ours', jointShare: 0 }, fields: POSTPAID },
  { name: 'not-ours-joint', asked: { kind: 'not_ours' }, fields: POSTPAID },
];

const MIXES: readonly (readonly [string, Asked['parts']])[] = [
  ['authentic-fabricated', [part('authentic', 0.5), part('fabricated', 0.5)]],
  ['authentic-recycled-fabricated', [part('authentic', 0.5), part('recycled', 0.3), part('fabricated', 0.2)]],
  ['authentic-stitched', [part('authentic', 0.7), part('stitched', 0.3)]],
  ['authentic-scraped', [part('authentic', 0.6), part('scraped', 0.4)]],
  ['authentic-not-ours', [part('authentic', 0.4), part('not_ours', 0.6)]],
  ['fabricated-few-authentic', [part('fabricated', 0.85), part('authentic', 0.15)]],
  ['authentic-few-fabricated', [part('authentic', 0.95), part('fabricated', 0.05)]],
  ['scraped-stitched', [part('scraped', 0.5), part('stitched', 0.5)]],
  ['recycled-fabricated', [part('recycled', 0.3), part('fabricated', 0.7)]],
];
const MIXED_FIELDS: readonly Field[] = [
  'full_name',
  'phone',
  'account_no',
  'ssn',
  'dob',
  'email',
  'street',
  'city',
  'state',
  'zip',
  'imei',
];

const SMALL = [5, 8, 12] as const;
const LARGE = [50, 120, 300, 1000] as const;

/** Every leak of a world, block by block. */
export function planCases(world: WorldSeed): Case[] {
  const hard = world.people < 1000 ? [badReference] : [purgedWorld];
  const usual = [classes, mixes, manglings, dating, edges, draws, takings];
  const blocks = world.purged === true || world.people < 1000 ? hard : usual;
  return blocks.flatMap((planBlock) =>
    planBlock(world).map(({ block, name, asked }, at): Case => {
      const id = `${block}/${name}/${asked.rows}/${at}`;
      return { id, block, request: { ...asked, seed: `${world.seed}/${id}` } };
    }),
  );
}

/** About one case in five, the same each time: something of every block. */
export function quickly(cases: readonly Case[]): Case[] {
  return cases.filter(({ request }, at) => at % 5 === 2 && request.rows <= 1000);
}

/** Some thirty small cases for a test that has a minute. */
export function briefly(cases: readonly Case[]): Case[] {
  return cases.filter(({ request }, at) => at % 10 === 7 && request.rows <= 300);
}

type Draft = { readonly block: string; readonly name: string; readonly asked: Asked };

function classes(world: WorldSeed): Draft[] {
  return SORTS.flatMap((sort, at) => {
    const random = splitRandom(seedOf(world.seed), 'classes', at);
    const sizes = [...SMALL, ...SMALL, 20, ...LARGE, 60, 5000];
    return sizes.map((rows, turn): Draft => {
      const narrow = (turn + at) % 3 === 1;
      const columns = narrow ? columnsFor(sort, random, () => twoOf(random, sort.fields)) : columnsFor(sort, random);
      const asked = { ...sort.asked, rows, columns, asOf: someDay(random) };
      return { block: 'classes', name: narrow ? `${sort.name}-two` : sort.name, asked };
    });
  });
}

function mixes(world: WorldSeed): Draft[] {
  return MIXES.flatMap(([name, parts], at) => {
    const random = splitRandom(seedOf(world.seed), 'mixes', at);
    return [40, 200, 1000].map((rows): Draft => {
      const must: readonly Field[] = ['full_name', 'phone', chance(random, 0.5) ? 'ssn' : 'imei'];
      const columns = ordered(MIXED_FIELDS, new Set([...must, ...subset(random, MIXED_FIELDS, 2, 7)]));
      const asked: Asked = { kind: 'mixed', rows, columns, asOf: someDay(random), ...(parts ? { parts } : {}) };
      return { block: 'mixes', name, asked };
    });
  });
}

const WIDE: readonly Field[] = POSTPAID.filter((field) => field !== 'imsi' && field !== 'plan');

const MANGLINGS: readonly (readonly [string, readonly Mangling[]])[] = [
  ['masked', (['ssn', 'phone', 'email'] as const).map((field) => ({ kind: 'mask', field }))],
  ['truncated', (['ssn', 'phone', 'dob'] as const).map((field) => ({ kind: 'truncate', field }))],
  ['hashed-phone', [{ kind: 'hash', field: 'phone', algorithm: 'sha256' }]],
  ['hashed-email-ssn', (['email', 'ssn'] as const).map((field) => ({ kind: 'hash', field, algorithm: 'md5' }))],
  ['spreadsheet', [{ kind: 'spreadsheet' }]],
  ['upper', [{ kind: 'upper' }]],
  ['swapped', [{ kind: 'swap_headers', fields: ['ssn', 'phone'] }]],
  ['terse-headers', [{ kind: 'terse_headers' }]],
  ['no-header', [{ kind: 'no_header' }]],
  ['last-first', [{ kind: 'full_name', order: 'last_first' }, { kind: 'one_line_address' }]],
  ['plain-ssn', [{ kind: 'plain_ssn' }, { kind: 'phone_style', style: 'parentheses' }]],
  ['phone-dots', [{ kind: 'phone_style', style: 'dots' }, { kind: 'reorder' }]],
  [
    'pipes-latin1',
    [
      { kind: 'delimiter', delimiter: '|' },
      { kind: 'encoding', encoding: 'latin1' },
    ],
  ],
  [
    'utf16',
    [
      { kind: 'delimiter', delimiter: ';' },
      { kind: 'encoding', encoding: 'utf-16le' },
    ],
  ],
  ['jsonl', [{ kind: 'format', format: 'jsonl' }]],
  ['sql', [{ kind: 'format', format: 'sql' }]],
];
const MANGLED: readonly Omit<Asked, 'rows'>[] = [
  { kind: 'authentic' },
  { kind: 'fabricated' },
  { kind: 'stitched' },
  { kind: 'scraped' },
];

function manglings(world: WorldSeed): Draft[] {
  const random = splitRandom(seedOf(world.seed), 'manglings');
  return MANGLINGS.flatMap(([name, mangling], at) =>
    MANGLED.map((kind, turn): Draft => {
      const rows = [10, 60, 200][(at + turn) % 3] ?? 60;
      const must: readonly Field[] = [...touched(mangling), 'last_name'];
      const columns = columnsFor({ name, asked: kind, fields: WIDE }, random, () => [
        ...subset(random, WIDE, 8, WIDE.length),
        ...must,
      ]);
      return {
        block: 'manglings',
        name: `${kind.kind}-${name}`,
        asked: { ...kind, rows, columns, asOf: someDay(random), mangling },
      };
    }),
  );
}

function touched(mangling: readonly Mangling[]): Field[] {
  return mangling.flatMap((one): readonly Field[] => {
    if ('field' in one) return [one.field];
    return one.kind === 'swap_headers' ? one.fields : [];
  });
}

const ANCHOR: readonly Field[] = ['first_name', 'last_name', 'ssn', 'dob'];
/** Columns that change, one sort at a time and together, beside columns that find the person. */
export const DATED: readonly (readonly [string, readonly Field[]])[] = [
  ['phone', ['phone']],
  ['address', ['street', 'city', 'state', 'zip']],
  ['handset', ['imei']],
  ['plan', ['plan']],
  ['all', ['phone', 'email', 'street', 'city', 'state', 'zip', 'imei', 'imsi', 'plan']],
];

function dating(world: WorldSeed): Draft[] {
  const random = splitRandom(seedOf(world.seed), 'dating');
  const sizes = [10, 30, 100, 300, 1000];
  const postpaid = DATED.flatMap(([name, changing]) =>
    sizes.map((rows): Draft => {
      const columns = [...ANCHOR, ...changing];
      return { block: 'dating', name, asked: { kind: 'authentic', rows, columns, asOf: someDay(random) } };
    }),
  );
  const prepaid = sizes.map((rows): Draft => {
    const asked: Asked = { kind: 'authentic', system: 'prepaid', rows, columns: PREPAID, asOf: someDay(random) };
    return { block: 'dating', name: 'prepaid', asked };
  });
  return [...postpaid, ...prepaid];
}

function edges(world: WorldSeed): Draft[] {
  const random = splitRandom(seedOf(world.seed), 'edges');
  const kinds = SORTS.filter(({ fields }) => fields === POSTPAID);
  const sets: readonly (readonly [string, readonly Field[]])[] = [
    ['public', PUBLIC],
    ['constant', ['first_name', 'ssn', 'dob', 'last_name']],
    ['coarse', ['state', 'city', 'plan']],
    ['names', ['first_name', 'last_name']],
  ];
  return kinds.flatMap((sort) =>
    sets
      .filter(([name]) => name !== 'constant' || sort.name !== 'scraped')
      .map(([name, columns]): Draft => {
        const rows = pick(random, [8, 60, 200]);
        return {
          block: 'edges',
          name: `${sort.name}-${name}`,
          asked: { ...sort.asked, rows, columns, asOf: someDay(random) },
        };
      }),
  );
}

function draws(world: WorldSeed): Draft[] {
  const random = splitRandom(seedOf(world.seed), 'draws');
  const base = { kind: 'authentic', columns: WIDE } as const;
  const one = (name: string, more: Partial<Asked>, rows: number): Draft => {
    return { block: 'draws', name, asked: { ...base, rows, asOf: someDay(random), ...more } };
  };
  return [
    ...[60, 300].map((rows) => one('state-CA', { draw: { kind: 'state', state: 'CA' } }, rows)),
    one('state-TX', { draw: { kind: 'state', state: 'TX' } }, 120),
    ...[60, 300, 1000].map((rows) => one('contiguous', { draw: { kind: 'contiguous' } }, rows)),
    one('all', { draw: { kind: 'all' } }, 100_000),
    ...[100, 1000].map((rows) => one('uniform', {}, rows)),
    one('former', { former: true }, 300),
    one('canary', { canary: true }, 40),
    one('prior-overlap', { priorOverlap: 10 }, 60),
    one('fabricated-many', { kind: 'fabricated' }, world.people > 10_000 ? 100_000 : 10_000),
  ];
}

/** Ways in which an organisation loses a table: two at once, an old copy, a partner's part of it, the cream of it. */
function takings(world: WorldSeed): Draft[] {
  const random = splitRandom(seedOf(world.seed), 'takings');
  const one = (name: string, rows: number, more: Partial<Asked>): Draft => {
    const asked: Asked = { kind: 'authentic', rows, asOf: someDay(random), ...more };
    return { block: 'takings', name, asked };
  };
  const late = (): string => someDay(random, '2020-10-01');
  const columns = WIDE;
  return [
    ...[60, 300, 1000].map((rows) => one('two-extractions', rows, { columns, asOf: late(), earlier: {} })),
    one('two-extractions-prepaid', 300, { system: 'prepaid', asOf: late(), earlier: { share: 0.5 } }),
    ...[30, 300].map((rows) =>
      one('backup-prepaid', rows, { system: 'prepaid', asOf: '2020-05-01', soldOn: '2021-06-01' }),
    ),
    ...[30, 300].map((rows) => one('backup-postpaid', rows, { columns, asOf: '2020-03-01', soldOn: '2021-06-01' })),
    ...[10, 60, 300].map((rows) => one('hand-over-collections', rows, { partner: 'collections' })),
    ...[10, 60, 300].map((rows) => one('hand-over-insurer', rows, { partner: 'insurer' })),
    ...[60, 300].map((rows) => one('newest', rows, { columns, draw: { kind: 'newest' } })),
    ...[60, 300].map((rows) => one('cities', rows, { columns, draw: { kind: 'cities' } })),
  ];
}

/** A reference that has forgotten former customers. */
function purgedWorld(world: WorldSeed): Draft[] {
  const random = splitRandom(seedOf(world.seed), 'purged');
  const kinds = SORTS.filter(({ name }) => ['postpaid', 'not-ours', 'fabricated'].includes(name));
  return kinds.flatMap((sort) =>
    [12, 60, 300].flatMap((rows) =>
      ['2020-02-10', '2021-03-10'].map((asOf): Draft => {
        const columns = columnsFor(sort, random);
        return { block: 'purged', name: sort.name, asked: { ...sort.asked, rows, columns, asOf } };
      }),
    ),
  );
}

/** Ten people in all, or everybody at one address. */
function badReference(world: WorldSeed): Draft[] {
  const random = splitRandom(seedOf(world.seed), 'bad');
  const sizes = world.people < 100 ? [5] : [8, 60];
  const kinds = SORTS.filter(({ fields, name }) => fields === POSTPAID && (world.people >= 100 || name !== 'scraped'));
  return kinds.flatMap((sort) =>
    sizes.map((rows): Draft => {
      const columns = columnsFor(sort, random);
      return { block: 'bad-reference', name: sort.name, asked: { ...sort.asked, rows, columns, asOf: '2021-05-10' } };
    }),
  );
}

/** A subset of the columns such that the leak still is of its sort. */
function columnsFor(
  { asked, fields }: Sort,
  random: Random,
  choose = (): readonly Field[] => subset(random, fields, 3, fields.length),
): readonly Field[] {
  for (;;) {
    const columns = ordered(fields, new Set(choose()));
    if (isOfSort(asked, columns)) return columns;
  }
}

const IDENTIFYING: readonly Field[] = [
  'account_no',
  'application_id',
  'ssn',
  'drivers_license',
  'phone',
  'email',
  'imei',
  'imsi',
  'iccid',
];

/** Two columns that identify, names counting as one, and perhaps one more that does not. */
function twoOf(random: Random, fields: readonly Field[]): Field[] {
  const names: readonly Field[] = fields.includes('full_name') ? ['full_name'] : ['first_name', 'last_name'];
  const groups: (readonly Field[])[] = [
    names,
    ...IDENTIFYING.filter((field) => fields.includes(field)).map((field) => [field]),
  ];
  const rest = fields.filter((field) => !names.includes(field) && !IDENTIFYING.includes(field));
  const more = chance(random, 0.5) && rest.length > 0 ? [pick(random, rest)] : [];
  return [...shuffled(random, groups).slice(0, 2).flat(), ...more];
}

function isOfSort(asked: Sort['asked'], columns: readonly Field[]): boolean {
  const has = (...fields: Field[]): boolean => fields.every((field) => columns.includes(field));
  const name = has('full_name') || has('first_name', 'last_name');
  const secrets = IDENTIFYING.filter((field) => field !== 'phone' && has(field));
  switch (asked.kind) {
    case 'scraped':
      return has('phone') || (name && has('street'));
    case 'stitched':
      return secrets.length + (has('phone') ? 1 : 0) + (name ? 1 : 0) > 1;
    case 'recycled':
      return name || has('phone') || has('account_no');
    default:
      return secrets.length > 0 || has('phone') || name;
  }
}

function subset(random: Random, fields: readonly Field[], fewest: number, most: number): Field[] {
  return shuffled(random, fields).slice(
    0,
    fewest + below(random, Math.max(1, Math.min(most, fields.length) - fewest + 1)),
  );
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, key: uniform(random) }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}

function ordered(fields: readonly Field[], chosen: ReadonlySet<Field>): Field[] {
  return fields.filter((field) => chosen.has(field));
}

/** A day on which something is known: history begins on 2019-08-01 and the last snapshot is of 2021-08. */
function someDay(random: Random, from = '2019-12-01'): string {
  const first = Date.parse(from);
  const last = Date.parse('2021-08-05');
  return new Date(first + Math.floor(uniform(random) * (last - first))).toISOString().slice(0, 10);
}
