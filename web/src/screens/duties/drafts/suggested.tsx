import { useEffect } from 'react';
import { Empty } from '../../../ui/empty.js';
import { focusOn } from '../../../ui/focus.js';
import type { DraftList } from '../queries.js';
import { ToFacts } from '../to-facts.js';
import type { Drafting } from './use-draft.js';

/** Where the draft for a duty is asked for, by its id. */
export function draftPlace(duty: string): string {
  return `draft-${duty}`;
}

/** What the duties on these facts ask for, the nearest deadline first. */
export function Suggested({ list, drafting }: { readonly list: DraftList; readonly drafting: Drafting }) {
  const { suggested } = list;
  useEffect(() => {
    if (location.hash.startsWith('#draft-')) focusOn(location.hash.slice(1));
  }, []);
  if (suggested.length === 0) {
    return (
      <Empty title="No duty asks for a report yet">
        <p>
          <ToFacts>Set the facts that rules wait for</ToFacts>, then come back. Any form can be drafted below.
        </p>
      </Empty>
    );
  }
  return (
    <section aria-labelledby="suggested">
      <h2 id="suggested">What the duties ask for</h2>
      <p>
        <button type="button" disabled={drafting.pending} onClick={() => drafting.draft(suggested.map(wantedOf))}>
          Draft all {suggested.length}
        </button>
      </p>
      <ul className="awaited">
        {suggested.map((each) => (
          <li key={`${each.form} ${each.state ?? ''}`}>
            <p>
              <strong>{titleOf(each)}</strong> <code>{each.form}</code>
            </p>
            <ul className="quiet">
              {each.duties.map((duty) => (
                <li key={duty.id} id={draftPlace(duty.id)} tabIndex={-1}>
                  {duty.says}
                </li>
              ))}
            </ul>
            <p className="actions">
              <button
                type="button"
                className="plain"
                disabled={drafting.pending}
                aria-label={`Draft: ${titleOf(each)}`}
                onClick={() => drafting.draft([wantedOf(each)])}
              >
                Draft
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Suggestion = DraftList['suggested'][number];

function wantedOf({ form, state }: Suggestion) {
  return { form, state };
}

function titleOf({ title, state_name: state }: Suggestion): string {
  return state === null || title.includes(state) ? title : `${title}: ${state}`;
}
