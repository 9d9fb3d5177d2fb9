import { Link, Outlet } from '@tanstack/react-router';
import { DutiesAsOf } from './as-of.js';
import { useLook } from './queries.js';
import './duties.css';

const SCREENS = [
  { to: '/cases/$case/duties', label: 'Board', exact: true },
  { to: '/cases/$case/duties/calendar', label: 'Calendar', exact: false },
  { to: '/cases/$case/duties/facts', label: 'Facts', exact: false },
  { to: '/cases/$case/duties/drafts', label: 'Drafts', exact: false },
] as const;

/** Whom to tell: the board, the calendar, the facts that it rests on, and the drafts. */
export function Duties() {
  const { id, asOf } = useLook();
  return (
    <>
      <div className="duties-head">
        <nav className="subtabs" aria-label="Whom to tell">
          {SCREENS.map(({ to, label, exact }) => (
            <Link
              key={to}
              to={to}
              params={{ case: id }}
              search={asOf === undefined ? {} : { as_of: asOf }}
              activeOptions={{ exact, includeSearch: false }}
            >
              {label}
            </Link>
          ))}
        </nav>
        <DutiesAsOf asOf={asOf} />
      </div>
      <Outlet />
    </>
  );
}
