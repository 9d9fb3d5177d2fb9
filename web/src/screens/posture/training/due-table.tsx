import { WideTable } from '../../../ui/table.js';

export type DueProps = {
  readonly due: readonly {
    readonly id: string;
    readonly due: string;
    readonly late: boolean;
    readonly who: readonly string[];
    readonly what: string;
    readonly by: string;
  }[];
};

/** What is due, the nearest day first. */
export function DueTable({ due }: DueProps) {
  return (
    <WideTable label="What is due" className="stacks">
      <caption>What is due by when. The calendar reminds 90 and 30 days before.</caption>
      <thead>
        <tr>
          <th scope="col">By</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Rule</th>
        </tr>
      </thead>
      <tbody>
        {due.map(({ id, due: day, late, who, what, by }) => (
          <tr key={id}>
            <th scope="row">{late ? <span className="state state-overdue">now</span> : day}</th>
            <td data-label="Who">{who.join(', ')}</td>
            <td data-label="What">{what}</td>
            <td data-label="Rule">{by}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
