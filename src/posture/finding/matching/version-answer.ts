import type { Affected } from '../../../model/vulnerability.js';
import { compareVersions, inRange } from '../../product/versions.js';

type Range = Affected['ranges'][number];

/** Does a record concern a version? `why`: the range, or why it cannot be told, as a part of a sentence. */
export type VersionAnswer = { readonly answer: 'yes' | 'no' | 'cannot_tell'; readonly why: string };

const yes = (why: string): VersionAnswer => ({ answer: 'yes', why });
const no = (why: string): VersionAnswer => ({ answer: 'no', why });
const open = (why: string): VersionAnswer => ({ answer: 'cannot_tell', why });

/** The version held against everything that one record says of the product. */
export function versionAnswer(version: string | null, affected: readonly Affected[]): VersionAnswer {
  const ranges = affected.flatMap((each) => each.ranges);
  const unread = affected.flatMap((each) => each.unread);
  const hit = ranges.filter((range) => range.affected);
  const bounded = hit.filter((range) => range.from !== null || range.to !== null);
  const spared = ranges.filter((range) => !range.affected);
  if (hit.length > bounded.length && bounded.length === 0 && spared.length === 0) return yes('all versions');
  const otherwise = otherwiseOf(affected, hit);
  if (ranges.length === 0 && unread.length === 0 && otherwise === 'affected') return yes('all versions');
  if (version === null) return open(`it is about ${wordsOf(hit, unread)}, and the version is not known`);
  return known(version, { bounded, spared, unread, otherwise });
}

type Told = {
  readonly bounded: readonly Range[];
  readonly spared: readonly Range[];
  readonly unread: readonly string[];
  readonly otherwise: Affected['otherwise'];
};

function known(version: string, { bounded, spared, unread, otherwise }: Told): VersionAnswer {
  const hits = bounded.map((range) => ({ range, inside: inRange(version, range) }));
  const hit = ownBranch(version, hits);
  const isSpared = spared.some((range) => inRange(version, range) === true);
  if (hit !== null && isSpared) return open(`the record says two things of ${version}`);
  if (hit === 'either')
    return open(
      `versions ${wordsOf(bounded, unread)} are named, and it is not said which branch ${version} belongs to`,
    );
  if (hit !== null) return yes(textOf(hit));
  if (isSpared) return no(`${version} is named as not affected`);
  const unsure = [...hits.map(({ inside }) => inside), ...spared.map((range) => inRange(version, range))].includes(
    null,
  );
  if (unsure) return open(`${version} cannot be compared with ${wordsOf(bounded, unread)}`);
  if (unread.length > 0) return open(`it is about ${wordsOf(bounded, unread)}, which cannot be compared`);
  if (otherwise === 'unaffected') return no(`it is about ${wordsOf(bounded, [])}`);
  if (otherwise === 'affected') return yes('all versions but those that are named');
  if (isBeyond(version, bounded)) return no(`it is about ${wordsOf(bounded, [])}`);
  return open(`it is about ${wordsOf(bounded, [])} and says nothing of ${version}`);
}

/** A record that names what is affected and calls all the rest affected too does not mean the rest: it was filled in carelessly. */
function otherwiseOf(affected: readonly Affected[], hit: readonly Range[]): Affected['otherwise'] {
  if (affected.some((each) => each.otherwise === 'unaffected')) return 'unaffected';
  if (affected.some((each) => each.otherwise === 'affected') && hit.length === 0) return 'affected';
  return 'unknown';
}

/**
 * The range that a version is in; null where it is in none. Of several that only have an end (`< 16.7`, `< 17.4`) each is the end
 * of a branch: that of the version's own first number counts, and without one all must agree; `either` where they do not.
 */
function ownBranch(
  version: string,
  hits: readonly { readonly range: Range; readonly inside: boolean | null }[],
): Range | 'either' | null {
  const closed = hits.find(({ range, inside }) => range.from !== null && inside === true);
  if (closed !== undefined) return closed.range;
  const ends = hits.filter(({ range }) => range.from === null);
  const inside = ends.filter((each) => each.inside === true);
  if (inside.length === 0) return null;
  if (inside.length === ends.length) return inside[0]?.range ?? null;
  const own = ends.filter(({ range }) => firstNumber(range.to ?? '') === firstNumber(version));
  if (own.length === 0 || own.some((each) => each.inside === null)) return 'either';
  return own.find((each) => each.inside === true)?.range ?? 'either';
}

function firstNumber(text: string): string {
  return String(Number(/\d+/u.exec(text)?.[0] ?? -1));
}

/** Later than every end that is named. A list of single versions has no end. */
function isBeyond(version: string, ranges: readonly Range[]): boolean {
  const isRange = ({ from, to }: Range): boolean => to !== null && from !== to;
  if (ranges.length === 0 || !ranges.some(isRange)) return false;
  return ranges.every(({ to, to_included: included }) => {
    const order = to === null ? null : compareVersions(version, to);
    return order === 1 || (order === 0 && !included);
  });
}

const NAMED = 3;

function wordsOf(ranges: readonly Range[], unread: readonly string[]): string {
  const all = [...new Set([...ranges.map(textOf), ...unread])];
  if (all.length === 0) return 'versions that it does not name';
  const shown = all.slice(0, NAMED).join('; ');
  return all.length > NAMED ? `${shown} and ${all.length - NAMED} more` : shown;
}

/** A range in the record's own words where they are its own, else in ours. */
function textOf({ from, to, to_included: included, text }: Range): string {
  if (from === null && to === null) return 'all versions';
  if (from === to) return from ?? text;
  if (from === null) return `${included ? 'up to' : 'before'} ${to}`;
  return to === null ? `${from} and later` : `${from} ${included ? 'to' : 'to before'} ${to}`;
}
