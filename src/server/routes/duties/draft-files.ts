import { createRoute, z } from '@hono/zod-openapi';
import { readDraft } from '../../../app/cases/drafts.js';
import { draftHtml } from '../../../report/html/draft.js';
import { jsonDocument } from '../../../report/json.js';
import type { ServerContext } from '../../context.js';
import { STAND_ALONE, STAND_ALONE_POLICY } from '../../guard/headers.js';
import { eventParam, fileAnswers } from '../answers.js';
import { router } from '../router.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const page = createRoute({
  method: 'get',
  path: '/cases/{case}/drafts/{event}/page',
  summary: 'A draft as a page that stands alone',
  request: { params: eventParam },
  responses: fileAnswers('text/html', 'The page'),
});
const file = createRoute({
  method: 'get',
  path: '/cases/{case}/drafts/{event}/file/{format}',
  summary: 'A draft as a file: HTML, Word or JSON',
  request: { params: eventParam.extend({ format: z.enum(['html', 'docx', 'json']) }) },
  responses: fileAnswers('application/octet-stream', 'The file'),
});

export function draftFileRoutes({ dir, app, version }: ServerContext) {
  return router()
    .openapi(page, async (context) => {
      const { case: id, event } = context.req.valid('param');
      const { report } = await readDraft(dir, id, event, app);
      return context.body(draftHtml(report, version), 200, STAND_ALONE);
    })
    .openapi(file, async (context) => {
      const { case: id, event, format } = context.req.valid('param');
      const { report } = await readDraft(dir, id, event, app);
      const { form, state, version: number } = report;
      const name = [form.id, ...(state === null ? [] : [state]), `v${number}`].join('-');
      const headers = {
        'Content-Disposition': `attachment; filename="${name}.${format}"`,
        'Content-Security-Policy': STAND_ALONE_POLICY,
      };
      if (format === 'docx') {
        // A megabyte that only Word documents need.
        const { draftDocx } = await import('../../../report/docx/draft.js');
        const bytes = new Uint8Array(await draftDocx(report, version));
        return context.body(bytes, 200, { ...headers, 'Content-Type': DOCX });
      }
      const text = format === 'html' ? draftHtml(report, version) : jsonDocument(report);
      const type = format === 'html' ? 'text/html; charset=utf-8' : 'application/json';
      return context.body(text, 200, { ...headers, 'Content-Type': type });
    });
}
