import { grouped, sumOf } from '../../base/numbers.js';
import { inertText } from '../../base/text.js';
import type { Located, Path } from '../../base/yaml/positions.js';
import { elementWords } from '../../model/element-words.js';
import type { Counted, Exposure, Shown } from '../../model/exposure.js';
import type { Bounds, Facts } from '../../model/facts.js';
import { FACT_ELEMENTS, type FactElement } from '../../model/facts-words.js';
import { JURISDICTIONS, isJurisdiction } from '../../model/jurisdiction.js';
import { FactsError } from './error.js';

/** A document of `assay exposure --json`, and its path as errors shall show it. */
export type ExposureFile = { readonly file: string; readonly exposure: Exposure };

/** Facts with what an exposure counted, and a line for each thing that was taken from it. */
export type WithExposure = { readonly facts: Facts; readonly taken: readonly string[] };

/**
 * Takes people by residence and data elements from an exposure. A count of a whole file is a count; what is reckoned from a
 * sample becomes bounds. Where a person has said something, that stays; where it cannot be true beside the exposure, it is
 * an error that names both places.
 */
export function withExposure(facts: Facts, located: Located, given: ExposureFile): WithExposure {
  const { exposure } = given;
  const { counted } = exposure;
  if (counted === null)
    throw new FactsError('nobody_counted', 'the exposure counts nobody', {
      where: { file: given.file },
      hint: `Leave --exposure out, or count a leak that holds people of yours: ${inertText(exposure.reason ?? '', 200)}`,
    });
  const people = peopleOf(exposure, counted);
  const elements = elementsOf(exposure, counted);
  agree(facts, located, { ...given, counted, people, elements });
  const own = facts.exposure;
  const isListed = own?.elements !== undefined;
  return {
    facts: {
      ...facts,
      exposure: {
        ...own,
        ...(elements.isReadable ? { encrypted: false } : {}),
        people: merged(people, own?.people ?? {}),
        elements: isListed ? own.elements : [...elements.sure],
        ...(isListed ? {} : { elements_complete: false, elements_uncertain: [...elements.uncertain] }),
      },
    },
    taken: takenFrom(given, { people, elements, isListed }),
  };
}

/** What a person said of a number stays, and no bound stands beside it. */
function merged(people: People, own: People): People {
  const places = Object.entries(people.bounds?.by_jurisdiction ?? {});
  const said = new Set(Object.keys(own.by_jurisdiction ?? {}));
  const { total, ...rest } = people.bounds ?? { basis: '' };
  return {
    ...people,
    ...own,
    by_jurisdiction: { ...people.by_jurisdiction, ...own.by_jurisdiction },
    bounds: {
      ...rest,
      ...(own.total !== undefined || total === undefined ? {} : { total }),
      by_jurisdiction: Object.fromEntries(places.filter(([code]) => !said.has(code))),
    },
  };
}

type People = NonNullable<NonNullable<Facts['exposure']>['people']>;

/** Every statute asks for notice of these two; how many people have other combinations is not taken for any of them. */
const COUNTS_EVERYWHERE = ['name_ssn', 'name_licence'];

type Combination = { readonly combination: string; readonly shown: Shown };

function most<Line extends Combination>(lines: readonly Line[], size: (line: Line) => number): number {
  const sizes = lines.flatMap((line) =>
    line.shown === 'clear' && COUNTS_EVERYWHERE.includes(line.combination) ? [size(line)] : [],
  );
  return Math.max(0, ...sizes);
}

function peopleOf(exposure: Exposure, counted: Counted): People {
  const { estimated, scope } = exposure;
  const bounds = boundsOf(exposure, counted);
  if (estimated !== null) {
    const { estimate, low, high } = estimated.population;
    return { total: estimate, low, high, is_estimate: true, bounds };
  }
  if (scope !== 'whole') return { bounds };
  const places = counted.now.jurisdictions;
  const placed = places.flatMap(({ jurisdiction: code, people }) =>
    code !== null && isJurisdiction(code) ? [[code, people] as const] : [],
  );
  const elsewhere = places.filter(({ jurisdiction: code }) => code !== null && !isJurisdiction(code));
  return {
    total: counted.people,
    by_jurisdiction: Object.fromEntries(placed),
    elsewhere: sumOf(elsewhere.map(({ people }) => people)),
    bounds,
  };
}

/** At least those who are shown with what every statute asks about; at most all, and those whose residence is not known. */
function boundsOf({ estimated, scope }: Exposure, counted: Counted): Bounds {
  const seen = (code: string | null) => counted.now.jurisdictions.find(({ jurisdiction }) => jurisdiction === code);
  const least = (code: string): number => most(seen(code)?.combinations ?? [], ({ people }) => people);
  const all = most(counted.combinations, ({ people }) => people);
  const perPlace = (bound: (code: (typeof JURISDICTIONS)[number]) => { low: number; high?: number }) =>
    Object.fromEntries(JURISDICTIONS.map((code) => [code, bound(code)]));
  if (estimated !== null) {
    const place = (code: string | null) => estimated.now.find(({ jurisdiction }) => jurisdiction === code);
    const unplaced = place(null)?.high ?? 0;
    return {
      basis: `estimated from a sample of ${grouped(estimated.seen)} people`,
      total: {
        low: Math.max(
          all,
          most(estimated.combinations, ({ low }) => low),
        ),
        high: estimated.population.high,
      },
      by_jurisdiction: perPlace((code) => ({
        low: Math.max(
          least(code),
          most(place(code)?.combinations ?? [], ({ low }) => low),
        ),
        high: (place(code)?.high ?? estimated.unseen_high) + unplaced,
      })),
    };
  }
  if (scope !== 'whole')
    return {
      basis: `counted in a sample of ${grouped(counted.people)} people, the rest is not known`,
      total: { low: all },
      by_jurisdiction: perPlace((code) => ({ low: least(code) })),
    };
  const unplaced = seen(null)?.people ?? 0;
  return {
    basis: 'counted in the leaked file; how many of them with what the law asks about lies between',
    total: { low: all, high: counted.people },
    by_jurisdiction: perPlace((code) => ({ low: least(code), high: (seen(code)?.people ?? 0) + unplaced })),
  };
}

