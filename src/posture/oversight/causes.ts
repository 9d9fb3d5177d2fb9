import type { Cause, CauseKind, Cell } from '../../model/oversight.js';
import type { PostureBundle } from '../../model/posture-bundle.js';
import { PRACTICES } from '../../model/practice.js';
import type { PlantFacts, ProductNames } from './plants.js';
import { remoteProduct } from './remote-words.js';
import { isWide, setCell, type Rule } from './suppress.js';

type Finding = PostureBundle['findings'][number];

/** One thing that plants may have in common. */
type Shared = {
  readonly kind: CauseKind;
  readonly key: string;
  readonly label: string;
  readonly oneChange: boolean;
  readonly has: (facts: PlantFacts) => boolean;
  /** Whether a plan's steps for a finding are steps against it. */
  readonly against: (finding: Finding) => boolean;
};

/**
 * What plants share, that which takes most risk away first: the sum of what their plans say of it, then the number of plants. Products of
 * which some are out of support are counted there alone: two numbers of one product could be subtracted.
 */
export function causesOf(
  plants: readonly PlantFacts[],
  names: ProductNames,
  support: readonly { readonly family: string; readonly label: string; readonly plants: Cell }[],
  rule: Rule,
): Cause[] {
  const risk = plants.reduce((sum, { bundle }) => sum + bundle.plan.risk_before, 0);
  const ended = new Set(plants.flatMap((facts) => [...facts.ended.keys()]));
  const shared = [
    ...mailHosts(plants, rule),
    ...remoteProducts(plants, rule),
    ...support.map(({ family, label }) => supportCause(family, label, names)),
    ...products(plants, names, ended),
    ...practices(names),
  ];
  return shared
    .flatMap((each): (Cause & { readonly of: number })[] => {
      const having = plants.filter(each.has);
      const cell = setCell(having.length, rule);
      if (having.length === 0 || (cell.plants === null && cell.says !== 'nearly_all')) return [];
      const { kind, key, label, oneChange } = each;
      const gain = risk === 0 ? 0 : gainOf(having, each.against) / risk;
      const rounded = Math.min(1, Math.round(gain * 100) / 100);
      return [{ kind, key, label, plants: cell, gain: rounded, one_change: oneChange, of: cell.plants ?? rule.total }];
    })
    .sort((one, other) => other.gain - one.gain || other.of - one.of || (one.key < other.key ? -1 : 1))
    .map(({ of: _of, ...cause }) => cause);
}

function gainOf(plants: readonly PlantFacts[], against: Shared['against']): number {
  const gains = plants.flatMap(({ bundle }) => bundle.findings.filter(against).map(({ gain }) => gain));
  return gains.reduce((sum, gain) => sum + gain, 0);
}

/**
 * Every plant has one at most, so that what is missing to all is a number, too: those with another, their own, or none told. Where they
 * are few, hosts are left out in the order of their names until they are not.
 */
function mailHosts(plants: readonly PlantFacts[], rule: Rule): Shared[] {
  const counts = countedBy(plants, ({ bundle }) => (bundle.mail_host === null ? [] : [bundle.mail_host]));
  const printed = [...counts]
    .filter(([host, count]) => host !== 'own' && setCell(count, rule).plants !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const rest = (): number => rule.total - printed.reduce((sum, [, count]) => sum + count, 0);
  while (rule.small > 1 && printed.length > 0 && !isWide(rest(), rule)) printed.shift();
  return printed.map(([host]) => ({
    kind: 'mail_host',
    key: host,
    label: host,
    oneChange: true,
    has: ({ bundle }) => bundle.mail_host === host,
    against: ({ kind, topic }) => kind === 'mail' || topic === 'mail_protected',
  }));
}

function remoteProducts(plants: readonly PlantFacts[], rule: Rule): Shared[] {
  return [...countedBy(plants, ({ remote }) => remote)].flatMap(([key, count]): Shared[] => {
    const product = remoteProduct(key);
    const ended = plants.filter((facts) => facts.ended.has(key)).length;
    if (product === null || (rule.small > 1 && !isWide(count - ended, rule))) return [];
    return [
      {
        kind: 'remote_access',
        key,
        label: product.label,
        oneChange: product.vendor,
        has: ({ remote }) => remote.has(key),
        against: ({ topic }) => topic === 'remote_access' || topic === 'second_factor_remote',
      },
    ];
  });
}

function supportCause(family: string, label: string, { familyOf }: ProductNames): Shared {
  const kinds: readonly string[] = ['support_ended', 'known_exploited', 'advisory'];
  return {
    kind: 'support_ended',
    key: family,
    label,
    oneChange: false,
    has: ({ ended }) => ended.has(family),
    against: ({ kind, topic }) => kinds.includes(kind) && familyOf(topic.replace(/-or-other$/u, '')) === family,
  };
}

function products(plants: readonly PlantFacts[], names: ProductNames, ended: ReadonlySet<string>): Shared[] {
  const of = (kind: 'control_product' | 'network_product', field: 'control' | 'network'): Shared[] =>
    [...countedBy(plants, (facts) => facts[field]).keys()]
      .filter((key) => !ended.has(names.familyOf(key)))
      .map((key) => ({
        kind,
        key,
        label: names.label(key),
        oneChange: false,
        has: (facts) => facts[field].has(key),
        against: ({ topic }) => topic === key,
      }));
  return [...of('control_product', 'control'), ...of('network_product', 'network')];
}

function practices({ fault }: ProductNames): Shared[] {
  return PRACTICES.map((practice) => ({
    kind: 'practice',
    key: practice,
    label: fault(practice),
    oneChange: false,
    has: ({ missing }) => missing.has(practice),
    against: ({ topic }) => topic === practice,
  }));
}

function countedBy(
  plants: readonly PlantFacts[],
  keysOf: (facts: PlantFacts) => Iterable<string>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const facts of plants) for (const key of keysOf(facts)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
