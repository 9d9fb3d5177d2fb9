import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLook, type Board, type Card } from '../queries.js';
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
      {group.id === 'cannot_tell' ? <ToFacts /> : null}
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

function ToFacts() {
  const { id, asOf } = useLook();
  return (
    <p>
      <Link to="/cases/$case/duties/facts" params={{ case: id }} search={asOf === undefined ? {} : { as_of: asOf }}>
        See which facts settle most of them
      </Link>
    </p>
  );
}
