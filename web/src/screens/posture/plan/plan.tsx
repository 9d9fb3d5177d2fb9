import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { queryOf } from '../../../app/limits.js';
import type { Limits } from '../../../app/posture-queries.js';
import { Loaded } from '../../../ui/loaded.js';
import { Amount } from './amount.js';
import { Left } from './left.js';
import { Risk } from './risk.js';
import { Steps } from './steps.js';
import { usePlan } from './use-plan.js';
import { usePosture } from '../use-posture.js';
import { WaysIn } from './ways-in.js';

/** What first: a plan, once there is anything to make it of. */
export function Plan() {
  const { data } = usePosture();
  return data?.seen?.blank === true ? <NothingYet /> : <PlanWithin />;
}

function NothingYet() {
  return (
    <p className="actions">
      <Link to="/posture/questions" className="button">
        Answer the questions
      </Link>{' '}
      <Link to="/posture/lists" className="button plain">
        Give a list of machines
      </Link>
    </p>
  );
}

/** What to do first: the plan follows the money and the hours. The limits stand in the address, so that they outlive the screen. */
function PlanWithin() {
  const limits = useSearch({ from: '/posture/' });
  const navigate = useNavigate();
  const query = usePlan(limits);
  const { data } = usePosture();
  const most = data?.seen?.most ?? { cost: 0, hours: 0 };
  const set = (part: Limits): void => {
    const next = Object.entries({ ...limits, ...part }).filter(([, value]) => value !== '');
    void navigate({ to: '/posture', search: Object.fromEntries(next), replace: true, resetScroll: false });
  };
  const asked = queryOf(limits);
  return (
    <>
      <form className="panel limits" onSubmit={(event) => event.preventDefault()}>
        <h2>Money and hours</h2>
        <Amount
          label="Money, in dollars"
          unit="dollars"
          most={most.cost}
          step={100}
          value={limits.budget ?? ''}
          onValue={(budget) => set({ budget })}
        />
        <Amount
          label="Hours of work"
          unit="hours"
          most={most.hours}
          step={1}
          value={limits.hours ?? ''}
          onValue={(hours) => set({ hours })}
        />
        <WaysIn shown={limits.shown ?? ''} onShown={(shown) => set({ shown })} />
      </form>
      <Loaded query={query}>
        {(plan) => (
          <div aria-busy={query.isFetching}>
            <Risk left={plan.left_share} says={plan.says} />
            <p className="actions">
              <a className="button" href={`/api/posture/board${asked}`} target="_blank" rel="noopener">
                The page for the board
              </a>{' '}
              <a className="button plain" href={`/api/posture/report${asked}`} target="_blank" rel="noopener">
                The whole report
              </a>
            </p>
            <Steps steps={plan.steps} />
            <Left left={plan.left} paths={plan.paths} basis={plan.basis} />
          </div>
        )}
      </Loaded>
    </>
  );
}
