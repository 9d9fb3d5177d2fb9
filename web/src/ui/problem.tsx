import { ProblemError } from '../app/problem.js';

/** What went wrong and what to do about it, told at once also to who cannot see it. */
export function Problem({ error, code = true }: ProblemProps) {
  if (error === null || error === undefined) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{asSentence(problem?.title ?? 'This page has failed')}</strong>
      </p>
      {problem?.where === null || problem === null ? null : <p className="quiet">{problem.where}</p>}
      <p>{problem === null ? 'Load it anew.' : problem.hint}</p>
      {problem === null || !code ? null : <p className="quiet">Code: {problem.code}</p>}
    </div>
  );
}

type ProblemProps = {
  readonly error: unknown;
  /** Whether its code is shown, to be looked up. */
  readonly code?: boolean;
};

/** A word at the beginning is written large; the name of a file stays as it is. */
function asSentence(text: string): string {
  return text.replace(/^[a-z]+(?=[ ,]|$)/u, (word) => word.slice(0, 1).toUpperCase() + word.slice(1));
}
