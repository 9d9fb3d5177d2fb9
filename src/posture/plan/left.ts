import type { Finding } from '../../model/finding.js';
import type { Plan } from '../../model/plan.js';
import type { Act, Choices } from './choices.js';
import { EVEN } from './solve.js';
import { riskAfter, sayAct, type Move, type Scene } from './steps.js';

type Left = Plan['left'][number];

/**
 * Findings that no step settles, those that add most to the risk first: what is left of the risk because of each, why it stays, and
 * what helps meanwhile.
 */
export function findingsLeft(
  findings: readonly Finding[],
  done: readonly Move[],
  choices: Choices,
  scene: Scene,
): Left[] {
  const settled = new Set(done.flatMap(({ act }) => act.settles));
  const moves = allMoves(choices);
  const after = riskAfter(done, scene);
  return findings
    .filter((finding) => finding.answer === 'yes' && !settled.has(finding))
    .map((finding) => leftOf(finding, moves, done, after, scene))
    .sort((one, other) => other.risk - one.risk);
}

function leftOf(finding: Finding, moves: readonly Move[], done: readonly Move[], after: number, scene: Scene): Left {
  const settling = moves.filter(({ act }) => act.settles.includes(finding));
  const risks = settling.map((move) => after - riskAfter(moved(done, move), scene));
  const risk = Math.max(0, ...risks);
  return {
    finding: finding.id,
    risk,
    why: whyLeft(settling, risk),
    meanwhile: meanwhileOf(finding, settling, done, scene),
  };
}

/** A new treatment of a machine takes the place of the old one's acts of the same kind. */
function moved(done: readonly Move[], move: Move): Move[] {
  return [...done.filter(({ act }) => act.measure !== move.act.measure || act.machine !== move.act.machine), move];
}

function whyLeft(settling: readonly Move[], risk: number): string {
  if (settling.length === 0) return 'no measure that is known here settles it';
  if (risk <= EVEN) return 'it lies on no path to what runs the plant that is still open';
  return 'what settles it does more elsewhere, or costs more than is there';
}

function meanwhileOf(finding: Finding, settling: readonly Move[], done: readonly Move[], scene: Scene): string | null {
  const apart = done.find(({ act }) => act.measure === 'isolate' && act.machine?.id === finding.asset_id);
  if (apart !== undefined) return sayAct(apart.act, scene.measures);
  const machine = settling.find(({ act }) => act.machine !== null)?.act.machine;
  if (machine === undefined || machine === null) return null;
  const act: Act = { measure: 'isolate', machine, price: { cost: 0, hours: 0, basis: '' }, settles: [] };
  return sayAct(act, scene.measures);
}

function allMoves({ site, machines }: Choices): Move[] {
  return [
    ...site.map((choice) => ({ act: choice.act, choice })),
    ...machines.flatMap((treatments) =>
      treatments.flatMap(({ acts }) => (acts.length === 1 ? acts.map((act) => ({ act, choice: null })) : [])),
    ),
  ];
}
