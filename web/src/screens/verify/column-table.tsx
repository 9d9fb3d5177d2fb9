import { useId } from 'react';
import type { Job } from '../../../../src/server/jobs/job.js';
import { WideTable } from '../../ui/table.js';

type Column = NonNullable<NonNullable<Job['result']>['tables']>[number][number];
type Element = Column['element'];
export type Named = Readonly<Record<string, Element>>;

type TableProps = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly elements: readonly { readonly element: Element; readonly name: string }[];
  readonly named: Named;
  readonly onName: (key: string, element: Element) => void;
};

export function ColumnTable({ label, columns, elements, named, onName }: TableProps) {
  return (
    <WideTable label={label} className="columns">
      <caption className="hidden">{label}</caption>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Holds</th>
          <th scope="col" className="number">
            Sure
          </th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column, index) => (
          <Row
            key={`${index} ${column.key}`}
            column={column}
            elements={elements}
            named={named[column.key]}
            onName={(element) => onName(column.key, element)}
          />
        ))}
      </tbody>
    </WideTable>
  );
}

function Row({
  column,
  elements,
  named,
  onName,
}: Pick<TableProps, 'elements'> & {
  readonly column: Column;
  readonly named: Element | undefined;
  readonly onName: (element: Element) => void;
}) {
  const id = useId();
  const { name, element, element_name: elementName, confidence, shape, cells, why } = column;
  const isCorrected = named !== undefined && named !== element;
  const options = elements.length === 0 ? [{ element, name: elementName }] : elements;
  return (
    <tr>
      <th scope="row" id={id}>
        <span className="name">{name}</span>
      </th>
      <td>
        <select
          aria-labelledby={id}
          value={named ?? element}
          onChange={({ target }) => {
            const chosen = elements.find((each) => each.element === target.value);
            if (chosen !== undefined) onName(chosen.element);
          }}
        >
          {options.map((each) => (
            <option key={each.element} value={each.element}>
              {each.name}
            </option>
          ))}
        </select>
        <span className="quiet">
          {shape === 'plain' ? '' : `${shape}; `}
          {cells}
        </span>
      </td>
      <td className="number">{isCorrected ? 'by you' : `${Math.round(confidence * 100)}%`}</td>
      <td>
        {isCorrected ? <p className="quiet">Was taken for {elementName}:</p> : null}
        <ul className="why">
          {why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
