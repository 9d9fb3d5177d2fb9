import type { ReactNode } from 'react';
import type { CaseFile } from '../app/findings.js';
import { TakeIn } from './take-in.js';
import './evidence.css';

type ChooseProps = {
  readonly caseId: string;
  readonly files: readonly CaseFile[];
  /** SHA-256 of the chosen. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (change: (chosen: ReadonlySet<string>) => ReadonlySet<string>) => void;
  readonly children: ReactNode;
};

/** Files of a case to do something with: taken in here, or there already. */
export function Choose({ caseId, files, chosen, onChoose, children }: ChooseProps) {
  const toggle = (digest: string): void => {
    onChoose((before) => {
      const next = new Set(before);
      if (!next.delete(digest)) next.add(digest);
      return next;
    });
  };
  return (
    <>
      <TakeIn caseId={caseId} onKept={(digest) => onChoose((before) => new Set([...before, digest]))} />
      <p className="hidden" role="status">
        {chosen.size === 0 ? '' : `${chosen.size} of ${files.length} files of the case chosen`}
      </p>
      {files.length === 0 ? null : (
        <fieldset className="choose">
          <legend>Files of the case</legend>
          {files.map(({ sha256, name, size, here, event }) => (
            <label key={sha256}>
              <input type="checkbox" checked={chosen.has(sha256)} disabled={!here} onChange={() => toggle(sha256)} />
              <span className="name">{name}</span>
              <span className="quiet">
                {size}, event {event}
                {here ? '' : '; its bytes are not here'}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {children}
    </>
  );
}
