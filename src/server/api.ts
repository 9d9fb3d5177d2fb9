import { OpenAPIHono } from '@hono/zod-openapi';
import type { ServerContext } from './context.js';
import { caseRoutes } from './routes/cases.js';
import { claimRoutes } from './routes/claims/claims.js';
import { boardRoutes } from './routes/duties/board.js';
import { draftFileRoutes } from './routes/duties/draft-files.js';
import { draftRoutes } from './routes/duties/drafts.js';
import { factRoutes } from './routes/duties/facts.js';
import { glossaryRoutes } from './routes/glossary.js';
import { fileRoutes } from './routes/files.js';
import { elementRoutes } from './routes/elements.js';
import { findingRoutes } from './routes/findings.js';
import { jobRoutes } from './routes/jobs.js';
import { partsRoutes } from './routes/parts.js';
import { oversightRoutes } from './routes/oversight/oversight.js';
import { bundleRoutes } from './routes/posture/bundle.js';
import { mailRoutes } from './routes/posture/mail.js';
import { exampleFileRoutes } from './routes/example-files.js';
import { exampleRoutes } from './routes/posture/examples.js';
import { postureDocuments } from './routes/posture/documents.js';
import { postureRoutes } from './routes/posture/posture.js';
import { trainingRoutes } from './routes/posture/training.js';
import { statementRoutes } from './routes/statements/statements.js';
import { teamRoutes } from './routes/team/team.js';
import { timelineRoutes } from './routes/timeline.js';
import { workspaceRoutes } from './routes/workspace.js';
import { writingRoutes } from './routes/writing.js';

/** All that the page can ask. Its type is what the page's client is made from. */
export function apiOf(server: ServerContext) {
  return new OpenAPIHono()
    .route('/', workspaceRoutes(server))
    .route('/', glossaryRoutes())
    .route('/', caseRoutes(server))
    .route('/', timelineRoutes(server))
    .route('/', writingRoutes(server))
    .route('/', boardRoutes(server))
    .route('/', factRoutes(server))
    .route('/', draftRoutes(server))
    .route('/', draftFileRoutes(server))
    .route('/', fileRoutes(server))
    .route('/', findingRoutes(server))
    .route('/', elementRoutes())
    .route('/', partsRoutes(server))
    .route('/', jobRoutes(server))
    .route('/', postureRoutes(server))
    .route('/', trainingRoutes(server))
    .route('/', bundleRoutes(server))
    .route('/', mailRoutes(server))
    .route('/', postureDocuments(server))
    .route('/', oversightRoutes(server))
    .route('/', exampleRoutes(server))
    .route('/', exampleFileRoutes(server))
    .route('/', claimRoutes(server))
    .route('/', statementRoutes(server))
    .route('/', teamRoutes(server));
}
export type Api = ReturnType<typeof apiOf>;
