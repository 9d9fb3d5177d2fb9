import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { isOver, jobRequestSchema, jobSchema, type Job } from '../jobs/job.js';
import type { ServerContext } from '../context.js';
import { router } from './router.js';
import { answers, body } from './answers.js';

const jobParam = z.object({ job: z.uuid() });
const PULSE_MS = 15_000;

const list = createRoute({
  method: 'get',
  path: '/jobs',
  summary: 'Long work, newest first',
  responses: answers(z.object({ jobs: z.array(jobSchema) }), 'All jobs of the workspace'),
});
const start = createRoute({
  method: 'post',
  path: '/jobs',
  summary: 'Ask for long work',
  request: { body: body(jobRequestSchema) },
  responses: answers(jobSchema, 'The job, queued or running'),
});
const show = createRoute({
  method: 'get',
  path: '/jobs/{job}',
  summary: 'One job',
  request: { params: jobParam },
  responses: answers(jobSchema, 'The job as it stands'),
});
const cancel = createRoute({
  method: 'post',
  path: '/jobs/{job}/cancel',
  summary: 'Stop a job',
  request: { params: jobParam },
  responses: answers(jobSchema, 'The job, cancelled'),
});

export function jobRoutes({ jobs, user, signal, stillIn }: ServerContext) {
  return router()
    .openapi(list, (context) => context.json({ jobs: [...jobs.list()] }, 200))
    .openapi(start, (context) => context.json(jobs.start(context.req.valid('json'), user), 200))
    .openapi(show, (context) => context.json(jobs.get(context.req.valid('param').job), 200))
    .openapi(cancel, (context) => context.json(jobs.cancel(context.req.valid('param').job), 200))
    .get('/jobs/:job/events', (context) => {
      const id = context.req.param('job');
      let job: Job | null = jobs.get(id);
      return streamSSE(context, async (stream) => {
        let wake = (): void => undefined;
        const end = (): void => wake();
        const unwatch = jobs.watch(id, (changed) => {
          job = changed;
          wake();
        });
        stream.onAbort(end);
        signal.addEventListener('abort', end);
        try {
          // The first message is the job as it stands: who comes back after a reload has missed nothing.
          while (!stream.aborted && !signal.aborted && (await stillIn())) {
            const now: Job | null = job;
            job = null;
            await stream.writeSSE(
              now === null ? { event: 'pulse', data: '' } : { event: 'job', data: JSON.stringify(now) },
            );
            if (now !== null && isOver(now)) return;
            if (job !== null) continue;
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, PULSE_MS);
              wake = () => {
                clearTimeout(timer);
                resolve();
              };
            });
          }
        } finally {
          unwatch();
          signal.removeEventListener('abort', end);
        }
      });
    });
}
