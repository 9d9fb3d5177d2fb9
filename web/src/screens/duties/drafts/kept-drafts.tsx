import { Link } from '@tanstack/react-router';
import { When } from '../../../ui/when.js';
import { useLook, type DraftList } from '../queries.js';
import { WideTable } from '../../../ui/table.js';

/** Every version that the case keeps, the newest first. */
export function KeptDrafts({ drafts }: { readonly drafts: DraftList['drafts'] }) {
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept" tabIndex={-1}>
        Drafts of this case
      </h2>
      <DraftTable drafts={drafts} label="Table of the drafts" />
    </section>
  );
}

export function DraftTable({ drafts, label }: { readonly drafts: DraftList['drafts']; readonly label: string }) {
  const { id, asOf } = useLook();
  return (
    <WideTable label={label}>
      <thead>
        <tr>
          <th scope="col">Draft</th>
          <th scope="col">State</th>
          <th scope="col">Version</th>
          <th scope="col">Written</th>
          <th scope="col" className="number">
            Still unknown
          </th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <tr key={draft.event}>
            <th scope="row">
              <Link
                to="/cases/$case/duties/drafts/$event"
                params={{ case: id, event: String(draft.event) }}
                search={asOf === undefined ? {} : { as_of: asOf }}
              >
                {draft.title}
              </Link>
            </th>
            <td>{draft.state ?? ''}</td>
            <td>{draft.version}</td>
            <td>
              <When at={draft.at} /> by {draft.who}, event {draft.event}
            </td>
            <td className="number">
              {draft.unknown} ({draft.required_unknown} required)
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
