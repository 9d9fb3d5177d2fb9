import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { focusOn } from '../../../ui/focus.js';
import { useLook, type Card } from '../queries.js';
import { Decide } from './decide.js';
import { MarkDone } from './mark-done.js';
import { draftPlace } from '../drafts/suggested.js';
import { Reasons } from './reasons.js';
import { useMay } from '../../../app/session.js';

type Opened = 'why' | 'decide' | 'done' | null;

const ACTIONS: readonly { readonly of: Exclude<Opened, null>; readonly label: string }[] = [
  { of: 'why', label: 'Why' },
  { of: 'decide', label: 'Decide' },
  { of: 'done', label: 'Mark as done' },
];

/** A duty: whom, by when, and how long until then; the why, a decision and its end on demand. */
export function DutyCard({ card, last }: { readonly card: Card; readonly last: number }) {
  const { id, asOf } = useLook();
  const [opened, setOpened] = useState<Opened>(null);
  const title = `duty-${card.id}`;
  const close = (): void => {
    setOpened(null);
    focusOn(title);
  };
  const mayAct = useMay('write') && card.group !== 'may' && card.group !== 'not_law';
  const shown = ACTIONS.filter(({ of }) => of === 'why' || (mayAct && (of !== 'done' || card.group !== 'done')));
  return (
    <li className="duty">
      <p className="duty-when">
        {card.countdown === null ? null : <strong className="countdown">{card.countdown}</strong>}
        <span>{card.when}</span>
      </p>
      <div className="duty-what">
        <h3 id={title} tabIndex={-1}>
          {card.recipient}
        </h3>
        <p className="quiet">
          {card.law_name}. {card.regime}. {card.id}
        </p>
        {card.decision?.follow === true ? <p className="decision">{card.decision.says}</p> : null}
        <p className="actions">
          {shown.map(({ of, label }) => (
            <button
              key={of}
              type="button"
              className="link"
              aria-expanded={opened === of}
              aria-label={`${label}: ${card.id}`}
              onClick={() => setOpened(opened === of ? null : of)}
            >
              {label}
            </button>
          ))}
          {card.form === null ? null : (
            <Link
              to="/cases/$case/duties/drafts"
              params={{ case: id }}
              hash={draftPlace(card.id)}
              search={asOf === undefined ? {} : { as_of: asOf }}
              aria-label={`Draft: ${card.id}`}
            >
              Draft
            </Link>
          )}
        </p>
        {opened === 'why' ? <Reasons reasons={card.reasons} /> : null}
        {opened === 'decide' ? <Decide card={card} last={last} close={close} /> : null}
        {opened === 'done' ? <MarkDone card={card} last={last} close={close} /> : null}
      </div>
    </li>
  );
}
