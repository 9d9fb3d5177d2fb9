import { createRoute, z } from '@hono/zod-openapi';
import { findingsOfCase, type CaseFile, type Found } from '../../app/cases/findings.js';
import { inertText } from '../../base/text.js';
import type { FileLedger } from '../../model/sample.js';
import { eventWords } from '../../report/words/case.js';
import { countOf, formatBytes } from '../../report/words/numbers.js';
import { VERDICT_WORDS } from '../../report/words/verdict.js';
import type { ServerContext } from '../context.js';
import { router } from './router.js';
import { answers, caseParam } from './answers.js';

const fileSchema = z.object({
  /** The event that keeps it. */
  event: z.int(),
  sha256: z.string(),
  name: z.string(),
  size: z.string(),
  /** Whether its bytes are where they should be. */
  here: z.boolean(),
});
const findingSchema = z.object({
  event: z.int(),
  at: z.string(),
  who: z.string(),
  /** The answer in a few words. */
  answer: z.string(),
  /** Of what: file names and rows. */
  of: z.string(),
  /** SHA-256 of the files. */
  files: z.array(z.string()),
  owed: z.array(
    z.object({ event: z.int(), statement: z.int(), says: z.string(), state: z.enum(['owed', 'made', 'lapsed']) }),
  ),
});
const findingsSchema = z.object({
  files: z.array(fileSchema),
  verdicts: z.array(findingSchema),
  exposures: z.array(findingSchema),
});

const show = createRoute({
  method: 'get',
  path: '/cases/{case}/findings',
  summary: 'The files of a case, and what testing them found',
  request: { params: caseParam },
  responses: answers(findingsSchema, 'Files, verdicts and counts of people, newest first'),
});

export function findingRoutes({ dir, app }: ServerContext) {
  return router().openapi(show, async (context) => {
    const { files, verdicts, exposures } = await findingsOfCase(dir, context.req.valid('param').case, app);
    const answer = {
      files: files.map(fileView),
      verdicts: verdicts.map((found) => view(found, VERDICT_WORDS[found.document.verdict])),
      exposures: exposures.map((found) => {
        const { counted } = found.document;
        return view(found, counted === null ? 'Nobody is counted' : countOf(counted.people, 'person', 'people'));
      }),
    };
    return context.json(answer, 200);
  });
}

function fileView({ event, file, here }: CaseFile): z.infer<typeof fileSchema> {
  return { event: event.seq, sha256: file.sha256, name: inertText(file.name, 300), size: formatBytes(file.size), here };
}

type Sampled = {
  readonly sample: { readonly rows: number; readonly files: readonly Pick<FileLedger, 'path' | 'sha256'>[] };
};

function view({ event, document, owed }: Found<Sampled>, answer: string): z.infer<typeof findingSchema> {
  const { rows, files } = document.sample;
  const [first] = files;
  const more = files.length > 1 ? ` and ${countOf(files.length - 1, 'more file')}` : '';
  return {
    event: event.seq,
    at: event.at,
    who: event.who,
    answer,
    of: `${first === undefined ? 'no file' : inertText(first.path, 120)}${more}, ${countOf(rows, 'row')}`,
    files: files.map(({ sha256 }) => sha256),
    owed: owed.map((each) => ({
      event: each.event.seq,
      statement: each.owed.statement,
      says: eventWords(each.event),
      state: each.state.state,
    })),
  };
}
