import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { ExampleNote } from '../../ui/example.js';
import { useArrival } from '../../ui/focus.js';
import { Loaded } from '../../ui/loaded.js';
import { Words } from '../../ui/words.js';
import { useTitle } from '../../ui/title.js';
import { First } from './first.js';
import { PostureAsOf } from './posture-as-of.js';
import { useDay, usePosture } from './use-posture.js';
import './posture.css';
import { For } from '../../ui/for.js';

const TABS = [
  { to: '/posture', label: 'What first?', exact: true },
  { to: '/posture/findings', label: 'What is wrong?', exact: false },
  { to: '/posture/machines', label: 'Machines', exact: false },
  { to: '/posture/questions', label: 'Questions', exact: false },
  { to: '/posture/lists', label: 'Lists', exact: false },
  { to: '/posture/training', label: 'Training', exact: false },
  { to: '/posture/mail', label: 'Mail', exact: false },
  { to: '/posture/state', label: 'For the state', exact: false },
] as const;

/** Which hole first? What there is, what is wrong with it, and what to do with the money and hours there are. */
export function Posture() {
  const query = usePosture();
  const day = useDay();
  const asking = useMatchRoute()({ to: '/posture/questions' }) !== false;
  useTitle('Posture');
  return (
    <Loaded query={query}>
      {({ seen, example, as_of: asOf }) => (
        <>
          <h1>{seen?.organisation ?? 'Posture'}</h1>
          {example === null ? null : (
            <ExampleNote name="town">This town, its plant and its machines are invented.</ExampleNote>
          )}
          {seen === null ? null : (
            <>
              <Said summary={seen.summary} asOf={asOf} />
              <PostureAsOf />
            </>
          )}
          {seen === null && !asking ? (
            <For right="write" otherwise="No list of machines was given yet, and no question was answered.">
              <First />
            </For>
          ) : (
            <>
              <nav className="tabs" aria-label="Posture">
                {TABS.map(({ to, label, exact }) => (
                  <Link key={to} to={to} search={day} activeOptions={{ exact, includeSearch: false }}>
                    {label}
                  </Link>
                ))}
              </nav>
              <Outlet />
              <Words ids={['posture', 'finding', 'measure', 'way_in', 'shaken_plan']} />
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

/** What was made of it: where a list was given just now, this comes in place of where it was given. */
function Said({ summary, asOf }: { readonly summary: string; readonly asOf: string }) {
  const place = useArrival<HTMLParagraphElement>();
  return (
    <p ref={place} tabIndex={-1} className="lead">
      {summary} <span className="quiet day">As of {asOf}.</span>
    </p>
  );
}
