import { useQuery } from '@tanstack/react-query';
import { useId, useRef, type ReactNode, type ToggleEvent } from 'react';
import type { TermId } from '../../../src/report/words/glossary.js';
import { glossaryQuery } from '../app/queries.js';
import './term.css';

export type TermProps = {
  readonly id: TermId;
  /** The word as it stands in the sentence; that of the vocabulary where it is left out. */
  readonly children?: ReactNode;
};

/** A word of the vocabulary: a button that opens what it means beside it. Escape, or a click elsewhere, closes it. */
export function Term({ id, children }: TermProps) {
  const place = useId();
  const button = useRef<HTMLButtonElement>(null);
  const { data } = useQuery(glossaryQuery);
  const term = data?.terms.find((each) => each.id === id);
  const move = (event: ToggleEvent<HTMLSpanElement>): void => {
    if (event.newState === 'open' && button.current !== null) putUnder(event.currentTarget, button.current);
  };
  return (
    <>
      <button ref={button} type="button" className="term" popoverTarget={place}>
        {children ?? term?.word ?? id.replaceAll('_', ' ')}
      </button>
      <span id={place} popover="auto" role="note" className="term-says" onToggle={move}>
        {term?.says}
      </span>
    </>
  );
}

const GAP = 8;

/** Below the button, above it where there is no room below, and never out of the window. */
function putUnder(says: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { width, height } = says.getBoundingClientRect();
  const below = at.bottom + GAP;
  const top = below + height > window.innerHeight ? Math.max(GAP, at.top - height - GAP) : below;
  const left = Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP));
  says.style.setProperty('top', `${top}px`);
  says.style.setProperty('left', `${left}px`);
}