type Elements = {
  readonly sure: readonly FactElement[];
  readonly uncertain: readonly FactElement[];
  readonly masked: readonly FactElement[];
  readonly isReadable: boolean;
};

/** Shown in clear is taken; hashed, right in part only or not checked is not sure; masked or wrong is not the element. */
function elementsOf({ public_elements: open, not_compared: others }: Exposure, { elements }: Counted): Elements {
  const shown = (...kinds: Shown[]): FactElement[] =>
    FACT_ELEMENTS.filter((element) =>
      elements.some((line) => line.element === element && kinds.includes(line.shown) && line.people > 0),
    );
  const clear = shown('clear');
  const masked = shown('masked').filter((element) => !clear.includes(element));
  const lastFour: FactElement[] = masked.includes('ssn') && !clear.includes('ssn_last4') ? ['ssn_last4'] : [];
  const notCompared = FACT_ELEMENTS.filter((element) => others.some((column) => column.element === element));
  const sure = [...clear, ...lastFour];
  const doubtful = new Set([...shown('hashed', 'partly', 'unchecked'), ...notCompared]);
  return {
    sure,
    uncertain: FACT_ELEMENTS.filter((element) => doubtful.has(element) && !sure.includes(element)),
    masked,
    isReadable: clear.some((element) => !open.some((each) => each === element)),
  };
}

type Found = ExposureFile & { readonly counted: Counted; readonly people: People; readonly elements: Elements };

/** What a person said must be able to be true beside what was counted. */
function agree(facts: Facts, located: Located, found: Found): void {
  const own = facts.exposure;
  const conflict = (path: Path, said: string, counts: string): FactsError =>
    new FactsError('conflicts_with_exposure', `${said}, but the exposure ${counts}`, {
      where: located.valueAt(path),
      hint: `The exposure is ${found.file}. Correct the facts, or leave the key out so that it is taken from there.`,
    });
  const { total, by_jurisdiction: places } = own?.people ?? {};
  const { people, exposure } = found;
  if (total !== undefined) {
    // What a sample is of may be a part of what was taken: it says how many at least, and not how many at most.
    const low = found.counted.people;
    const high = exposure.scope === 'whole' ? low : Infinity;
    if (total < low || total > high)
      throw conflict(['exposure', 'people', 'total'], `${grouped(total)} people are named`, rangeWords(low, high));
  }
  for (const [code, number] of Object.entries(places ?? {})) {
    const seen = exposure.scope === 'whole' ? placeCount(found.counted, code) : 0;
    const bounds = Object.entries(people.bounds?.by_jurisdiction ?? {}).find(([each]) => each === code)?.[1];
    const high = exposure.scope === 'whole' ? (bounds?.high ?? Infinity) : Infinity;
    if (number < seen || number > high)
      throw conflict(
        ['exposure', 'people', 'by_jurisdiction', code],
        `${grouped(number)} residents of ${code} are named`,
        rangeWords(seen, high),
      );
  }
  const missing =
    own?.elements === undefined ? undefined : found.elements.sure.find((each) => !own.elements?.includes(each));
  if (missing !== undefined) throw conflict(['exposure', 'elements'], `the elements leave out ${missing}`, `shows it`);
  if (own?.encrypted === true && found.elements.isReadable)
    throw conflict(['exposure', 'encrypted'], 'the data is called encrypted', 'shows it in clear');
}

function placeCount({ now }: Counted, code: string): number {
  return now.jurisdictions.find(({ jurisdiction }) => jurisdiction === code)?.people ?? 0;
}

function rangeWords(low: number, high: number): string {
  if (low === high) return `counts ${grouped(low)}`;
  return high === Infinity ? `counts at least ${grouped(low)}` : `leaves room for ${grouped(low)} to ${grouped(high)}`;
}

function takenFrom(
  { file, exposure }: ExposureFile,
  { people, elements, isListed }: { readonly people: People; readonly elements: Elements; readonly isListed: boolean },
): string[] {
  const name = inertText(file.split(/[\\/]/u).at(-1) ?? file, 120);
  const list = (names: readonly FactElement[]): string => names.map(elementWords).join(', ');
  return [
    `people are taken from ${name} where the facts do not say: ${people.bounds?.basis ?? ''}; by residence now`,
    ...(exposure.estimated === null ? [] : [`the estimates hold ${inertText(exposure.estimated.condition, 300)}`]),
    isListed
      ? `the elements are those of the facts; ${name} shows in clear: ${list(elements.sure)}`
      : `elements are taken from ${name}: ${list(elements.sure)}; others are not known to be safe`,
    ...(elements.uncertain.length === 0
      ? []
      : [`hashed, in part only or not compared in ${name}, and so not sure: ${list(elements.uncertain)}`]),
    ...(elements.masked.length === 0 ? [] : [`only masked in ${name}, and so not taken: ${list(elements.masked)}`]),
    ...(exposure.verdict === 'authentic'
      ? []
      : [`the verdict on the file of ${name} is ${exposure.verdict}: the counts stand and fall with it`]),
  ];
}
