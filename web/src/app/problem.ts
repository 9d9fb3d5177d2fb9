import type { Problem } from '../../../src/server/problem.js';

export type Shown = Omit<Problem, 'type'>;

/** What the server refused, in its own words. */
export class ProblemError extends Error {
  readonly problem: Shown;

  constructor(problem: Shown, cause?: unknown) {
    super(problem.title, { cause });
    this.problem = problem;
  }
}

function isProblem(body: unknown): body is Shown {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'hint' in body;
}

export async function problemIn(response: {
  readonly status: number;
  readonly json: () => Promise<unknown>;
}): Promise<Shown> {
  const unknown: Shown = {
    status: response.status,
    title: 'The server answers nothing that this page knows',
    code: 'unknown',
    where: null,
    hint: 'Load the page anew.',
  };
  try {
    const body: unknown = await response.json();
    return isProblem(body) ? body : unknown;
  } catch {
    return unknown;
  }
}
