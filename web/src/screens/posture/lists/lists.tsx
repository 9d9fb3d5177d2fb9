import { api, ask } from '../../../app/client.js';
import { queryOf } from '../../../app/limits.js';
import { useDay, usePosture } from '../use-posture.js';
import { Courses } from './courses.js';
import { GiveLists } from './give-lists.js';
import { ListEntry } from './list-entry.js';
import { useMay } from '../../../app/session.js';

/** What the posture rests on: lists, answers, public data; and what leaves it. */
export function Lists() {
  const { data } = usePosture();
  const asked = queryOf(useDay());
  const mayWrite = useMay('write');
  const seen = data?.seen ?? null;
  if (data === undefined || seen === null) return null;
  const fixed = data.example !== null || !mayWrite;
  return (
    <>
      <h2>Lists of machines</h2>
      {seen.lists.length === 0 ? <p>No list was given: the machines are those of your answers.</p> : null}
      <ul className="lists">
        {seen.lists.map(({ name, kind, read, set_aside: aside, unused }) => (
          <ListEntry
            key={name}
            name={name}
            aside={aside}
            onRemove={fixed ? null : () => ask(api.posture.lists[':name'].$delete({ param: { name } }))}
          >
            <span className="quiet">{KINDS[kind] ?? kind}</span>: {read} {read === 1 ? 'entry' : 'entries'} read
            {unused.length === 0 ? '' : `; nothing was made of ${unused.join(', ')}`}
          </ListEntry>
        ))}
      </ul>
      {fixed ? null : <GiveLists />}
      <Courses fixed={fixed} />
      <h2>Answers</h2>
      <p>
        {seen.plant === null
          ? 'There is no plant.yaml yet.'
          : `plant.yaml holds ${seen.plant.answers} answers and ${seen.plant.machines} machines.`}
      </p>
      <h2>Public data</h2>
      <ul>
        {seen.feeds.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>For other programs</h2>
      <ul>
        <li>
          <a href={`/api/posture/machines.json${asked}`}>The machines as CycloneDX</a>
        </li>
        <li>
          <a href={`/api/posture/training.ics${asked}`}>Who must be trained by when, as a calendar</a>
        </li>
      </ul>
    </>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  sheet: 'sheet',
  nmap: 'scan of nmap',
  cyclonedx: 'CycloneDX',
  leases: 'leases of a router',
};
