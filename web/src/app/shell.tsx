import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { workspaceQuery } from './queries.js';

/** What stands around every screen: where one is, and what there is. */
export function Shell() {
  const { data } = useQuery(workspaceQuery);
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
