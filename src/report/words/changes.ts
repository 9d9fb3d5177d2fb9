import { inertText } from '../../base/text.js';
import { unreachable } from '../../base/errors.js';
import type { Change, Changes, Standing } from '../../model/changes.js';
import type { Element } from '../../model/element.js';
import { elementName } from './elements.js';
import { countOf, formatCount, formatLog10, formatShare } from './numbers.js';
import { CLASS_LABELS, VERDICT_WORDS, rivalName, upper } from './verdict.js';

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Whether the same files were tested, told apart by their bytes. */
export function filesSentence({ files: { same, added, gone } }: Changes): string {
  if (added.length === 0 && gone.length === 0)
    return `${same === 1 ? 'The same file was' : 'The same files were'} tested (same SHA-256).`;
  const names = (files: Changes['files']['added']): string => {
    const shown = files.slice(0, 3).map((file) => inertText(file.path, 120));
    return files.length > 3 ? `${shown.join(', ')} and ${countOf(files.length - 3, 'more', 'more')}` : shown.join(', ');
  };
  const parts = [
    ...(added.length === 0 ? [] : [`new: ${names(added)}`]),
    ...(gone.length === 0 ? [] : [`no longer given: ${names(gone)}`]),
    ...(same === 0 ? [] : [`${countOf(same, 'file')} the same`]),
  ];
  return `Other bytes were tested: ${parts.join('; ')}.`;
}

/** One sentence per change, elements that changed alike in one; where there is none, one that says so. */
export function changeSentences({ list }: Changes): string[] {
  if (list.length === 0) return ['Nothing changed in what the data say.'];
  const told = new Set<string>();
  return list.flatMap((change) => {
    if (change.kind !== 'element') return [changeSentence(change)];
    const way = `${change.before} ${change.after}`;
    if (told.has(way)) return [];
    told.add(way);
    const alike = list.filter((other): other is Of<'element'> => isAlike(other, change));
    return [
      elementSentence(
        alike.map(({ element }) => element),
        change,
      ),
    ];
  });
}

function isAlike(one: Change, other: Of<'element'>): boolean {
  return one.kind === 'element' && one.before === other.before && one.after === other.after;
}

function changeSentence(change: Exclude<Change, Of<'element'>>): string {
  switch (change.kind) {
    case 'verdict':
      return `The verdict was "${VERDICT_WORDS[change.before].toLowerCase()}" and is now "${VERDICT_WORDS[change.after].toLowerCase()}".`;
    case 'support':
      return `Support: ${supportOf(change.before)} before, ${supportOf(change.after)} now.`;
    case 'as_of':
      return `Taken on: ${dateOf(change.before)} before, ${dateOf(change.after)} now.`;
    case 'extractions':
      return `Taken ${timesOf(change.before)} before, ${timesOf(change.after)} now.`;
    case 'source':
      return `Likeliest source: ${nameOf(change.before)} before, ${nameOf(change.after)} now.`;
    case 'extent':
      return `How far it may go: ${extentOf(change.before)} before, ${extentOf(change.after)} now.`;
    case 'rows':
      return counted('Rows tested', change);
    case 'matched_rows':
      return counted('Rows that fit your records', change);
    case 'matched_people':
      return counted('Different people and planted records that rows fit', change);
    case 'share':
      return `Share of ${CLASS_LABELS[change.class]} rows: ${shareOf(change.before)} before, ${shareOf(change.after)} now.`;
    case 'prior_leak':
      return `Rows that stand in ${inertText(change.name, 60)}: ${overlapOf(change.before)} before, ${overlapOf(change.after)} now.`;
    case 'canary':
      return canarySentence(change);
    case 'reference_built':
      return referenceSentence(change);
    case 'reference_people':
      return counted('People in the reference', change);
    case 'reference_systems':
      return systemsSentence(change);
    default:
      return unreachable(change);
  }
}

function counted(what: string, { before, after }: { readonly before: number; readonly after: number }): string {
  const step = after - before;
  return `${what}: ${formatCount(before)} before, ${formatCount(after)} now (${step < 0 ? '−' : '+'}${formatCount(Math.abs(step))}).`;
}

function supportOf({ verbal, log10_bayes_factor: log10, against }: Of<'support'>['before']): string {
  return against === null
    ? 'nothing to weigh'
    : `${verbal} (log10 ${formatLog10(log10)} against ${rivalName(against)})`;
}

function dateOf({ estimate, low, high }: Of<'as_of'>['before']): string {
  return estimate === null ? 'cannot be told' : `${estimate} (95% from ${low ?? '?'} to ${high ?? '?'})`;
}

function timesOf(extractions: number): string {
  return extractions < 2 ? 'at one time' : `at ${formatCount(extractions)} times`;
}

function nameOf(system: string | null): string {
  return system === null ? 'none' : inertText(system, 60);
}

function extentOf(extent: Of<'extent'>['before']): string {
  if (extent === null) return 'no bound';
  const most = extent.high === null ? 'no upper bound' : `at most ${formatCount(extent.high)}`;
  return `at least ${formatCount(extent.low)}, ${most} people and planted records of ${inertText(extent.population, 60)}`;
}

function shareOf({ share, low, high }: Of<'share'>['before']): string {
  return `${formatShare(share)} (${formatShare(low)} to ${formatShare(high)})`;
}

function overlapOf(rows: number | null): string {
  return rows === null ? 'not on file' : formatCount(rows);
}

const STANDING: Readonly<Record<Standing, string>> = {
  absent: 'not in the file',
  unjudged: 'in the file but in no system of record',
  wrong: 'in the file but right no more often than by chance',
  right: 'in the file and right',
};

/** `SSN, phone: not in the file before, in the file and right now.` */
function elementSentence(elements: readonly Element[], { before, after }: Of<'element'>): string {
  return `${upper(elements.map(elementName).join(', '))}: ${STANDING[before]} before, ${STANDING[after]} now.`;
}

function canarySentence({ canary_id: id, system, before, after }: Of<'canary'>): string {
  const name = `Planted record ${inertText(id, 60)}${system === null ? '' : ` of ${inertText(system, 60)}`}`;
  if (after === null) return `${name} is no longer found; it stood in row ${formatCount(before ?? 0)}.`;
  if (before === null) return `${name} is found now, in row ${formatCount(after)}.`;
  return `${name} stands in row ${formatCount(after)}, before in row ${formatCount(before)}.`;
}

function referenceSentence({ before, after }: Of<'reference_built'>): string {
  const [old, now] = [before, after].map((time) => `${time.slice(0, 10)} ${time.slice(11, 16)}`);
  return `The reference is ${after > before ? 'newer' : 'older'}: built ${now ?? ''}, before ${old ?? ''} (UTC).`;
}

function systemsSentence({ before, after }: Of<'reference_systems'>): string {
  const names = (systems: readonly string[]): string => systems.map((name) => inertText(name, 60)).join(', ') || 'none';
  return `Systems of record: ${names(before)} before, ${names(after)} now.`;
}
