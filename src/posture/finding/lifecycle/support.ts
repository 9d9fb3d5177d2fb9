import { toDay } from '../../../base/dates.js';
import { inertText } from '../../../base/text.js';
import type { Asset } from '../../../model/asset.js';
import type { Finding } from '../../../model/finding.js';
import type { Identified, IdentifiedAsset } from '../../../model/identified.js';
import { costOf } from './costs.js';
import type { Ground, Judged } from './judge.js';
import { severityOf, tiedToControl, whyOf } from './place.js';
import { planOf, remedyOf, type Remedy } from './remedy.js';

const SOON = 365;
const MOST_LISTED = 6;

type Answer = Pick<Finding, 'answer' | 'title' | 'since' | 'because'> & { remedy: Remedy | null };

/** The answers for one program: has support ended, and if not, does it end within a year. */
export function supportFindings(
  identified: Identified,
  judged: readonly Judged[],
  machine: IdentifiedAsset,
  ground: Ground,
): Finding[] {
  const guessed = identified.program.basis === 'guessed' && identified.program.accuracy !== 100;
  const ended = guessed ? cannotTell(identified, judged) : hasEnded(identified, judged);
  const findings = [finding('support_ended', ended, identified, judged, machine, ground)];
  const soon = guessed || ended.answer === 'yes' ? null : endsSoon(identified, judged, ground.asOf);
  return soon === null
    ? findings
    : [...findings, finding('support_ends_soon', soon, identified, judged, machine, ground)];
}

function hasEnded(identified: Identified, judged: readonly Judged[]): Answer {
  const name = nameOf(identified, judged);
  if (judged.every(({ standing }) => standing.is === 'ended')) {
    const days = judged.map(({ standing }) => (standing.is === 'ended' ? standing.since : null));
    const told = days.filter((day) => day !== null);
    const since = told.length < days.length ? null : (inOrder(told).at(-1) ?? null);
    const [first] = judged;
    const network = first?.family?.part === 'network';
    const title = network
      ? `${name} was switched off${since === null ? '' : ` on ${since}`}`
      : `${name}: no security fixes${since === null ? ' any more' : ` since ${since}`}`;
    return { answer: 'yes', title, since, because: null, remedy: first === undefined ? null : remedyOf(first) };
  }
  if (judged.every(({ standing }) => standing.is === 'supported')) {
    const until = soonest(judged);
    const title = until === null ? `${name}: supported` : `${name}: supported until ${until}`;
    return { answer: 'no', title, since: null, because: null, remedy: null };
  }
  return cannotTell(identified, judged);
}

function cannotTell(identified: Identified, judged: readonly Judged[]): Answer {
  const name = nameOf(identified, judged);
  const [only] = judged;
  const title = `${name}: cannot tell whether it still gets security fixes`;
  const base = { answer: 'cannot_tell' as const, title, since: null };
  if (judged.length === 1 && only?.standing.is === 'open') {
    return { ...base, because: only.standing.because, remedy: remedyOf(only) };
  }
  const buy = judged.find(({ standing }) => standing.is === 'open' && standing.buy);
  const which = identified.ask === null || identified.ask === '' ? 'say which it is' : identified.ask;
  const ask = buy === undefined ? which : `${which}; and say whether extended support was bought`;
  const because = `it depends: ${listed(judged)}. To know it, ${ask}`;
  const unlessBought = judged.every(
    ({ standing }) => standing.is === 'ended' || (standing.is === 'open' && standing.buy),
  );
  const remedy = buy !== undefined && unlessBought ? remedyOf(buy) : { measures: [], fix: sentence(ask) };
  return { ...base, because, remedy };
}

function endsSoon(identified: Identified, judged: readonly Judged[], asOf: string): Answer | null {
  const left = judged.map(({ standing }) =>
    standing.is === 'supported' && standing.until !== null ? toDay(standing.until) - toDay(asOf) : null,
  );
  const soon = left.filter((days) => days !== null && days <= SOON);
  if (soon.length === 0 || judged.some(({ standing }) => standing.is !== 'supported')) return null;
  const name = nameOf(identified, judged);
  if (soon.length < judged.length) {
    const ask = identified.ask ?? 'say which it is';
    const because = `it depends: ${listed(judged)}. To know it, ${ask}`;
    const title = `${name}: cannot tell whether support ends within a year`;
    return { answer: 'cannot_tell', title, since: null, because, remedy: { measures: [], fix: sentence(ask) } };
  }
  const [first] = judged;
  const title = `${name}: support ends in ${daysWord(Math.min(...soon.map(Number)))}, on ${soonest(judged)}`;
  return { answer: 'yes', title, since: null, because: null, remedy: first === undefined ? null : planOf(first) };
}

