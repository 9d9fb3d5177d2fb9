import { SEVERITIES, type Finding } from '../../model/finding.js';
import type { Plan } from '../../model/plan.js';
import type { Act, Choices } from './choices.js';
import type { Limits } from './floor.js';
import { EVEN } from './solve.js';
import { risksBeside } from './beside.js';
import { riskAfter, sayAct, type Move, type Scene } from './steps.js';

type Left = Plan['left'][number];

/** What a plan is made of, for those who ask what it leaves. */
export type Made = {
  readonly done: readonly Move[];
  readonly choices: Choices;
  /** Money and hours that no step uses; Infinity where there is no limit. */
  readonly unused: Limits;
};

/**
 * Findings that no step settles, the worst first: what is left of the risk because of each, why it stays, and what helps
 * meanwhile.
 */
export function findingsLeft(findings: readonly Finding[], made: Made, scene: Scene): Left[] {
  const settled = new Set(made.done.flatMap(({ act }) => act.settles));
  const ground: Ground = { settling: settlingOf(made.choices), riskWith: risksBeside(made.done, scene) };
  const after = riskAfter(made.done, scene);
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return findings
    .filter((finding) => finding.answer === 'yes' && !settled.has(finding))
    .map((finding) => ({ finding, left: leftOf(finding, made, after, ground, scene) }))
    .sort((one, other) => rank(one.finding) - rank(other.finding) || other.left.risk - one.left.risk)
    .map(({ left }) => left);
}

type Ground = {
  readonly settling: ReadonlyMap<Finding, readonly Move[]>;
  /** Risk after the plan with one more move. */
  readonly riskWith: (move: Move) => number;
};

function leftOf(finding: Finding, { done, unused }: Made, after: number, ground: Ground, scene: Scene): Left {
  const settling = ground.settling.get(finding) ?? [];
  const tried = settling
    .map((move) => ({ move, risk: Math.max(0, after - ground.riskWith(move)) }))
    .sort((one, other) => other.risk - one.risk || one.move.act.price.cost - other.move.act.price.cost);
  const best = tried[0];
  return {
    finding: finding.id,
    risk: best?.risk ?? 0,
    why: best === undefined ? unsettled(finding) : whyLeft(best.move.act.price, best.risk, unused),
    needs:
      best === undefined
        ? null
        : {
            fix: sayAct(best.move.act, scene.measures),
            cost: best.move.act.price.cost,
            hours: best.move.act.price.hours,
          },
    meanwhile: meanwhileOf(finding, settling, done, scene),
  };
}

function unsettled({ fix }: Finding): string {
  return fix === null
    ? 'no measure that is known here settles it'
    : 'it lies on no path that the plan reckons with; what to do stands with it';
}

function whyLeft({ cost, hours }: Limits, risk: number, unused: Limits): string {
  if (risk <= EVEN) return 'it lies on no path to the plant or its office that is still open';
  const short = [
    ...(cost > unused.cost ? [`$${dollars(cost)} where $${dollars(unused.cost)} are left`] : []),
    ...(hours > unused.hours
      ? [`${String(hours)} hours where ${unused.hours === 0 ? 'none' : String(unused.hours)} are left`]
      : []),
  ];
  return short.length > 0
    ? `it takes ${short.join(' and ')}; what is done instead gains more`
    : 'once the rest is done, it would change little';
}

function dollars(amount: number): string {
  return Math.round(amount).toLocaleString('en-US');
}

function meanwhileOf(finding: Finding, settling: readonly Move[], done: readonly Move[], scene: Scene): string | null {
  const apart = done.find(({ act }) => act.measure === 'isolate' && act.machine?.id === finding.asset_id);
  if (apart !== undefined) return sayAct(apart.act, scene.measures);
  const machine = settling.find(({ act }) => act.machine !== null)?.act.machine;
  if (machine === undefined || machine === null) return null;
  const act: Act = { measure: 'isolate', machine, price: { cost: 0, hours: 0, basis: '' }, settles: [] };
  return sayAct(act, scene.measures);
}

/** Every single move by each finding that it settles. */
function settlingOf({ site, machines }: Choices): Map<Finding, Move[]> {
  const moves: Move[] = [
    ...site.map((choice) => ({ act: choice.act, choice })),
    ...machines.flatMap((treatments) =>
      treatments.flatMap(({ acts }) => (acts.length === 1 ? acts.map((act) => ({ act, choice: null })) : [])),
    ),
  ];
  const settling = new Map<Finding, Move[]>();
  for (const move of moves)
    for (const finding of new Set(move.act.settles)) settling.set(finding, [...(settling.get(finding) ?? []), move]);
  return settling;
}
