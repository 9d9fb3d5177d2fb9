import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, ask } from '../../../app/client.js';
import { Loaded } from '../../../ui/loaded.js';
import { Problem } from '../../../ui/problem.js';

const askLook = async (job: string) => ask(api.jobs[':job'].explanation.$get({ param: { job } }));
type Seen = Awaited<ReturnType<typeof askLook>>;

type ValuesProps = {
  readonly job: string;
  readonly row: number;
  readonly onHide: () => void;
  readonly onAsk: () => void;
};

/** Cells in clear. Once they are not shown any more, the page has them no more. */
export function Values({ job, row, onHide, onAsk }: ValuesProps) {
  const query = useQuery({
    queryKey: ['look', job],
    queryFn: () => askLook(job),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (query.error !== null) {
    return (
      <>
        <Problem error={query.error} />
        <button type="button" className="plain" onClick={onAsk}>
          Look again
        </button>
      </>
    );
  }
  return <Loaded query={query}>{(seen) => <Cells seen={seen} row={row} onHide={onHide} />}</Loaded>;
}

function Cells({ seen: { cells, until }, row, onHide }: Pick<ValuesProps, 'row' | 'onHide'> & { readonly seen: Seen }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(onHide, Math.max(0, Date.parse(until) - Date.now()));
    return () => clearTimeout(timer);
  }, [until, onHide]);
  const label = `What stands in row ${row}`;
  return (
    <div ref={place} className="clear-values" role="region" aria-label={label} tabIndex={-1}>
      <table>
        <caption>{label}: personal data. Leave it out of mails and tickets.</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ column, element_name: element, value }, index) => (
            <tr key={`${index} ${column}`}>
              <th scope="row">
                <span className="name">{column}</span>
                <span className="quiet">{element}</span>
              </th>
              <td>{value === null ? <span className="quiet">empty</span> : <bdi>{value}</bdi>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <button type="button" className="plain" onClick={onHide}>
          Hide it
        </button>
      </p>
    </div>
  );
}