function finding(
  question: 'support_ended' | 'support_ends_soon',
  answer: Answer,
  identified: Identified,
  judged: readonly Judged[],
  machine: IdentifiedAsset,
  ground: Ground,
): Finding {
  const { asset } = machine;
  const [first] = judged;
  const control = tiedToControl(machine, ground);
  const { remedy, ...rest } = answer;
  const key = judged.length === 1 ? first?.product.key : `${first?.family?.key ?? 'unknown'}-or-other`;
  return {
    id: `${question}:${asset.asset_id}:${key ?? 'unknown'}`,
    asset_id: asset.asset_id,
    kind: question,
    ...rest,
    severity: weighed(question, answer.answer, severityOf(asset, control !== null)),
    evidence: [...readAs(identified, judged), ...lastUpdate(judged, asset), ...sources(judged)],
    why:
      answer.answer === 'no'
        ? 'Holes that are found in it are still mended.'
        : whyOf(asset, control, first?.family?.part === 'network', question === 'support_ends_soon'),
    fix: remedy?.fix ?? null,
    measures: remedy?.measures ?? [],
    ...costOf(remedy?.measures[0], asset, first?.family ?? null),
    reference: first?.row?.lifecycle.source ?? null,
  };
}

/** What will be is less urgent than what is, and what is not known less than what is. */
function weighed(question: string, answer: Finding['answer'], severity: Finding['severity']): Finding['severity'] {
  if (answer === 'no') return 'low';
  if (question === 'support_ends_soon' || answer === 'cannot_tell') {
    return severity === 'critical' || severity === 'high' ? 'medium' : 'low';
  }
  return severity;
}

function readAs({ program, confidence }: Identified, judged: readonly Judged[]): Finding['evidence'] {
  const names = [...new Set(judged.map(labelOf))];
  const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '';
  const sure = program.basis === 'guessed' ? 'guessed' : confidence === 'high' ? 'read as' : 'may be';
  return [
    {
      text: `"${inertText(program.text, 120)}" ${sure} ${names.slice(0, MOST_LISTED).join(', ')}${more}`,
      where: inertText(program.where, 200),
    },
  ];
}

function lastUpdate(judged: readonly Judged[], { last_patched: last, sources: places }: Asset): Finding['evidence'] {
  if (last === null || !judged.some(({ unpatched }) => unpatched)) return [];
  const text = `last updated on ${last}: no update has come since support ended, bought or not`;
  return [{ text, where: inertText(places[0] ?? '', 200) }];
}

function sources(judged: readonly Judged[]): Finding['evidence'] {
  return judged.slice(0, MOST_LISTED).flatMap((each) => {
    const { row, standing } = each;
    if (row === null) return [];
    const { support_until: until, source, confidence, notes } = row.lifecycle;
    const low = confidence === 'low';
    const ends = until === null || low ? [] : [`${labelOf(each)}: support to ${until}`];
    const care = confidence === 'medium' ? ["this source is second hand: worth a look at the maker's own page"] : [];
    const note = notes === null || low ? [] : [notes];
    return [...ends, ...standing.lines, ...note, ...care].map((text) => ({ text, where: source }));
  });
}

function listed(judged: readonly Judged[]): string {
  const each = judged.slice(0, MOST_LISTED).map((one) => {
    const { standing } = one;
    const says =
      standing.is === 'ended'
        ? `ended${standing.since === null ? '' : ` on ${standing.since}`}`
        : standing.is === 'supported'
          ? `supported${standing.until === null ? '' : ` until ${standing.until}`}`
          : standing.because.replace(/: (?:check|ask|say|get) .*$/u, '');
    return `${labelOf(one)} (${says})`;
  });
  const more = judged.length > MOST_LISTED ? [`${judged.length - MOST_LISTED} more`] : [];
  return [...each, ...more].join('; ');
}

function nameOf({ program, is }: Identified, judged: readonly Judged[]): string {
  const only = judged.length === 1 ? judged[0] : judged.find(({ product }) => product.key === is?.key);
  if (only !== undefined) return labelOf(only);
  const families = new Set(judged.map(({ family, product }) => family?.product ?? product.product));
  return families.size === 1 ? ([...families][0] ?? '') : `"${inertText(program.text, 60)}"`;
}

/** Names may come from the inventory or the feed: they are made inert. */
function labelOf(judged: Judged): string {
  return inertText(plainLabel(judged), 120);
}

function plainLabel({ row, family, product }: Judged): string {
  const pack = /\bsp ?(\d)\b/iu.exec(product.version ?? '')?.[1];
  if (row === null) return [family?.product ?? product.product, product.version ?? ''].join(' ').trim();
  const older = pack !== undefined && row.entry !== null && Number(pack) < (row.entry.service_pack ?? 0);
  return older ? `${row.lifecycle.label.replace(/ SP\d$/u, '')} SP${pack}` : row.lifecycle.label;
}

function soonest(judged: readonly Judged[]): string | null {
  const days = judged.flatMap(({ standing }) =>
    standing.is === 'supported' && standing.until !== null ? [standing.until] : [],
  );
  return inOrder(days)[0] ?? null;
}

function daysWord(days: number): string {
  return days === 0 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`;
}

function inOrder(days: readonly string[]): string[] {
  return days.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
