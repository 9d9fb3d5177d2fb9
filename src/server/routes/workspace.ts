import { existsSync } from 'node:fs';
import path from 'node:path';
import { createRoute, z } from '@hono/zod-openapi';
import { workspacePaths } from '../../app/paths.js';
import { readSettings } from '../../workspace/workspace.js';
import type { ServerContext } from '../context.js';
import { router } from './router.js';
import { answers } from './answers.js';

const schema = z.object({
  organisation: z.string(),
  folder: z.string(),
  version: z.string(),
  /** Under which name events are written. */
  user: z.string(),
  /** What whoever asks may do beyond what all may. */
  may: z.object({ privileged: z.boolean() }),
  systems: z.array(z.string()),
  /** Whether there is an index to test a leak against. */
  indexed: z.boolean(),
  /** Whether it is an example, of which nothing is anybody's own. */
  example: z.boolean(),
});

const show = createRoute({
  method: 'get',
  path: '/workspace',
  summary: 'The workspace that is served',
  responses: answers(schema, 'What stands in assay.yaml, and what was made of it'),
});

export function workspaceRoutes({ dir, version, user, app, isExample }: ServerContext) {
  return router().openapi(show, (context) => {
    const { workspace } = readSettings(dir);
    const { index } = workspacePaths(dir);
    const systems = Object.keys(workspace.systems);
    const seen = { organisation: workspace.organisation.name, folder: path.basename(dir), version, user };
    const may = { privileged: app.sees?.privileged ?? false };
    return context.json({ ...seen, may, systems, indexed: existsSync(index), example: isExample }, 200);
  });
}
