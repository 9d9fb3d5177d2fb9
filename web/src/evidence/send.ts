import { api, ask } from '../app/client.js';
import { ProblemError, problemIn } from '../app/problem.js';

type Sending = {
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/** Sends a file to a case as it is read from the disk. Returns its SHA-256. Throws `ProblemError`; `AbortError` where it was stopped. */
export async function sendFile(caseId: string, file: File, { onSent, signal }: Sending): Promise<string> {
  // Refused here, it is refused before gigabytes go up for nothing.
  await ask(api.room.$get({ query: { size: String(file.size) } }));
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // `fetch` does not tell how far it is
    const stop = (): void => request.abort();
    signal.addEventListener('abort', stop);
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    request.addEventListener('error', () => reject(new ProblemError(BROKEN)));
    request.addEventListener('load', () => void answerOf(request).then(resolve, reject));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    request.open('PUT', `/api/cases/${caseId}/files/${encodeURIComponent(file.name)}`);
    request.send(file);
  });
}

async function answerOf({ status, responseText }: XMLHttpRequest): Promise<string> {
  const json = async (): Promise<unknown> => JSON.parse(responseText);
  if (status !== 200) throw new ProblemError(await problemIn({ status, json }));
  const digest = /"sha256":"([0-9a-f]{64})"/u.exec(responseText)?.[1];
  if (digest === undefined) throw new ProblemError(await problemIn({ status, json: async () => null }));
  return digest;
}

const BROKEN = {
  status: 0,
  title: 'The file did not go up whole; nothing of it was kept',
  code: 'unreachable',
  where: null,
  hint: 'See whether `assay serve` still runs, and whether the file still lies where it lay. Then give it again.',
};
