import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Loaded } from '../../../ui/loaded.js';
import { draftQuery, draftsQuery, useLook, type DraftView } from '../queries.js';
import { Changes } from './changes.js';
import { DraftTable } from './kept-drafts.js';
import { OpenFields } from './open-fields.js';

/** One draft: the page as it would be read, what it lacks, and how its versions differ. */
export function Draft() {
  const { event } = useParams({ from: '/cases/$case/duties/drafts/$event' });
  const { id, asOf } = useLook();
  const query = useQuery(draftQuery(id, event));
  return (
    <Loaded query={query}>
      {(draft) => (
        <>
          <p>
            <Link
              to="/cases/$case/duties/drafts"
              params={{ case: id }}
              search={asOf === undefined ? {} : { as_of: asOf }}
            >
              All drafts
            </Link>
          </p>
          <h2>
            {draft.title}
            {draft.state === null ? '' : `, ${draft.state}`}, version {draft.version}
          </h2>
          <p>{draft.standing}</p>
          {draft.cautions.map((caution) => (
            <p key={caution} className="warning">
              {caution}
            </p>
          ))}
          <Files id={id} event={draft.event} />
          <Changes changes={draft.changes} />
          <OpenFields open={draft.open} />
          <p className="on-paper">The draft prints from its own page: “Open the page alone”.</p>
          <iframe
            className="draft-page"
            title={`Draft: ${draft.title}`}
            src={`/api/cases/${id}/drafts/${draft.event}/page`}
            sandbox=""
          />
          <Versions draft={draft} />
        </>
      )}
    </Loaded>
  );
}

function Files({ id, event }: { readonly id: string; readonly event: number }) {
  const at = `/api/cases/${id}/drafts/${event}`;
  return (
    <p className="actions">
      <a className="button" href={`${at}/file/docx`} download>
        Take it as a Word document
      </a>
      <a className="button plain" href={`${at}/file/json`} download>
        As JSON
      </a>
      <a className="button plain" href={`${at}/page`} target="_blank" rel="noreferrer">
        Open the page alone
      </a>
    </p>
  );
}

function Versions({ draft }: { readonly draft: DraftView }) {
  const { data } = useQuery(draftsQuery(useLook()));
  const others = (data?.drafts ?? []).filter(({ form, state }) => form === draft.form && state === draft.state);
  if (others.length < 2) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <DraftTable drafts={others} label="Table of the versions" />
    </section>
  );
}
