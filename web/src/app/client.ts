import { hc, type ClientResponse } from 'hono/client';
import type { Api } from '../../../src/server/api.js';
import type { Entering } from '../../../src/server/routes/team/entering.js';
import { ProblemError, problemIn } from './problem.js';

/** What the server can be asked, typed as the server answers. */
export const api = hc<Api>('/api');
/** What it can be asked by those who are not signed in. */
export const entering = hc<Entering>('/api');

type Answers = ClientResponse<unknown, number, 'json'>;
type Document<Response> = Response extends ClientResponse<infer Answer, 200, 'json'> ? Answer : never;

/** The document that a request is answered with. Throws `ProblemError`. */
export async function ask<Response extends Answers>(request: Promise<Response>): Promise<Document<Response>> {
  const response = await granted(request);
  // The status was looked at: what is left of the union is the document.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (await response.json()) as Document<Response>;
}

type Answered = Pick<ClientResponse<unknown>, 'ok' | 'json'> & { readonly status: number };

/** The answer to a request, where it is not refused. Throws `ProblemError`. */
export async function granted<Response extends Answered>(request: Promise<Response>): Promise<Response> {
  const response = await request.catch((cause: unknown) => {
    throw new ProblemError(UNREACHABLE, cause);
  });
  if (!response.ok) throw new ProblemError(await problemIn(response));
  return response;
}

const UNREACHABLE = {
  status: 0,
  title: 'The server does not answer',
  code: 'unreachable',
  where: null,
  hint: 'See whether `assay serve` still runs. What you typed is still here.',
};
