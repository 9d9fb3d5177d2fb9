import { WideTable } from '../../../ui/table.js';
type LeftProps = {
  readonly left: readonly {
    readonly findings: readonly string[];
    readonly why: string;
    readonly meanwhile: string | null;
    readonly share: string;
  }[];
  readonly paths: readonly {
    readonly way_in: string;
    readonly over: string;
    readonly before: number;
    readonly after: number;
  }[];
  readonly basis: readonly string[];
};

const FIRST = 10;

/** What stays undone with its risk, the ways in before and after, and what the figures rest on. */
export function Left({ left, paths, basis }: LeftProps) {
  return (
    <>
      <section aria-labelledby="left">
        <h2 id="left">What stays undone</h2>
        {left.length === 0 ? <p>Nothing of what was found.</p> : null}
        <LeftList left={left.slice(0, FIRST)} />
        {left.length > FIRST ? (
          <details>
            <summary>{left.length - FIRST} more that stay</summary>
            <LeftList left={left.slice(FIRST)} />
          </details>
        ) : null}
      </section>
      {paths.length === 0 ? null : (
        <WideTable label="Ways in">
          <caption>Ways in, each alone, before the plan and after it; the most dangerous now is 100</caption>
          <thead>
            <tr>
              <th scope="col">Way in</th>
              <th scope="col">Over</th>
              <th scope="col" className="number">
                Now
              </th>
              <th scope="col" className="number">
                After
              </th>
            </tr>
          </thead>
          <tbody>
            {paths.map(({ way_in: way, over, before, after }) => (
              <tr key={`${way} ${over}`}>
                <th scope="row">{way}</th>
                <td>{over}</td>
                <td className="number">{before}</td>
                <td className="number">{after}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      <details>
        <summary>What the figures rest on</summary>
        <ul>
          {basis.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function LeftList({ left }: Pick<LeftProps, 'left'>) {
  return (
    <ul className="left">
      {left.map(({ findings, why, meanwhile, share }) => (
        <li key={`${why} ${findings.join()}`}>
          {findings.join('; ')}
          <p className="quiet">
            {why}; {share}.{meanwhile === null ? '' : ` Meanwhile: ${meanwhile}.`}
          </p>
        </li>
      ))}
    </ul>
  );
}
