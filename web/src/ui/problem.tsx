import { ProblemError } from '../app/problem.js';

/** What went wrong and what to do about it, told at once also to who cannot see it. */
export function Problem({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{problem?.title ?? 'This page has failed'}</strong>
      </p>
      {problem?.where === null || problem === null ? null : <p className="quiet">{problem.where}</p>}
      <p>{problem === null ? 'Load it anew.' : problem.hint}</p>
      {problem === null ? null : <p className="quiet">Code: {problem.code}</p>}
    </div>
  );
}
