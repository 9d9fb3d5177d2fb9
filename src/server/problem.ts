import path from 'node:path';
import { z } from '@hono/zod-openapi';
import { AssayError } from '../base/errors.js';
import { inertText } from '../base/text.js';

/** RFC 9457, with the code that the command line has for the same fault and what to do about it. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string(),
  code: z.string(),
  /** File in the workspace and line, where there is one. */
  where: z.string().nullable(),
  hint: z.string().nullable(),
});
export type Problem = z.infer<typeof problemSchema>;

/** What is not told by the exit code of the command line: 2 is 422, all else 500. */
const STATUS: Readonly<Record<string, number>> = {
  foreign_host: 421,
  foreign_origin: 403,
  no_session: 401,
  wrong_token: 401,
  wrong_sign_in: 401,
  wrong_invitation: 401,
  wait_to_sign_in: 429,
  too_many_sign_ins: 429,
  not_allowed: 403,
  no_team: 404,
  not_in_team: 409,
  no_such_account: 404,
  account_exists: 409,
  account_moved: 412,
  account_closed: 409,
  account_open: 409,
  last_lead: 409,
  too_many_requests: 429,
  too_many_jobs: 429,
  asker_out: 403,
  no_choice_of_server: 403,
  too_large: 413,
  empty_file: 422,
  no_room: 507,
  store_full: 507,
  bad_request: 400,
  upload_broken: 400,
  no_such_page: 404,
  no_such_case: 404,
  no_such_event: 404,
  no_such_job: 404,
  job_over: 409,
  not_the_asker: 403,
  no_look: 404,
  look_over: 410,
  case_exists: 409,
  case_moved: 412,
  nothing_to_check: 404,
  no_such_list: 404,
  no_such_example: 404,
  plant_moved: 412,
  not_empty: 409,
  example_open: 409,
  privileged: 403,
  anchor_conflict: 409,
  not_whole: 409,
  not_a_claim: 404,
};

/** A fault as an answer. What nobody expected is told without its words: they might hold what must not be shown. */
export function problemOf(error: unknown, dir: string): Problem {
  if (!(error instanceof AssayError)) {
    return {
      type: 'about:blank',
      status: 500,
      title: 'Something went wrong that Assay does not know',
      code: 'internal',
      where: null,
      hint: 'Try again. If it stays, run the same by the command line with --debug.',
    };
  }
  return {
    type: 'about:blank',
    status: STATUS[error.code] ?? (error.exit === 2 ? 422 : 500),
    title: inertText(error.message, 600),
    code: error.code,
    where: whereWords(error.where, dir),
    hint: error.hint === undefined ? null : inertText(error.hint, 600),
  };
}

function whereWords(where: AssayError['where'], dir: string): string | null {
  if (where?.file === undefined) return null;
  const place = [where.line, where.column].filter((part) => part !== undefined);
  return inertText([path.relative(dir, where.file) || '.', ...place].join(':'), 300);
}
