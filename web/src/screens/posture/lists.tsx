import { useMutation, useQuery } from '@tanstack/react-query';
import { api, ask } from '../../app/client.js';
import { postureQuery } from '../../app/posture-queries.js';
import { queries } from '../../app/queries.js';
import { Problem } from '../../ui/problem.js';
import { GiveLists } from './give-lists.js';
import { useMay } from '../../app/session.js';

/** What the posture rests on: lists, answers, public data; and what leaves it. */
export function Lists() {
  const { data } = useQuery(postureQuery);
  const mayWrite = useMay('write');
  const seen = data?.seen ?? null;
  if (data === undefined || seen === null) return null;
  return (
    <>
      <h2>Lists of machines</h2>
      {seen.lists.length === 0 ? <p>No list was given: the machines are those of your answers.</p> : null}
      <ul className="lists">
        {seen.lists.map((list) => (
          <List key={list.name} list={list} fixed={data.example !== null || !mayWrite} />
        ))}
      </ul>
      {data.example === null && mayWrite ? <GiveLists /> : null}
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
          <a href="/api/posture/machines.json">The machines as CycloneDX</a>
        </li>
        {seen.plant === null ? null : (
          <li>
            <a href="/api/posture/training.ics">Who must be trained by when, as a calendar</a>
          </li>
        )}
      </ul>
    </>
  );
}

type ListLine = {
  readonly name: string;
  readonly kind: string;
  readonly read: number;
  readonly set_aside: readonly { readonly where: string; readonly why: string }[];
  readonly unused: readonly string[];
};

const KINDS: Readonly<Record<string, string>> = {
  sheet: 'sheet',
  nmap: 'scan of nmap',
  cyclonedx: 'CycloneDX',
  leases: 'leases of a router',
};

function List({ list, fixed }: { readonly list: ListLine; readonly fixed: boolean }) {
  const remove = useMutation({
    mutationFn: () => ask(api.posture.lists[':name'].$delete({ param: { name: list.name } })),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['posture'] }),
  });
  return (
    <li>
      <p>
        <strong>{list.name}</strong> <span className="quiet">{KINDS[list.kind] ?? list.kind}</span>: {list.read}{' '}
        {list.read === 1 ? 'entry' : 'entries'} read
        {list.unused.length === 0 ? '' : `; nothing was made of ${list.unused.join(', ')}`}
      </p>
      {list.set_aside.length === 0 ? null : (
        <details>
          <summary>{list.set_aside.length} set aside</summary>
          <ul>
            {list.set_aside.map(({ where, why }) => (
              <li key={`${where} ${why}`}>
                {where}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {fixed ? null : (
        <button type="button" className="link" disabled={remove.isPending} onClick={() => remove.mutate()}>
          Remove {list.name}
        </button>
      )}
      <Problem error={remove.error} />
    </li>
  );
}
