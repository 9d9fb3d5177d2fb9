import type { DraftView } from '../queries.js';
import { WideTable } from '../../../ui/table.js';

/** What a supplement says otherwise than the version before. */
export function Changes({ changes: found }: { readonly changes: DraftView['changes'] }) {
  if (found === null) return null;
  const { since, changes } = found;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">What it changes against version {since}</h2>
      {changes.length === 0 ? (
        <p>No answer has changed.</p>
      ) : (
        <WideTable label="Table of the changes">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Was</th>
              <th scope="col">Is</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ label, was, is }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{was ?? 'unknown'}</td>
                <td>{is ?? 'unknown'}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </section>
  );
}
