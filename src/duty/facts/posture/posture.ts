import { inertText } from '../../../base/text.js';
import type { AsOf } from '../../../model/clock.js';
import type { Facts } from '../../../model/facts.js';
import type { Posture } from '../../../model/posture.js';
import type { Beside } from '../../../model/report.js';
import { fillFrom, type Filled } from './fill.js';
import { machinesHit } from './machines.js';
import { practicesBeside } from './practices.js';

/** A document of `assay posture check --json`, and its path as errors shall show it. */
export type PostureFile = { readonly file: string; readonly posture: Posture };

/** Facts with what a posture says where they say nothing; `beside`: what helps whoever answers, and is no answer. */
export type WithPosture = Filled & {
  readonly beside: readonly Beside[];
  /** What did not fit, or was left out, in words. */
  readonly remarks: readonly string[];
};

/**
 * Takes who the operator is, and whom to ask, from its posture; of the machines that the facts call hit, what its inventory says; of what is
 * done against intruders, what was answered. What a person said in the facts stays. A posture of a later day than the one asked for was
 * not known then: nothing is taken from it.
 */
export function withPosture(facts: Facts, { file, posture }: PostureFile, { day }: AsOf): WithPosture {
  const name = inertText(file.split(/[\\/]/u).at(-1) ?? file, 120);
  if (posture.as_of > day) {
    const remark = `the posture of ${name} is as of ${posture.as_of}, after the day asked for: nothing is taken from it`;
    return { facts, bases: {}, beside: [], remarks: [remark] };
  }
  const basis = (where: string): string =>
    inertText(`taken from ${name}, as of ${posture.as_of}${where === '' ? '' : ` (${where})`}`, 400);
  const hit = machinesHit(facts, posture, basis);
  const filled = fillFrom(facts, posture, { basis, control: hit.control });
  return {
    ...filled,
    beside: [...hit.beside, ...practicesBeside(posture, basis)],
    remarks: [...otherName(facts, posture, name), ...differing(facts, posture, name), ...hit.remarks],
  };
}

function otherName({ organisation }: Facts, posture: Posture, file: string): string[] {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  if (posture.organisation === null || plain(posture.organisation) === plain(organisation.name)) return [];
  const [own, other] = [inertText(organisation.name, 120), inertText(posture.organisation, 120)];
  return [`the facts are of ${own}, ${file} is of ${other}: see that both are the same`];
}

function differing({ organisation }: Facts, { state }: Posture, file: string): string[] {
  if (state === null || organisation.state === undefined || organisation.state === state) return [];
  return [`the facts say ${organisation.state}, ${file} says ${inertText(state, 10)}: the facts stand`];
}
