import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseResult } from './case.js';
import { planCases, quickly } from './plan.js';
import { SEEDS, type SeedList } from './seeds.js';
import type { Answer, Order } from './worker.js';
import { replayCase } from './verify-case.js';
import { prepareWorld, worldDir } from './world.js';

export type RunOptions = {
  readonly cache: string;
  readonly list: SeedList;
  readonly quick: boolean;
  /** Start of an id, a kind, or a part of an id. */
  readonly only: string | null;
  readonly jobs: number;
  /** Weigh the evidence that an earlier run left, and verify nothing. */
  readonly replay: boolean;
  readonly onDone: (done: number, all: number) => void;
};

export type Run = {
  readonly results: readonly CaseResult[];
  readonly failures: readonly { readonly id: string; readonly what: string }[];
};

/** Verifies the planned cases of every world of the list; results come in the order of the plan. */
export async function runCases(options: RunOptions): Promise<Run> {
  const orders = ordersOf(options);
  if (options.replay) return { results: orders.flatMap((order) => replay(options, order)), failures: [] };
  for (const [at, world] of SEEDS[options.list].entries()) {
    if (orders.some((order) => order.world === at)) await prepareWorld(options.cache, world);
  }
  const answers = new Map<string, Answer>();
  const waiting = orders.values();
  await Promise.all(
    Array.from({ length: Math.min(options.jobs, orders.length) }, () =>
      work(waiting, (order, answer) => {
        answers.set(keyOf(order), answer);
        options.onDone(answers.size, orders.length);
      }),
    ),
  );
  const inOrder = orders.flatMap((order) => answers.get(keyOf(order)) ?? []);
  return {
    results: inOrder.flatMap((answer) => ('result' in answer ? [answer.result] : [])),
    failures: inOrder.flatMap((answer) => ('failed' in answer ? [{ id: answer.id, what: answer.failed }] : [])),
  };
}

function ordersOf({ cache, list, quick, only }: RunOptions): Order[] {
  const worlds = SEEDS[list].map((world) => (quick ? quickly(planCases(world)) : planCases(world)));
  return worlds.flatMap((cases, world) =>
    cases
      .filter(({ id, request }) => only === null || request.kind === only || id.includes(only))
      .map(({ id }): Order => ({ cache, list, world, id })),
  );
}

function replay({ cache, list }: RunOptions, { world: at, id }: Order): CaseResult[] {
  const world = SEEDS[list][at];
  const found = world === undefined ? undefined : planCases(world).find((one) => one.id === id);
  if (world === undefined || found === undefined) return [];
  return [replayCase(worldDir(cache, world), found)].filter((result) => result !== null);
}

function keyOf({ world, id }: Order): string {
  return `${world} ${id}`;
}

/** One worker process takes one case after the other until none is left. */
function work(waiting: IterableIterator<Order>, done: (order: Order, answer: Answer) => void): Promise<void> {
  const worker = fork(fileURLToPath(new URL('worker.js', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let current: Order | undefined;
    const next = (): void => {
      const { value, done: none } = waiting.next();
      current = none === true ? undefined : value;
      if (current === undefined) worker.disconnect();
      else worker.send(current);
    };
    worker.on('message', (answer: Answer) => {
      if (current !== undefined) done(current, answer);
      next();
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (current === undefined ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    next();
  });
}
