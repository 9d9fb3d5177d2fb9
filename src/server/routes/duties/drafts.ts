import { createRoute, z } from '@hono/zod-openapi';
import { draftForCase } from '../../../app/cases/draft.js';
import { draftsOfCase, readDraft, type DraftLine } from '../../../app/cases/drafts.js';
import { listForms } from '../../../app/report.js';
import { FORMS } from '../../../model/form.js';
import { jurisdictionSchema } from '../../../model/jurisdiction.js';
import { composeDraft } from '../../../report/draft/compose.js';
import { changesOf, openFields, suggestedForms } from '../../../report/words/drafts.js';
import type { ServerContext } from '../../context.js';
import { answers, body, caseParam, eventParam, ifMatch } from '../answers.js';
import { asOfIn, asOfQuery } from '../as-of.js';
import { entryOf } from '../entry.js';
import { inertLine } from '../inert.js';
import { router } from '../router.js';

const lineSchema = z.object({
  event: z.int(),
  at: z.string(),
  who: z.string(),
  form: z.string(),
  title: z.string(),
  state: z.string().nullable(),
  version: z.int(),
  as_of: z.string(),
  /** Fields that are not answered, and those of them that are required. */
  unknown: z.int(),
  required_unknown: z.int(),
});

const draftsSchema = z.object({
  last: z.int(),
  forms: z.array(
    z.object({ id: z.string(), title: z.string(), fields: z.int(), to_check: z.int(), state: z.string().nullable() }),
  ),
  suggested: z.array(
    z.object({
      form: z.string(),
      title: z.string(),
      state: z.string().nullable(),
      state_name: z.string().nullable(),
      duties: z.array(z.object({ id: z.string(), says: z.string() })),
    }),
  ),
  drafts: z.array(lineSchema),
});

const draftSchema = lineSchema.extend({
  standing: z.string(),
  cautions: z.array(z.string()),
  open: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      required: z.boolean(),
      facts: z.array(z.object({ path: z.string(), means: z.string() })),
    }),
  ),
  changes: z
    .object({
      since: z.int(),
      changes: z.array(z.object({ label: z.string(), was: z.string().nullable(), is: z.string().nullable() })),
    })
    .nullable(),
});

const list = createRoute({
  method: 'get',
  path: '/cases/{case}/drafts',
  summary: 'The forms, those that duties ask for first, and the drafts that the case keeps',
  request: { params: caseParam, query: asOfQuery },
  responses: answers(draftsSchema, 'Forms and drafts'),
});
const add = createRoute({
  method: 'post',
  path: '/cases/{case}/drafts',
  summary: 'Draft a report on the facts of the case; where something changed, as the next version',
  request: {
    params: caseParam,
    headers: ifMatch,
    body: body(
      z.object({
        form: z.enum(FORMS),
        state: jurisdictionSchema.nullable().default(null),
        as_of: z.string().max(40).optional(),
      }),
    ),
  },
  responses: answers(
    z.object({ event: z.int(), version: z.int(), kept: z.boolean() }),
    'The event that keeps the draft; `kept` is false where nothing changed since the last version',
  ),
});
const show = createRoute({
  method: 'get',
  path: '/cases/{case}/drafts/{event}',
  summary: 'One draft: what is open, and what changed since the version before',
  request: { params: eventParam },
  responses: answers(draftSchema, 'The draft'),
});

export function draftRoutes(server: ServerContext) {
  const { dir, app, now } = server;
  return router()
    .openapi(list, async (context) => {
      const { case: id } = context.req.valid('param');
      const asOf = asOfIn(context.req.valid('query'), now());
      const { last, duties, drafts: kept } = await draftsOfCase(dir, id, asOf, app);
      const forms = listForms();
      const drafts = kept.map(lineOf);
      const suggested = suggestedForms(duties, forms).map((each) => ({ ...each, duties: [...each.duties] }));
      const listed = forms.map(({ toCheck, ...form }) => ({ ...form, to_check: toCheck }));
      return context.json({ last, forms: listed, suggested, drafts }, 200);
    })
    .openapi(add, async (context) => {
      const { form, state, as_of } = context.req.valid('json');
      const asOf = asOfIn(as_of === undefined ? {} : { as_of }, now());
      const entry = entryOf(server, context.req.valid('param').case, context.req.valid('header')['if-match']);
      const { report, event, kept } = await draftForCase(dir, entry, { form, state, asOf }, app);
      return context.json({ event: kept, version: report.version, kept: event !== null }, 200);
    })
    .openapi(show, async (context) => {
      const { case: id, event } = context.req.valid('param');
      return context.json(viewOf(await readDraft(dir, id, event, app)), 200);
    });
}

function lineOf({ event, at, who, report }: DraftLine): z.infer<typeof lineSchema> {
  const { form, state, version, as_of, counts } = report;
  const open = { unknown: counts.unknown + counts.in_part, required_unknown: counts.required_unknown };
  return {
    event,
    at,
    who: inertLine(who),
    form: form.id,
    title: inertLine(form.title),
    state,
    version,
    as_of,
    ...open,
  };
}

function viewOf(line: DraftLine): z.infer<typeof draftSchema> {
  const { report } = line;
  const { standing } = composeDraft(report);
  const cautions = [...report.contradictions.map(({ says }) => says), ...report.warnings].map(inertLine);
  const open = openFields(report).map((field) => ({ ...field, facts: [...field.facts] }));
  return { ...lineOf(line), standing, cautions, open, changes: changesOf(report) };
}
