import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../../ui/empty.js';
import { Loaded } from '../../../ui/loaded.js';
import { Filter, passes } from '../board/filter.js';
import { boardQuery, useLook, type Card } from '../queries.js';
import { DayList } from './day-list.js';
import { Month } from './month.js';
import { deadlinesOf, type Deadline } from './deadlines.js';

/** When what is due: a month at a time, and every day with a deadline as a list. */
export function Calendar() {
  const look = useLook();
  const query = useQuery(boardQuery(look));
  const [law, setLaw] = useState('');
  const file = `/api/cases/${look.id}/duties.ics${look.asOf === undefined ? '' : `?as_of=${encodeURIComponent(look.asOf)}`}`;
  return (
    <Loaded query={query}>
      {({ cards, as_of: asOf }) => (
        <>
          <div className="row calendar-head">
            <Filter cards={cards} law={law} onChange={setLaw} />
            <a className="button plain" href={file} download>
              Take it to your calendar (.ics)
            </a>
          </div>
          <Deadlines cards={cards.filter((card) => passes(card, law))} today={asOf.slice(0, 10)} />
        </>
      )}
    </Loaded>
  );
}

function Deadlines({ cards, today }: { readonly cards: readonly Card[]; readonly today: string }) {
  const deadlines = deadlinesOf(cards);
  if (deadlines.length === 0) {
    return (
      <Empty title="No clock runs yet">
        <p>Set the event that starts the clocks, such as the discovery, under Facts.</p>
      </Empty>
    );
  }
  return (
    <>
      <Months deadlines={deadlines} today={today} />
      <DayList deadlines={deadlines} />
    </>
  );
}

function Months({ deadlines, today }: { readonly deadlines: readonly Deadline[]; readonly today: string }) {
  const months = [...new Set(deadlines.map(({ day }) => day.slice(0, 7)))].sort();
  const first = months.find((month) => month >= today.slice(0, 7)) ?? months.at(-1) ?? today.slice(0, 7);
  const [month, setMonth] = useState(first);
  const shown = months.includes(month) ? month : first;
  const at = months.indexOf(shown);
  const [before, after] = [months[at - 1], months[at + 1]];
  return (
    <section aria-label="By month">
      <p className="month-turn">
        <button
          type="button"
          className="plain"
          disabled={before === undefined}
          onClick={() => setMonth(before ?? shown)}
        >
          Earlier
        </button>
        <span aria-live="polite" className="quiet">
          Month {at + 1} of {months.length} with deadlines
        </span>
        <button type="button" className="plain" disabled={after === undefined} onClick={() => setMonth(after ?? shown)}>
          Later
        </button>
      </p>
      <Month month={shown} today={today} deadlines={deadlines} />
    </section>
  );
}
