import { useState } from 'react';
import type { Card } from '../queries.js';
import { Reasons } from './reasons.js';

/** A rule that asks for nothing, or of which nobody can tell, in a line; why, on demand. */
export function RuleLine({ card }: { readonly card: Card }) {
  const [open, setOpen] = useState(false);
  return (
    <li className="rule-line">
      <span>
        {card.regime} <span className="quiet">{card.id}</span>
        {card.decision === null ? null : <p>{card.decision.says}</p>}
      </span>
      <button
        type="button"
        className="link"
        aria-expanded={open}
        aria-label={`Why: ${card.id}`}
        onClick={() => setOpen(!open)}
      >
        Why
      </button>
      {open ? <Reasons reasons={card.reasons} /> : null}
    </li>
  );
}
