import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { isOver, jobRequestSchema, jobSchema, type Job } from '../jobs/job.js';
import { clearCellsSchema } from '../jobs/shown-explanation.js';
import type { ServerContext } from '../context.js';
import { requireRight } from '../guard/rights.js';
import { router } from './router.js';
import { answers, body, fileAnswers } from './answers.js';

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

const follow = createRoute({
  method: 'get',
  path: '/jobs/{job}/events',
  summary: 'One job as it goes on: server-sent events `job`, and `pulse` in between',
  request: { params: jobParam },
  responses: fileAnswers('text/event-stream', 'The job as it stands, then each change'),
});
const look = createRoute({
  method: 'get',
  path: '/jobs/{job}/explanation',
  summary: 'The cells of a row in clear, for ten minutes, to who asked for them',
  request: { params: jobParam },
  responses: answers(
    z.object({ cells: clearCellsSchema, until: z.string() }),
    'The cells, and when they are forgotten',
  ),
});

export function jobRoutes(server: ServerContext) {
  const { jobs, user, signal, stillIn } = server;
  return router()
    .openapi(list, (context) => context.json({ jobs: [...jobs.list()] }, 200))
    .openapi(start, (context) => {
      const request = context.req.valid('json');
      if (request.kind === 'explain' && request.clear) requireRight(server, 'clear');
      return context.json(jobs.start(request, user), 200);
    })
    .openapi(show, (context) => context.json(jobs.get(context.req.valid('param').job), 200))
    .openapi(cancel, (context) => context.json(jobs.cancel(context.req.valid('param').job), 200))
    .openapi(look, (context) => {
      requireRight(server, 'clear');
      return context.json(jobs.look(context.req.valid('param').job, user), 200);
    })
    .openapi(follow, (context) => {
      const { job: id } = context.req.valid('param');
      jobs.get(id); // a job that is not there is told before the stream begins
      return streamSSE(context, (stream) => sendJob(stream, id, { jobs, signal, stillIn: () => stillIn(context) }));
    });
}

type Following = Pick<ServerContext, 'jobs' | 'signal'> & { readonly stillIn: () => Promise<boolean> };

/** Sends a job as it stands, then each change, until it is over: who comes back after a reload has missed nothing. */
async function sendJob(stream: SSEStreamingApi, id: string, { jobs, signal, stillIn }: Following): Promise<void> {
  let job: Job | null = jobs.get(id);
  let wake = (): void => undefined;
  const end = (): void => wake();
  const unwatch = jobs.watch(id, (changed) => {
    job = changed;
    wake();
  });
  stream.onAbort(end);
  signal.addEventListener('abort', end);
  try {
    while (!stream.aborted && !signal.aborted && (await stillIn())) {
      const now: Job | null = job;
      job = null;
      await stream.writeSSE(now === null ? { event: 'pulse', data: '' } : { event: 'job', data: JSON.stringify(now) });
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
}
