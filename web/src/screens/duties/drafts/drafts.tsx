import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../../ui/loaded.js';
import { Problem } from '../../../ui/problem.js';
import { Term } from '../../../ui/term.js';
import { draftsQuery, useLook, type DraftList } from '../queries.js';
import { KeptDrafts } from './kept-drafts.js';
import { OtherForm } from './other-form.js';
import { Suggested } from './suggested.js';
import { DRAFTED, useDraft } from './use-draft.js';
import { For } from '../../../ui/for.js';

/** The forms, those that duties ask for first, and the drafts that the case keeps. */
export function Drafts() {
  const query = useQuery(draftsQuery(useLook()));
  return <Loaded query={query}>{(list) => <Rooms list={list} />}</Loaded>;
}

function Rooms({ list }: { readonly list: DraftList }) {
  const drafting = useDraft(list.last);
  return (
    <>
      <p>
        A <Term id="draft">draft</Term> is filled in from the facts of the case, and says what is still unknown. It is
        kept as a version; a <Term id="supplement">supplement</Term> says what changed since the last.
      </p>
      <div id={DRAFTED} tabIndex={-1}>
        <Problem error={drafting.error} />
        {drafting.progress === null ? null : (
          <p role="status" className="waiting">
            {drafting.progress} {drafting.pending ? null : <a href="#kept">See them</a>}
          </p>
        )}
      </div>
      <For right="write">
        <Suggested list={list} drafting={drafting} />
      </For>
      <KeptDrafts drafts={list.drafts} />
      <For right="write">
        <OtherForm forms={list.forms} drafting={drafting} />
      </For>
    </>
  );
}
