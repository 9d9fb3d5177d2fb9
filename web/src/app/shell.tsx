import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Announced } from '../ui/announce.js';
import { workspaceQuery } from './queries.js';

/** What stands around every screen: where one is, and what there is. */
export function Shell() {
  const { data } = useQuery(workspaceQuery);
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
        <p className="organisation">{data?.organisation}</p>
        <nav aria-label="Main">
          <Link to="/" activeOptions={{ exact: true }}>
            Cases
          </Link>
          <Link to="/posture">Posture</Link>
          <Link to="/oversight">Oversight</Link>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Announced />
      <footer className="foot">
        {data === undefined ? null : (
          <p>
            Assay {data.version}, on this machine only. You write as {data.user}.
          </p>
        )}
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
