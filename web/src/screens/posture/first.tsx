import { Link, useNavigate } from '@tanstack/react-router';
import { Empty } from '../../ui/empty.js';
import { OpenExample } from '../../ui/example.js';
import { GiveLists } from './lists/give-lists.js';

/** What the town of the example has for it. */
const TOWN_LIMITS = { budget: '10000', hours: '40' };

/** The first visit: two ways, and an example. */
export function First() {
  const navigate = useNavigate();
  return (
    <>
      <Empty title="Which hole do we close first?">
        <p>
          Say which machines there are and how the plant is run. You get what is wrong, worst first, a plan for the
          money and hours that you have, and one sheet for the board. Nothing is scanned, and nothing leaves this
          computer.
        </p>
      </Empty>
      <div className="ways">
        <section className="panel" aria-labelledby="way-list">
          <h2 id="way-list">I have a list of machines</h2>
          <GiveLists />
        </section>
        <section className="panel" aria-labelledby="way-ask">
          <h2 id="way-ask">Ask me</h2>
          <p>
            Ten subjects in plain words, one at a time. “I do not know” is an answer. What you answered is kept, and you
            can go on another day.
          </p>
          <Link to="/posture/questions" className="button">
            Begin with the questions
          </Link>
        </section>
      </div>
      <h2>Only looking?</h2>
      <p>A town with nine machines, $10,000 and 40 hours.</p>
      <OpenExample
        name="town"
        label="Open the example town"
        onOpened={() => void navigate({ to: '/posture', search: TOWN_LIMITS })}
      />
    </>
  );
}
