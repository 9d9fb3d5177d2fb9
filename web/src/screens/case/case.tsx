import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { caseQuery } from '../../app/queries.js';
import { Loaded } from '../../ui/loaded.js';
import { useTitle } from '../../ui/title.js';
import { CASE_TABS } from './tabs.js';

/** One case: its name, its screens in the order of the story, and the one that is open. */
export function Case() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = useQuery(caseQuery(id));
  useTitle(query.data?.name ?? '');
  return (
    <Loaded query={query}>
      {({ name, first_break: broken }) => (
        <>
          <h1>{name}</h1>
          {broken === null ? null : (
            <p className="problem" role="alert">
              The chain of this case is broken at event {broken.seq}: {broken.says}. What stands here may not be what
              was written.
            </p>
          )}
          <nav className="tabs" aria-label="The case">
            {CASE_TABS.map(({ to, label, end }) => (
              <Link key={to} to={to} params={{ case: id }} activeOptions={{ exact: end }}>
                {label}
              </Link>
            ))}
          </nav>
          <Outlet />
        </>
      )}
    </Loaded>
  );
}
