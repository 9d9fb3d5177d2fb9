import { useState } from 'react';
import { ProblemError } from '../app/problem.js';
import { queries } from '../app/queries.js';
import { Problem } from './problem.js';

/** What was refused. Where others were quicker: how to look at what they did, with what was typed still there. */
export function Moved({ error, id, onLook }: MovedProps) {
  const [isLooking, setLooking] = useState(false);
  const isMoved = error instanceof ProblemError && error.problem.code === 'case_moved';
  const look = async (): Promise<void> => {
    setLooking(true);
    await queries.refetchQueries({ queryKey: ['case', id] });
    setLooking(false);
    onLook();
  };
  return (
    <>
      <Problem error={error} />
      {isMoved ? (
        <p>
          What you typed is still here.{' '}
          <button type="button" className="plain" disabled={isLooking} onClick={() => void look()}>
            Look at what was added
          </button>
        </p>
      ) : null}
    </>
  );
}

type MovedProps = {
  readonly error: unknown;
  readonly id: string;
  /** Called when all of the case was asked for anew. */
  readonly onLook: () => void;
};

/** The header that says up to which event a writer saw the case. */
export function seenUpTo(last: number): { 'if-match': string } {
  return { 'if-match': `"${last}"` };
}
