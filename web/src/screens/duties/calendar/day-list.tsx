import { WideTable } from '../../../ui/table.js';
import { MARKS, dayName, type Deadline } from './deadlines.js';

/** Every day with a deadline, as a table. */
export function DayList({ deadlines }: { readonly deadlines: readonly Deadline[] }) {
  const days = [...new Set(deadlines.map(({ day }) => day))];
  return (
    <section aria-labelledby="by-day">
      <h2 id="by-day">Day by day</h2>
      <WideTable label="Table of the days" className="by-day">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Left</th>
            <th scope="col">Whom</th>
            <th scope="col">Rule</th>
          </tr>
        </thead>
        {days.map((day) => (
          <Day key={day} day={day} deadlines={deadlines.filter((each) => each.day === day)} />
        ))}
      </WideTable>
    </section>
  );
}

function Day({ day, deadlines }: { readonly day: string; readonly deadlines: readonly Deadline[] }) {
  return (
    <tbody id={`day-${day}`} tabIndex={-1}>
      {deadlines.map(({ card }, at) => (
        <tr key={card.id}>
          {at === 0 ? (
            <th scope="rowgroup" rowSpan={deadlines.length}>
              {dayName(day)}
            </th>
          ) : null}
          <td>
            <span className={`state state-${card.group}`}>{MARKS[card.group]}</span>
            {card.countdown}
          </td>
          <td>
            {card.recipient}
            <br />
            <span className="quiet">{card.when}</span>
          </td>
          <td className="quiet">{card.id}</td>
        </tr>
      ))}
    </tbody>
  );
}
