import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { timelineQuery } from '../../app/queries.js';
import { Loaded } from '../../ui/loaded.js';
import { Days } from './days.js';
import { Earlier } from './earlier.js';

/** What was known, not known and said, day by day, and what is due. */
export function Timeline() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = useQuery(timelineQuery(id));
  return (
    <Loaded query={query}>
      {({ entries, earlier, warnings, zone, notice, law_reviewed_to: reviewed }) => (
        <>
          {warnings.map((warning) => (
            <p key={warning} className="warning">
              {warning}
            </p>
          ))}
          <Days entries={entries} />
          <Earlier incidents={earlier} />
          <p className="note">
            Times are {zone === 'Z' ? 'UTC' : `in ${zone}`}. Law reviewed to {reviewed}. {notice}
          </p>
        </>
      )}
    </Loaded>
  );
}
