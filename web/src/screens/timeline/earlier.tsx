import type { EarlierIncident } from '../../../../src/model/timeline.js';

/** Earlier incidents of the same organisation, and what they share with this one. */
export function Earlier({ incidents }: { readonly incidents: readonly EarlierIncident[] }) {
  if (incidents.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">Earlier incidents</h2>
      <ul>
        {incidents.map((one) => (
          <li key={one.name}>
            <strong>{one.name}</strong>
            {one.on === null ? '' : `, ${one.on}`}
            {one.elements_in_common === null
              ? ''
              : one.elements_in_common.length === 0
                ? '; no data element in common'
                : `; in common: ${one.elements_in_common.map((name) => name.replaceAll('_', ' ')).join(', ')}`}
            {one.rows_in_common === null
              ? ''
              : `; ${one.rows_in_common.toLocaleString('en-US')} rows stood there already`}
            {one.cannot_tell.map((why) => (
              <span key={why} className="quiet">
                {' '}
                {why}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
