import { unreachable } from '../../base/errors.js';
import { inertText } from '../../base/text.js';
import type { Cause, Cell, Oversight, PlantRow } from '../../model/oversight.js';
import { countOf, formatCount, formatShare } from './numbers.js';

/** `35`, `fewer than 5`, `nearly all`, or that it is not printed. */
export function cellWords({ plants, says }: Cell, small: number): string {
  if (plants !== null) return formatCount(plants);
  if (says === 'few') return `fewer than ${small}`;
  return says === 'nearly_all' ? 'nearly all' : 'not printed';
}

/** What stands first, in three sentences. */
export function oversightSummary(oversight: Oversight): string {
  const { plants, out_of_support: ended, control_out_of_support: control, causes, small } = oversight;
  const first = causes.find((cause) => cause.one_change) ?? causes[0];
  const told = ({ plants: count, says }: Cell): string =>
    count === null && says === 'withheld' ? 'a number that is not printed' : cellWords({ plants: count, says }, small);
  return [
    `${countOf(plants, 'plant')} sent what they chose to send.`,
    `With something out of support: ${told(ended)}; with a machine that runs the plant out of support: ${told(control)}.`,
    ...(first === undefined ? [] : [causeWords(first, small)]),
  ].join(' ');
}

/** `31 plants use the mail host x: one change there helps 31.` */
export function causeWords(cause: Cause, small: number): string {
  const { kind, plants, one_change: one } = cause;
  const label = causeLabel(cause);
  const many = plants.plants === null ? `${capital(cellWords(plants, small))} plants` : countOf(plants.plants, 'plant');
  const helped = plants.plants === null ? cellWords(plants, small) : formatCount(plants.plants);
  switch (kind) {
    case 'mail_host':
      return `${many} have their mail at ${label}: one change there helps ${helped}.`;
    case 'remote_access':
      return one
        ? `${many} are reached by ${label}: one talk with its maker, one letter to all.`
        : `${many} are reached by ${label}: the same steps at each.`;
    case 'support_ended':
      return `${many} run ${label} out of support: one purchase for all is cheaper.`;
    case 'control_product':
      return `${many} are run by ${label}: one set of steps serves all.`;
    case 'network_product':
      return `${many} have ${label} between their networks: one set of steps serves all.`;
    case 'practice':
      return `${many}: ${label}.`;
    default:
      return unreachable(kind);
  }
}

export function causeLabel({ label }: Pick<Cause, 'label'>): string {
  return inertText(label, 100);
}

/** Share of the risk of all; nothing is said where no plan has a step for it. */
export function causeGain({ gain }: Pick<Cause, 'gain'>): string {
  return gain === 0 ? '-' : formatShare(gain);
}

export const RELEASE_WORDS: Readonly<Record<Oversight['release'], string>> = {
  suppressed: 'Small counts are left out: this may be handed out.',
  clear: 'NOT FOR RELEASE: this shows where single plants are weak. For your own screen.',
};

export const CAUSE_KIND_WORDS: Readonly<Record<Cause['kind'], string>> = {
  mail_host: 'mail host',
  remote_access: 'remote access',
  support_ended: 'out of support',
  control_product: 'controller',
  network_product: 'network box',
  practice: 'practice',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A plant's row for the engineer's own screen, cell by cell: alias, id, day, risk, out of support, critical, trained, reported. */
export function plantCells(row: PlantRow): string[] {
  return [
    row.alias,
    row.plant.slice(0, 8),
    row.as_of,
    formatShare(row.risk_before),
    formatCount(row.out_of_support),
    formatCount(row.critical),
    row.trained,
    row.reported,
  ];
}
