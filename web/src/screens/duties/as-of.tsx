import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { Term } from '../../ui/term.js';

/** The day for which all of it is told. */
export function AsOf({ asOf }: { readonly asOf: string | undefined }) {
  const [day, setDay] = useState(asOf?.slice(0, 10) ?? '');
  const navigate = useNavigate({ from: '/cases/$case/duties' });
  const go = (to: string): void => {
    setDay(to);
    void navigate({ to: '.', search: to === '' ? {} : { as_of: to } });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go(day);
  };
  return (
    <form className="as-of" onSubmit={submit}>
      <label htmlFor="as-of">Law and facts as of</label>
      <input id="as-of" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      <button type="submit" className="plain">
        Show
      </button>
      {asOf === undefined ? null : (
        <button type="button" className="link" onClick={() => go('')}>
          Now
        </button>
      )}
      <span className="quiet">
        <Term id="as_of">What is this?</Term>
      </span>
    </form>
  );
}
