import { OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from './context.js';
import { caseRoutes } from './routes/cases.js';
import { boardRoutes } from './routes/duties/board.js';
import { draftFileRoutes } from './routes/duties/draft-files.js';
import { draftRoutes } from './routes/duties/drafts.js';
import { factRoutes } from './routes/duties/facts.js';
import { glossaryRoutes } from './routes/glossary.js';
import { fileRoutes } from './routes/files.js';
import { jobRoutes } from './routes/jobs.js';
import { workspaceRoutes } from './routes/workspace.js';
import { writingRoutes } from './routes/writing.js';

/** All that the page can ask. Its type is what the page's client is made from. */
export function apiOf(server: ServerContext) {
  return new OpenAPIHono()
    .route('/', workspaceRoutes(server))
    .route('/', glossaryRoutes())
    .route('/', caseRoutes(server))
    .route('/', writingRoutes(server))
    .route('/', boardRoutes(server))
    .route('/', factRoutes(server))
    .route('/', draftRoutes(server))
    .route('/', draftFileRoutes(server))
    .route('/', fileRoutes(server))
    .route('/', jobRoutes(server));
}
export type Api = ReturnType<typeof apiOf>;
