import { inertText } from '../../base/text.js';
import type { FeedStatus } from '../../model/feeds.js';
import type { Finding } from '../../model/finding.js';
import type { Plan } from '../../model/plan.js';
import type { Posture } from '../../model/posture.js';
import { countOf, formatCount, formatHours, formatShare } from './numbers.js';

export type Step = Plan['steps'][number];

export function moneyWords(dollars: number): string {
  return dollars === 0 ? 'nothing' : `$${formatCount(dollars)}`;
}

export function hoursWords(hours: number): string {
  return hours === 0.5 ? 'half an hour' : `${formatHours(hours)} ${hours === 1 ? 'hour' : 'hours'}`;
}

/** Whether nothing was given or answered yet: there is nothing to plan, and nothing to hand on. */
export function isBlank({ assets, findings }: Pick<Posture, 'assets' | 'findings'>): boolean {
  return assets.length === 0 && findings.length === 0;
}

export const BLANK_WORDS =
  'Nothing was looked at: no machine was given, and no question on how the plant is run was answered yet. First: answer the questions, or give a list of machines.';

/** What was looked at and what came out, in two sentences. */
export function postureSummary(posture: Posture): string {
  if (isBlank(posture)) return BLANK_WORDS;
  const { assets, findings, plan } = posture;
  const bad = badOf(findings);
  const open = findings.filter(({ answer }) => answer === 'cannot_tell').length;
  const control = bad.filter(({ severity }) => severity === 'critical').length;
  const first = plan.steps[0];
  return [
    `${countOf(assets.length, 'machine')} looked at: ${countOf(bad.length, 'finding')}${control > 0 ? `, ${formatCount(control)} of them critical` : ''}; ${countOf(open, 'question')} that cannot be told.`,
    first === undefined ? nothingFirst(plan, bad.length, open) : `First: ${inertText(first.fix, 200)}.`,
  ].join(' ');
}

function nothingFirst({ budget, hours }: Plan, bad: number, open: number): string {
  if (bad > 0 && (budget !== null || hours !== null)) return 'No measure that fits these limits lowers the risk.';
  if (bad > 0) return 'No measure that is known here lowers the risk.';
  return open > 0 ? 'First: find out what cannot be told.' : 'Nothing is left to do that is known here.';
}

export function badOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ answer }) => answer === 'yes');
}

/** Within which limits the plan was made, and what it uses of them. */
export function limitsWords({ budget, hours, spent, hours_used: used }: Plan): string {
  const money =
    budget === null
      ? `${moneyWords(spent)}, without a limit of money`
      : `${moneyWords(spent)} of ${moneyWords(budget)}`;
  const time =
    hours === null ? `${hoursWords(used)}, without a limit of hours` : `${formatHours(used)} of ${hoursWords(hours)}`;
  return `Uses ${money}; ${time}.`;
}

/** By which incident the plan is ordered, and who says so; nothing where none was named. */
export function orderLines({ ordered_by: ordered }: Posture): string[] {
  if (ordered === undefined) return [];
  const { case: caseId, ways, cannot_tell: open } = ordered;
  const of = caseId === null ? '' : ` of ${inertText(caseId, 60)}`;
  return [
    ...ways.map(({ way, by, event, basis }) => {
      const where = event === null ? '' : `, event ${event}${of}`;
      const said = inertText(basis, 200);
      const word = by === 'claim' ? `a claim, not a fact${where}: ${said}` : `${said}${where}`;
      return `Ordered anew by the way in of an incident, ${way.replaceAll('_', ' ')} (${word}).`;
    }),
    ...open.map((line) => `${inertText(caseId ?? '', 60)}: ${inertText(line, 300)}.`),
    ...(ways.length === 0 ? ['The plan is as it would be without the case.'] : []),
  ];
}

/** By how much the plan lowers the risk of the model, and how far that hangs on its figures. */
export function gainWords(plan: Plan): string {
  const { risk_before: before, fall } = plan;
  return before === 0 ? fallWords(plan) : fallWords(plan).replace(/\.$/u, ` (${rangeWords(fall)} with other figures).`);
}

