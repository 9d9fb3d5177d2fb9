import { useEffect, useRef } from 'react';
import type { Said } from '../../../../src/server/routes/statements/schemas.js';
import { Against } from './statement-list.js';

/** What the case knows otherwise than what is about to be kept. */
export function Checked({ result, said }: CheckedProps) {
  const { says: kept, against, owed } = result;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [result]);
  return (
    <div ref={box} tabIndex={-1} role="status" className={against.length === 0 ? 'good' : 'warning'}>
      {kept.length === 0 ? (
        <p>Its words are held against nothing: say above what they say of people and data elements.</p>
      ) : (
        <>
          <p>This is kept of what the words say, and held against what is known:</p>
          <ul>
            {kept.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{against.length === 0 ? 'Nothing that the case knows is against it.' : 'The case knows otherwise:'}</p>
        </>
      )}
      <Against against={against} />
      {owed.length === 0 ? null : (
        <>
          <p>If it is kept, this will be owed:</p>
          <ul>
            {owed.map(({ statement, says }) => (
              <li key={`${statement ?? ''} ${says.join(' ')}`}>
                a restatement of {statement === null ? 'this statement' : `statement ${statement}`}: {says.join('; ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {said.basis.length === 0 ? <p>It rests on nothing: name events above, if it does.</p> : null}
    </div>
  );
}

type CheckedProps = {
  readonly result: {
    readonly says: readonly string[];
    readonly against: readonly { event: number; says: string; because: string | null }[];
    readonly owed: readonly { readonly statement: number | null; readonly says: readonly string[] }[];
  };
  readonly said: Said;
};
