import { useCallback, useEffect, useRef, useState } from 'react';
import { queries, seeWhoIsIn } from '../app/queries.js';
import { sendFile } from './send.js';

export type Upload = {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** Bytes that have gone up; null while it waits for another. */
  readonly sent: number | null;
  readonly error: unknown;
  readonly stop: () => void;
};

type Uploads = {
  /** Those that are not in yet: on their way, waiting, or failed. */
  readonly uploads: readonly Upload[];
  readonly add: (files: readonly File[]) => void;
  readonly putAside: (key: string) => void;
};

/** Files on their way into a case, one after the other. */
export function useUploads(caseId: string, onKept: (sha256: string) => void): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const turn = useRef<Promise<void>>(Promise.resolve());
  const change = useCallback((key: string, part: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  }, []);
  const putAside = useCallback((key: string) => {
    setUploads((all) => all.filter((each) => each.key !== key));
  }, []);
  const send = async (key: string, file: File, stop: AbortController): Promise<void> => {
    try {
      stop.signal.throwIfAborted();
      change(key, { sent: 0 });
      const onSent = (sent: number): void => change(key, { sent });
      onKept(await sendFile(caseId, file, { signal: stop.signal, onSent }));
      await queries.invalidateQueries({ queryKey: ['case', caseId] });
      putAside(key);
    } catch (error) {
      seeWhoIsIn(error);
      if (stop.signal.aborted) putAside(key);
      else change(key, { error });
    }
  };
  const add = (files: readonly File[]): void => {
    for (const file of files) {
      const [key, stop] = [crypto.randomUUID(), new AbortController()];
      const upload = { key, name: file.name, size: file.size, sent: null, error: null, stop: () => stop.abort() };
      setUploads((all) => [...all, upload]);
      turn.current = turn.current.then(async () => send(key, file, stop));
    }
  };
  useWarning(uploads.some(({ error }) => error === null));
  return { uploads, add, putAside };
}

/** Who leaves the page while a file goes up is asked whether they mean it. */
function useWarning(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isSending]);
}
