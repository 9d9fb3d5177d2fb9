import { IntakeError } from './error.js';
import type { Answer, Failure, Request } from './messages.js';
import { readInputs } from './read-inputs.js';

// The program of the reader process: one request comes in, progress and one answer go out. It ends with its parent.

process.on('disconnect', () => process.exit(1));
// Ctrl-C reaches the whole group: the parent is to say how it ends, not a reader that is seen to die first.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
// It may have been started before there is anything to read: the engine is loaded meanwhile.
import('../../engine/duckdb/open.js').catch(() => undefined);
process.once('message', (message: Request) => {
  void answer(message);
});

async function answer(request: Request): Promise<void> {
  try {
    const intake = await readInputs(request, (progress) => send({ kind: 'progress', progress }));
    send({ kind: 'done', intake }, () => process.exit(0));
  } catch (error) {
    send({ kind: 'failed', failure: failureOf(error) }, () => process.exit(0));
  }
}

function send(message: Answer, sent: () => void = () => undefined): void {
  process.send?.(message, sent);
}

/** Only what is known to hold no data crosses over: an unforeseen error's text can quote a cell. */
function failureOf(error: unknown): Failure {
  if (error instanceof IntakeError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.where === undefined ? {} : { where: error.where }),
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      exit: error.exit,
    };
  }
  const known = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (known === 'ENOSPC' || known === 'disk_full') {
    return { code: 'unreadable', message: 'the disk is full', hint: 'Free some space in the workspace.', exit: 1 };
  }
  if (known === 'EACCES' || known === 'EPERM' || known === 'EIO') {
    return { code: 'unreadable', message: 'a file cannot be read', hint: 'Check its permissions.', exit: 2 };
  }
  if (known === 'out_of_memory') {
    return {
      code: 'limit',
      message: 'reading needs more memory than it may use',
      hint: 'Raise ASSAY_MEMORY.',
      exit: 1,
    };
  }
  return { code: 'reader_crashed', message: 'the reader failed', exit: 1 };
}
