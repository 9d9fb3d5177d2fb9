import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Announced } from '../ui/announce.js';
import { Entrance } from './entrance.js';
import { workspaceQuery } from './queries.js';
import { nameOf, sessionQuery, useMay } from './session.js';
import { Who } from './who.js';

/** What stands around every screen: where one is, and what there is. */
export function Shell() {
  const session = useQuery(sessionQuery).data;
  const whose = session?.whose ?? null;
  const isIn = session !== undefined && session.user !== null;
  const workspace = useQuery({ ...workspaceQuery, enabled: isIn }).data;
  useFocusAfterMove();
  return (
    <>
      <a className="skip" href="#main">
        To the content
      </a>
      <header className="bar">
        <Link to="/" className="mark">
          Assay
        </Link>
        {isIn ? (
          <>
            <p className="organisation">{workspace?.organisation}</p>
            <MainNav />
            {session.team ? <Who of={session} /> : null}
          </>
        ) : null}
      </header>
      <main id="main" tabIndex={-1}>
        <Entrance>
          <Outlet />
        </Entrance>
      </main>
      <Announced key={whose === null ? '' : nameOf(whose)} />
      <footer className="foot">
        {isIn && workspace !== undefined ? (
          <p>
            Assay {workspace.version}
            {session.team ? '.' : `, on this machine only. You write as ${workspace.user}.`}
          </p>
        ) : null}
      </footer>
    </>
  );
}

/** Whoever goes on by a form, which is gone then, stands at the content of the next screen. */
function useFocusAfterMove(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('#main')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
}

function MainNav() {
  const leads = useMay('accounts');
  const inCase = useMatchRoute()({ to: '/cases/$case', fuzzy: true }) !== false;
  return (
    <nav aria-label="Main">
      <Link
        to="/"
        activeOptions={{ exact: true }}
        className={inCase ? 'active' : ''}
        aria-current={inCase ? 'true' : undefined}
      >
        Cases
      </Link>
      <Link to="/posture">Posture</Link>
      <Link to="/oversight">Oversight</Link>
      {leads ? <Link to="/team">Team</Link> : null}
    </nav>
  );
}
