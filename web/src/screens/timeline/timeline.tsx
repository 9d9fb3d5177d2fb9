import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { TimelineEntry } from '../../../../src/model/timeline.js';
import { timelineQuery } from '../../app/queries.js';
import { Loaded } from '../../ui/loaded.js';
import { Days } from './days.js';
import { Earlier } from './earlier.js';

/** Entries that are drawn at once: more would keep a browser busy, and nobody reads them at a glance. */
const PAGE = 300;

/** What was known, not known and said, day by day, and what is due. */
export function Timeline() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = useQuery(timelineQuery(id));
  return (
    <Loaded query={query}>
      {({ entries, earlier, warnings, zone, notice, law_reviewed_to: reviewed }) => (
        <>
          <Newest entries={entries} />
          <Earlier incidents={earlier} />
          {warnings.map((warning) => (
            <p key={warning} className="warning">
              {warning}
            </p>
          ))}
          <p className="note">
            Times are {zone === 'Z' ? 'UTC' : `in ${zone}`}. Law reviewed to {reviewed}. {notice}
          </p>
        </>
      )}
    </Loaded>
  );
}

/** The newest part of the timeline, and the way to what came before. */
function Newest({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const [shown, setShown] = useState(PAGE);
  const earlier = Math.max(0, entries.length - shown);
  return (
    <>
      {earlier === 0 ? null : (
        <p>
          <button type="button" className="plain" onClick={() => setShown(shown + PAGE)}>
            Show {Math.min(PAGE, earlier)} earlier of {earlier.toLocaleString('en-US')}
          </button>
        </p>
      )}
      <Days entries={earlier === 0 ? entries : entries.slice(earlier)} />
    </>
  );
}
