import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
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
  const shown = asOf?.slice(0, 10) ?? '';
  const [day, setDay] = useState(shown);
  const [last, setLast] = useState(shown);
  const show = useRef<HTMLButtonElement>(null);
  if (last !== shown) {
    setLast(shown);
    setDay(shown);
  }
  const now = (): void => {
    show.current?.focus();
    onDay(null);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDay(day === '' ? null : day);
  };
  return (
    <form className="as-of" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      <button ref={show} type="submit" className="plain">
        Show
      </button>
      {asOf === undefined ? null : (
        <button type="button" className="link" onClick={now}>
          Now
        </button>
      )}
      <span className="quiet">{children}</span>
    </form>
  );
}
