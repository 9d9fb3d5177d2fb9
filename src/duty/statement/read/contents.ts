import { grouped } from '../../../base/numbers.js';
import type { Located } from '../../../base/yaml/positions.js';
import type { Content, StatedCount, StatedGroup, StatementFile } from '../../../model/statement.js';
import { spanOf } from '../compare/span.js';
import { StatementsError } from '../error.js';
import { placedIn } from './places.js';

type Path = readonly (string | number)[];

/** Nothing is said both ways, no range ends before it begins, and no group is larger than all people. */
export function checkContents(file: StatementFile, located: Located): void {
  for (const { content, contentPath } of placedIn(file)) {
    bothWays(content, contentPath, located);
    ranges(content, contentPath, located);
    groups(content, contentPath, located);
  }
}

function bothWays(content: Content, path: Path, located: Located): void {
  once(content, path, located);
  for (const [name, group] of Object.entries(content.groups ?? {})) {
    const place = [...path, 'groups', name];
    once(group, place, located);
    const everywhere = content.ruled_out ?? [];
    const clash = (group.confirmed ?? []).find((element) => everywhere.includes(element));
    if (clash !== undefined) throw both(clash, [...place, 'confirmed'], located);
  }
}

function once(lists: StatedGroup, path: Path, located: Located): void {
  const seen = new Set<string>();
  for (const list of ['confirmed', 'ruled_out', 'possible'] as const)
    for (const [at, element] of (lists[list] ?? []).entries()) {
      if (seen.has(element)) throw both(element, [...path, list, at], located);
      seen.add(element);
    }
}

function both(element: string, path: Path, located: Located): StatementsError {
  return new StatementsError('said_both_ways', `\`${element}\` is named twice, or both ways, in one place`, {
    where: located.valueAt(path),
    hint: 'Name it once: confirmed, ruled_out or possible. What holds for some groups only goes to these groups.',
  });
}

function ranges({ people, groups: named }: Content, path: Path, located: Located): void {
  const counts: [Path, StatedCount | undefined][] = [
    [[...path, 'people'], people],
    ...Object.entries(named ?? {}).map(([name, group]): [Path, StatedCount | undefined] => [
      [...path, 'groups', name, 'people'],
      group.people,
    ]),
  ];
  for (const [place, count] of counts)
    if (typeof count === 'object' && 'low' in count && count.low > count.high)
      throw new StatementsError('bad_range', 'the range ends before it begins', {
        where: located.valueAt(place),
        hint: 'Write the smaller number as `low`.',
      });
}

/** Compared by what the numbers can be: a rounded total leaves room for what rounds to it. */
function groups({ people, groups: named }: Content, path: Path, located: Located): void {
  if (people === undefined) return;
  const { high } = spanOf(people);
  for (const [name, group] of Object.entries(named ?? {})) {
    if (group.people === undefined || group.only_possible === true) continue;
    const { low } = spanOf(group.people);
    if (low <= high) continue;
    throw new StatementsError(
      'more_in_group_than_people',
      `at least ${grouped(low)} are in a group, but at most ${grouped(high)} in all`,
      {
        where: located.valueAt([...path, 'groups', name, 'people']),
        hint: 'Correct the group or `people`.',
      },
    );
  }
}
