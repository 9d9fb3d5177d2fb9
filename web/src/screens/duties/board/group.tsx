import { useState } from 'react';
import type { Board, Card } from '../queries.js';
import { ToFacts } from '../to-facts.js';
import { DutyCard } from './duty-card.js';
import { RuleLine } from './rule-line.js';

export type GroupProps = {
  readonly group: Board['groups'][number];
  readonly cards: readonly Card[];
  readonly last: number;
};

/** What asks for nothing is there, and stays out of sight until it is asked for. */
const FOLDED = ['not_due'];
const RULES = ['not_due', 'cannot_tell'];

/** One group of the board. */
export function Group({ group, cards, last }: GroupProps) {
  const isFolded = FOLDED.includes(group.id);
  const [open, setOpen] = useState(!isFolded);
  const title = `group-${group.id}`;
  return (
    <section className={`duty-group group-${group.id}`} aria-labelledby={title}>
      <h2 id={title}>
        {group.heading} <span className="count">{cards.length}</span>
      </h2>
      <p className="quiet">{group.says}</p>
      {group.id === 'cannot_tell' ? (
        <p>
          <ToFacts>See which facts settle most of them</ToFacts>
        </p>
      ) : null}
      {isFolded ? (
        <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide them' : 'Show them, each with its reason'}
        </button>
      ) : null}
      {open ? (
        <ul className="cards">
          {cards.map((card) =>
            RULES.includes(group.id) ? (
              <RuleLine key={card.id} card={card} />
            ) : (
              <DutyCard key={card.id} card={card} last={last} />
            ),
          )}
        </ul>
      ) : null}
    </section>
  );
}