/** The same before it is known how far it hangs on its figures. */
export function fallWords({ risk_before: before, fall }: Plan): string {
  if (before === 0) return 'No way in is known: there is no risk to lower.';
  return `By the model of attack paths the risk falls by ${formatShare(fall.estimate)}.`;
}

/** `84% to 95%`. */
export function rangeWords({ low, high }: Plan['fall']): string {
  return `${formatShare(low)} to ${formatShare(high)}`;
}

export function exactWords(plan: Plan): string {
  if (plan.exact) return 'No other set of measures within these limits lowers it more.';
  return `The best set that was found; no set can lower it by more than ${formatShare((plan.risk_before - plan.at_best) / plan.risk_before)}.`;
}

export function stepGain(step: Step, plan: Plan): string {
  return plan.risk_before === 0 ? '0%' : formatShare(step.gain / plan.risk_before);
}

/** How far a step hangs on figures that are judgement. */
export function steadyWords({ steady }: Step): string {
  if (steady >= 0.95) return 'stands whatever the figures';
  if (steady >= 0.7) return `stands in ${formatShare(steady)} of plans with other figures`;
  return `hangs on the figures: stands in ${formatShare(steady)} of plans with other figures`;
}

export function priceWords({ cost, hours }: Pick<Step, 'cost' | 'hours'>): string {
  return cost === 0 ? `no money, ${hoursWords(hours)}` : `${moneyWords(cost)}, ${hoursWords(hours)}`;
}

export function fundingWords({ funding }: Step): string | null {
  if (funding === null) return null;
  return `Ask for help: ${funding.name} (as of ${funding.as_of}): ${funding.how}.`;
}

export function feedWords({ name, snapshot, age_days: age }: FeedStatus): string {
  if (snapshot === null) return `${FEED_NAMES[name]}: none here; run \`assay feeds update\` where there is a network`;
  return `${FEED_NAMES[name]}: ${inertText(snapshot.version, 40)}, ${age === null ? 'of unknown age' : `${countOf(age, 'day')} old`}, ${countOf(snapshot.entries, 'entry', 'entries')}`;
}

/** `Mail of town.example: name servers were asked on 2026-11-20, 6 days before`. */
export function mailWords({ domain, asked_on: day, age_days: age }: Posture['mail'][number]): string {
  const name = inertText(domain, 120);
  if (day === null || age === null) return `Mail of ${name}: no name server was asked`;
  return `Mail of ${name}: name servers were asked on ${day}, ${age === 0 ? 'the same day' : `${countOf(age, 'day')} before`}`;
}

const FEED_NAMES: Readonly<Record<FeedStatus['name'], string>> = {
  kev: 'Vulnerabilities known to be exploited (CISA)',
  cve: 'Their versions (CVE records)',
  lifecycle: 'Ends of support (endoflife.date)',
  csaf: 'Advisories on control equipment (CISA)',
};

export const SEVERITY_WORDS: Readonly<Record<Finding['severity'], string>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
};

/** `A1 SCADA main computer: Windows 7 ...`; the name of the machine where it has one. */
export function findingHead({ asset_id: id, title }: Finding, { assets }: Posture): string {
  const asset = assets.find(({ asset: each }) => each.asset_id === id)?.asset;
  const name = asset?.name ?? null;
  return inertText(`${id === null ? '' : `${id}${name === null || name === id ? '' : ` ${name}`}: `}${title}`, 300);
}

/** Findings that stay, with those of equal reasons together: `why` first, then what they are. */
type LeftGroup = { why: string; meanwhile: string | null; findings: Finding[]; share: number };

export function leftGroups({ plan, findings }: Posture): LeftGroup[] {
  const groups = new Map<string, LeftGroup>();
  for (const { finding: id, why, meanwhile, risk } of plan.left) {
    const finding = findings.find((each) => each.id === id);
    if (finding === undefined) continue;
    const key = `${why}\n${meanwhile ?? ''}`;
    const group = groups.get(key) ?? { why, meanwhile, findings: [], share: 0 };
    const share = plan.risk_before === 0 ? 0 : risk / plan.risk_before;
    groups.set(key, { ...group, findings: [...group.findings, finding], share: Math.max(group.share, share) });
  }
  return [...groups.values()];
}
