import { inertText } from '../../base/text.js';
import type { BundleContents, BundleProduct } from '../../model/posture-bundle.js';
import { countOf, formatCount, formatShare } from './numbers.js';

/** Where what was not given by hand was taken from; null where it was, or is not known. */
export type BundleSources = Readonly<
  Record<'mailHost' | 'training' | 'incidentReported' | 'served', { readonly from: string | null }>
>;

/** What a bundle holds, an entry each, and what is to be known of it, in plain words: for the eyes of who is about to send it. */
export type BundleSays = { readonly holds: readonly string[]; readonly notes: readonly string[] };

export function bundleSays(contents: BundleContents, sources: BundleSources): BundleSays {
  const from = (what: keyof BundleSources): string => {
    const { from: source } = sources[what];
    return source === null ? '' : ` [${inertText(source, 300)}]`;
  };
  const { plant, as_of: asOf, machines, products, findings, practices, names } = contents;
  const bad = findings.filter(({ answer }) => answer === 'yes');
  const of = (list: readonly { readonly count: number }[]): number => list.reduce((sum, { count }) => sum + count, 0);
  const holds = [
    `a random number for this plant (${plant.id.slice(0, 8)}...), not its name; ${placeWords(plant)}${from('served')}; as of ${asOf}`,
    `machines, counted: ${listOf(machines.map(({ machines: many, role, zone }) => `${formatCount(many)} ${wordOf(role ?? 'machine')}${zone === null ? '' : ` (${zone})`}`))}`,
    `products: ${listOf(products.map(productWords))}; ${countOf(contents.unknown_programs, 'other program')} by number alone`,
    `findings, counted: ${formatCount(of(bad))} that are bad, ${formatCount(of(findings.filter(({ answer }) => answer === 'cannot_tell')))} that cannot be told; by product or practice, not by machine`,
    `answers on how the plant is run: ${listOf(practices.map(({ practice, answer }) => `${wordOf(practice)}: ${wordOf(answer)}`))}`,
    `reached from elsewhere: ${listOf(contents.remote_access.map(({ by, machines: many }) => `${formatCount(many)} by ${by}`))}; open to the Internet: ${formatCount(contents.exposed.yes)}`,
    `who takes in the mail: ${contents.mail_host === 'own' ? 'you yourself (no name)' : (contents.mail_host ?? 'not said')}${from('mailHost')}`,
    `training: ${contents.training === null ? 'not said' : `${contents.training.done} of ${contents.training.required} hours`}${from('training')}`,
    `incident reported: ${contents.incident_reported}${from('incidentReported')}`,
    `risk by the model of attack paths: ${formatShare(contents.plan.risk_before)} before the plan, ${formatShare(contents.plan.risk_after)} after; the plan's ${countOf(contents.plan.measures.length, 'kind')} of measures`,
    `how old the public data is that was used: ${listOf(contents.feeds.map(({ name, age_days: age }) => `${name} ${age === null ? 'none' : countOf(age, 'day')}`))}`,
  ];
  const named =
    names === null
      ? []
      : [
          `ATTENTION: THE NAMES OF ${formatCount(names.length)} MACHINES, because you asked for it: ${listOf(names.map(({ name }) => inertText(name, 60)))}`,
        ];
  return {
    holds: [...holds, ...named],
    notes: [
      ...(names === null ? ['It holds no names of machines or people, no addresses, no notes.'] : []),
      'What stands in square brackets says where a thing was taken from, and is not sent. What is given by hand goes before it.',
      'It is signed, so that nobody can change it; it is not sealed: whoever gets the file can read it.',
    ],
  };
}

function placeWords({ state, sector, size }: BundleContents['plant']): string {
  return `state ${state ?? 'not said'}, sector ${sector ?? 'not said'}, size ${size === null ? 'not said' : wordOf(size)}`;
}

function productWords({ vendor, product, edition, version, whole, sure }: BundleProduct): string {
  if (product === null) return `something of ${inertText(vendor, 80)}`;
  const named = [product.startsWith(vendor) ? null : vendor, product, edition].filter((part) => part !== null);
  const numbered = version === null ? '' : ` ${version}${whole ? '' : '.x'}`;
  return inertText(`${named.join(' ')}${numbered}${sure ? '' : ' (perhaps)'}`, 200);
}

function listOf(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join(', ');
}

function wordOf(text: string): string {
  return text.replaceAll('_', ' ');
}
