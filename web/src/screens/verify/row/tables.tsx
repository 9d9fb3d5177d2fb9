import { Term } from '../../../ui/term.js';
import type { Explanation } from './job-on-row.js';

/** How probable each kind is for this row. */
export function KindTable({ kinds }: Pick<Explanation, 'kinds'>) {
  return (
    <table className="kinds">
      <caption>How probable each kind is for this row</caption>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind.class}>
            <th scope="row">
              <Term id={kind.class}>{kind.name}</Term>
            </th>
            <td className="share">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={kind.share * 100} height="10" />
              </svg>
            </td>
            <td className="number">{kind.says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What weighs for the kind of the row against the other: first what stands in no single cell. */
export function WeightTable({ explanation: { name, against, kinds, lines } }: { readonly explanation: Explanation }) {
  const other = kinds.find((kind) => kind.class === against)?.name ?? '';
  const label = `What weighs for ${name} against ${other}`;
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            <th scope="col">Stands</th>
            <th scope="col" className="number">
              Held by
            </th>
            <th scope="col" className="number">
              Weight
            </th>
            <th scope="col">Alone it makes the row</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={`${index} ${line.name}`}>
              <th scope="row">{line.name}</th>
              <td>{line.stands}</td>
              <td className="number">{line.held_by}</td>
              <td className="number">{line.log10}</td>
              <td>{line.says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
