import { z } from '@hono/zod-openapi';
import { inertText } from '../../../base/text.js';
import type { Mail, MailCheck } from '../../../model/mail-check.js';
import type { Posture } from '../../../model/posture.js';
import { LONGEST_STRING, mailSummary, publishHead } from '../../../report/words/mail.js';
import { findingOf, findingView } from './view.js';

const lookAlikeView = z.object({ domain: z.string(), state: z.enum(['mail', 'exists', 'free', 'cannot_tell']) });
const checkView = z.object({
  domain: z.string(),
  summary: z.string(),
  /** The name server gave no usable answer at all. */
  silent: z.boolean(),
  findings: z.array(findingView),
  publish: z.array(
    z.object({
      order: z.int(),
      head: z.string(),
      when: z.string(),
      why: z.string(),
      replaces: z.array(z.string()),
      /** To be copied as it stands; null where there is nothing to write. */
      value: z.string().nullable(),
      /** Longer than one string of a record may be. */
      long: z.boolean(),
    }),
  ),
  /** Names that look like it and are not free; null: not asked. */
  look_alikes: z.array(lookAlikeView).nullable(),
  questions: z.int(),
});

export const mailView = z.object({
  as_of: z.string(),
  /** What plant.yaml names. */
  domains: z.array(z.string()),
  /** The newest first. `stands`: of this domain it is the newest up to the day, and the plan goes by it. */
  results: z.array(
    z.object({
      name: z.string(),
      asked_on: z.string(),
      server: z.string().nullable(),
      stands: z.boolean(),
      checks: z.array(checkView),
    }),
  ),
});

type Kept = { readonly where: string; readonly mail: Mail };

export function mailViewOf(
  kept: readonly Kept[],
  domains: readonly string[],
  posture: Posture,
): z.infer<typeof mailView> {
  const stands = ({ mail }: Kept): boolean =>
    mail.checks.some(({ domain }) =>
      posture.mail.some((known) => known.domain === domain && known.asked_on === mail.as_of),
    );
  return {
    as_of: posture.as_of,
    domains: domains.map((domain) => inertText(domain, 260)),
    results: kept
      .toSorted((one, other) => (one.mail.as_of < other.mail.as_of ? 1 : -1))
      .map((each) => ({
        name: each.where,
        asked_on: each.mail.as_of,
        server: each.mail.server,
        stands: stands(each),
        checks: each.mail.checks.map((check) => checkOf(check, posture)),
      })),
  };
}

function checkOf(check: MailCheck, posture: Posture): z.infer<typeof checkView> {
  return {
    domain: check.domain,
    summary: mailSummary(check),
    silent: check.exists === 'cannot_tell',
    findings: check.findings.map((finding) => findingOf(finding, posture)),
    publish: check.publish.map((step) => ({
      order: step.order,
      head: publishHead(step),
      when: step.when,
      why: inertText(step.why, 800),
      replaces: step.replaces.map((record) => inertText(record, 2_000)),
      value: step.value === null ? null : valueOf(step.value),
      long: step.kind === 'record' && (step.value?.length ?? 0) > LONGEST_STRING,
    })),
    look_alikes:
      check.look_alikes?.filter(({ state }) => state !== 'free').map(({ domain, state }) => ({ domain, state })) ??
      null,
    questions: check.questions_asked,
  };
}

function valueOf(value: string): string {
  return value
    .split('\r\n')
    .map((line) => inertText(line, 4_000))
    .join('\n');
}
