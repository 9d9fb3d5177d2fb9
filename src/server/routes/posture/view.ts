import { z } from '@hono/zod-openapi';
import { inertText } from '../../../base/text.js';
import { roleSchema } from '../../../model/asset.js';
import { SEVERITIES, type Finding } from '../../../model/finding.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { Posture } from '../../../model/posture.js';
import { correctableOf } from '../../../app/posture/desk/correct.js';
import type { Seen } from '../../../app/posture/desk/seen.js';
import {
  feedWords,
  findingHead,
  hoursWords,
  moneyWords,
  isBlank,
  postureSummary,
  priceWords,
  SEVERITY_WORDS,
  type Step,
} from '../../../report/words/posture.js';

export const findingView = z.object({
  id: z.string(),
  asset_id: z.string().nullable(),
  head: z.string(),
  answer: z.enum(['yes', 'no', 'cannot_tell']),
  severity: z.enum(SEVERITIES),
  severity_words: z.string(),
  since: z.string().nullable(),
  why: z.string(),
  because: z.string().nullable(),
  fix: z.string().nullable(),
  /** Of the first measure that would settle it. */
  cost_words: z.string().nullable(),
  cost_basis: z.string().nullable(),
  evidence: z.array(z.object({ text: z.string(), where: z.string() })),
  reference: z.string().nullable(),
});

const machineView = z.object({
  asset_id: z.string(),
  /** Id and name, to be shown. */
  head: z.string(),
  role: roleSchema.nullable(),
  zone: z.string().nullable(),
  /** Each text of the source, what it is taken for, and what would tell it better. */
  programs: z.array(z.object({ text: z.string(), is: z.string().nullable(), ask: z.string().nullable() })),
  where: z.string(),
  /** What can be said of it in plant.yaml. */
  may: z.object({ role: z.boolean(), text: z.boolean() }),
});

/** A line of a list of which nothing was made. */
export const asideView = z.object({ where: z.string(), why: z.string() });

const listView = z.object({
  name: z.string(),
  kind: z.string(),
  read: z.int(),
  set_aside: z.array(asideView),
  unused: z.array(z.string()),
});

export const postureView = z.object({
  as_of: z.string(),
  /** The example that stands in place of files of one's own. */
  example: z.string().nullable(),
  /** Null where there is neither a list nor an answer yet. */
  seen: z
    .object({
      organisation: z.string().nullable(),
      summary: z.string(),
      /** Nothing was given or answered that a plan could be made of. */
      blank: z.boolean(),
      lists: z.array(listView),
      /** How many answers and machines plant.yaml holds; null where there is none. */
      plant: z.object({ answers: z.int(), machines: z.int() }).nullable(),
      /** What state of plant.yaml this shows; corrections say it in `If-Match`. */
      digest: z.string(),
      findings: z.array(findingView),
      machines: z.array(machineView),
      cannot_tell: z.array(z.string()),
      warnings: z.array(z.string()),
      feeds: z.array(z.string()),
      /** Beyond it money and hours change nothing. */
      most: z.object({ cost: z.number(), hours: z.number() }),
    })
    .nullable(),
});
type SeenView = NonNullable<z.infer<typeof postureView>['seen']>;

const MOST_EVIDENCE = 12;

/** A posture as the page shows it: every text inert, words as the report has them. */
export function seenView({ posture, plant, said }: Seen): SeenView {
  const { plan, sources } = posture;
  return {
    organisation: posture.organisation === null ? null : inertText(posture.organisation, 120),
    summary: postureSummary(posture),
    blank: isBlank(posture),
    lists: sources.filter(({ kind }) => kind !== 'questions').map(listOf),
    plant: said === null ? null : { answers: Object.keys(said.answers).length, machines: said.machines.length },
    digest: plant.digest,
    findings: posture.findings.map((finding) => findingOf(finding, posture)),
    machines: posture.assets.map(machineOf),
    cannot_tell: posture.cannot_tell.map((line) => inertText(line, 400)),
    warnings: posture.warnings.map((line) => inertText(line, 300)),
    feeds: posture.feeds.map(feedWords),
    most: { cost: plan.spent, hours: plan.hours_used },
  };
}

export function asideOf(lines: readonly z.infer<typeof asideView>[]): z.infer<typeof asideView>[] {
  return lines.slice(0, 50).map(({ where, why }) => ({ where: inertText(where, 200), why: inertText(why, 300) }));
}

function listOf({ path, kind, read, set_aside: aside, unused }: Posture['sources'][number]) {
  return {
    name: inertText(path, 200),
    kind,
    read,
    set_aside: asideOf(aside),
    unused: unused.slice(0, 50).map((column) => inertText(column, 100)),
  };
}

export function findingOf(finding: Finding, posture: Posture): SeenView['findings'][number] {
  const { id, asset_id: asset, answer, severity, since } = finding;
  const step = answer === 'yes' ? posture.plan.steps.find(({ findings }) => findings.includes(id)) : undefined;
  const text = (given: string | null, most: number): string | null => (given === null ? null : inertText(given, most));
  return {
    id: inertText(id, 300),
    asset_id: text(asset, 200),
    head: findingHead(finding, posture),
    answer,
    severity,
    severity_words: SEVERITY_WORDS[severity],
    since,
    why: inertText(finding.why, 600),
    because: text(finding.because, 600),
    fix: text(finding.fix ?? step?.fix ?? null, 400),
    ...priceOf(finding, step),
    evidence: finding.evidence
      .slice(0, MOST_EVIDENCE)
      .map((one) => ({ text: inertText(one.text, 500), where: inertText(one.where, 300) })),
    reference: text(finding.reference, 300),
  };
}

/** Of the measure that the finding names; else of the step that a plan without limits has for it. */
function priceOf({ cost, hours, cost_basis: basis }: Finding, step: Step | undefined) {
  const words = [
    ...(cost === null ? [] : [cost === 0 ? 'no money' : moneyWords(cost)]),
    ...(hours === null ? [] : [hoursWords(hours)]),
  ];
  if (words.length === 0 && step !== undefined)
    return { cost_words: priceWords(step), cost_basis: inertText(step.cost_basis, 300) };
  return {
    cost_words: words.length === 0 ? null : words.join(', '),
    cost_basis: basis === null ? null : inertText(basis, 300),
  };
}

function machineOf(machine: IdentifiedAsset): SeenView['machines'][number] {
  const { asset, identified } = machine;
  const { role, text, where } = correctableOf(machine);
  return {
    asset_id: asset.asset_id,
    head: inertText(
      asset.name === null || asset.name === asset.asset_id ? asset.asset_id : `${asset.asset_id} ${asset.name}`,
      160,
    ),
    role: asset.role,
    zone: asset.zone,
    programs: identified.map(({ program, is, ask }) => ({
      text: inertText(program.text, 300),
      is:
        is === null
          ? null
          : inertText([is.vendor, is.product, is.edition, is.version].filter((part) => part !== null).join(' '), 300),
      ask: ask === null ? null : inertText(ask, 300),
    })),
    where: inertText(where, 200),
    may: { role, text },
  };
}
