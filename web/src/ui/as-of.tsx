import { useId, useState, type FormEvent, type ReactNode } from 'react';
import './as-of.css';

export type AsOfProps = {
  readonly label: string;
  /** The day that is looked at; now where it is left out. */
  readonly asOf: string | undefined;
  /** Another day was chosen; null: now. */
  readonly onDay: (day: string | null) => void;
  /** What the day means. */
  readonly children: ReactNode;
};

/** The day for which all of a screen is told. */
export function AsOf({ label, asOf, onDay, children }: AsOfProps) {
  const id = useId();
  const [day, setDay] = useState(asOf?.slice(0, 10) ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDay(day === '' ? null : day);
  };
  return (
    <form className="as-of" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      <button type="submit" className="plain">
        Show
      </button>
      {asOf === undefined ? null : (
        <button type="button" className="link" onClick={() => onDay(null)}>
          Now
        </button>
      )}
      <span className="quiet">{children}</span>
    </form>
  );
}
