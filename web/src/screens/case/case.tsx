import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute, useParams } from '@tanstack/react-router';
import { caseQuery } from '../../app/queries.js';
import { For } from '../../ui/for.js';
import { Problem } from '../../ui/problem.js';
import { Words } from '../../ui/words.js';
import { useTitle } from '../../ui/title.js';
import { NextStep } from './next-step.js';
import { CASE_TABS } from './tabs.js';

/** One case: its name, its screens in the order of the story, and the one that is open. */
export function Case() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const query = useQuery(caseQuery(id));
  const matches = useMatchRoute();
  const open = CASE_TABS.find(({ to, end }) => matches({ to, params: { case: id }, fuzzy: !end }) !== false);
  useTitle([open?.label, query.data?.name].filter((part) => part !== undefined).join(' · '));
  if (query.isError && query.data === undefined) return <Problem error={query.error} />;
  // The screen asks for what it needs at the same time.
  return (
    <>
      <h1>{query.data?.name ?? 'One moment…'}</h1>
      <Broken found={query.data?.first_break ?? null} />
      <nav className="tabs" aria-label="The case">
        {CASE_TABS.map(({ to, label, end }) => (
          <Link key={to} to={to} params={{ case: id }} activeOptions={{ exact: end, includeSearch: false }}>
            {label}
          </Link>
        ))}
      </nav>
      <For right="write">
        <NextStep id={id} next={query.data?.next ?? null} open={open?.to} />
      </For>
      <Outlet />
      {open === undefined ? null : <Words ids={open.words} />}
    </>
  );
}

function Broken({ found }: { readonly found: { readonly seq: number; readonly says: string } | null }) {
  if (found === null) return null;
  return (
    <p className="problem" role="alert">
      The chain of this case is broken at event {found.seq}: {found.says}. What stands here may not be what was written.
    </p>
  );
}
