import { useEffect, useRef } from 'react';
import { saveText } from '../../../app/save-text.js';

type BundleProps = {
  readonly bundle: {
    readonly holds: readonly string[];
    readonly notes: readonly string[];
    readonly warnings: readonly string[];
    readonly fingerprint: string;
    readonly new_key: boolean;
    readonly line: string;
  };
};

/** What the file holds, in words and as it is; then the file itself. */
export function Bundle({ bundle: { holds, notes, warnings, fingerprint, new_key: isNew, line } }: BundleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="holds">
      <h2 id="holds" ref={heading} tabIndex={-1}>
        This is what the file will hold
      </h2>
      {warnings.map((warning) => (
        <p key={warning} className="warning" role="note">
          {warning}
        </p>
      ))}
      <ul className="holds">
        {holds.map((entry) => (
          <li key={entry}>{entry}</li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <details>
        <summary>The file as it is</summary>
        <pre tabIndex={0} aria-label="The file">
          {line}
        </pre>
      </details>
      <p>
        The key that signs it has the fingerprint <code>{fingerprint}</code>. Read it out to the state by telephone.
      </p>
      {isNew ? (
        <p className="warning" role="note">
          The key is new. Keep a copy of <code>.assay/posture-key</code> and <code>.assay/posture-id</code>.
        </p>
      ) : null}
      <p className="actions">
        <button type="button" onClick={() => saveText(line, 'bundle.json', 'application/json')}>
          Keep the file
        </button>
      </p>
    </section>
  );
}
