import { MARKS, monthName, weeksOf, type Deadline } from './deadlines.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export type MonthProps = {
  readonly month: string;
  readonly today: string;
  readonly deadlines: readonly Deadline[];
};

/** A month as a table: each day with how many deadlines it has, and the way to them in the list below. */
export function Month({ month, today, deadlines }: MonthProps) {
  return (
    <table className="month">
      <caption>{monthName(month)}</caption>
      <thead>
        <tr>
          {DAYS.map((day) => (
            <th key={day} scope="col">
              <abbr title={day}>{day.slice(0, 3)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null) ?? ''}>
            {week.map((day, at) => (
              <td key={day ?? `blank ${at}`} className={day === today ? 'today' : undefined}>
                {day === null ? null : <Day day={day} today={today} deadlines={deadlines} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, today, deadlines }: { readonly day: string } & Pick<MonthProps, 'today' | 'deadlines'>) {
  const own = deadlines.filter((each) => each.day === day);
  const groups = [...new Set(own.map(({ card }) => card.group))];
  return (
    <>
      <span className="day-number">
        {Number(day.slice(8))}
        {day === today ? <span className="quiet"> as of</span> : null}
      </span>
      {groups.map((group) => (
        <a key={group} href={`#day-${day}`} className={`state state-${group}`}>
          {own.filter(({ card }) => card.group === group).length} {MARKS[group]}
        </a>
      ))}
    </>
  );
}
