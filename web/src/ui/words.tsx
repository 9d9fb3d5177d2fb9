import type { TermId } from '../../../src/report/words/glossary.js';
import { Term } from './term.js';

/** The words of the vocabulary that a screen uses where it cannot mark them in place: what the server drew is text to the page. */
export function Words({ ids }: { readonly ids: readonly TermId[] }) {
  return (
    <p className="words">
      Words used here:{' '}
      {ids.map((id, index) => (
        <span key={id}>
          {index === 0 ? '' : ', '}
          <Term id={id} />
        </span>
      ))}
      .
    </p>
  );
}
