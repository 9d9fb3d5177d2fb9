import { ProblemError, problemIn } from './problem.js';

/** Gives a file to the server under its name; its bytes are the body. Throws `ProblemError`. */
export async function putFile(folder: string, file: File, query = ''): Promise<unknown> {
  const response = await fetch(`/api/${folder}/${encodeURIComponent(file.name)}${query}`, {
    method: 'PUT',
    body: file,
  }).catch((cause: unknown) => {
    throw new ProblemError(UNREACHABLE, cause);
  });
  if (!response.ok) throw new ProblemError(await problemIn(response));
  return response.json();
}

const UNREACHABLE = {
  status: 0,
  title: 'The file did not reach the server',
  code: 'unreachable',
  where: null,
  hint: 'See whether `assay serve` still runs, and give the file again.',
};
