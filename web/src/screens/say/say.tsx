import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { focusOn } from '../../ui/focus.js';
import { Loaded } from '../../ui/loaded.js';
import { draftRestating, emptyDraft, type Draft } from './draft.js';
import { MaySay } from './may-say.js';
import { Owed } from './owed.js';
import { statementsQuery } from './queries.js';
import './say.css';
import { SayForm } from './say-form.js';
import { StatementList } from './statement-list.js';

const KEPT = 'kept-statement';

/** What we say: what may be said, what was said and whether it holds, and who is owed a correction. */
export function SayScreen() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = useQuery(statementsQuery(id));
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [kept, setKept] = useState<number | null>(null);
  const begin = (next: Draft): void => {
    setDraft(next);
    const form = document.querySelector<HTMLFormElement>('form.say');
    form?.scrollIntoView({ block: 'start' });
    form?.querySelector('textarea')?.focus();
  };
  return (
    <Loaded query={query}>
      {(view) => (
        <>
          <Owed owed={view.owed} over={view.over} onRestate={(owed) => begin(draftRestating(owed))} />
          <MaySay
            maySay={view.may_say}
            onUse={({ says, event }) =>
              begin({
                ...draft,
                text: draft.text === '' ? says : `${draft.text.trimEnd()} ${says}`,
                basis: event === null || draft.basis.includes(event) ? draft.basis : [...draft.basis, event],
              })
            }
          />
          {kept === null ? null : (
            <p id={KEPT} tabIndex={-1} className="good" role="status">
              Kept as event {kept}.
            </p>
          )}
          <SayForm
            id={id}
            view={view}
            draft={draft}
            onChange={setDraft}
            onKept={(event) => {
              setKept(event);
              setDraft(emptyDraft());
              focusOn(KEPT);
            }}
          />
          <StatementList statements={view.statements} />
        </>
      )}
    </Loaded>
  );
}
