import { useId } from 'react';

export type AmountProps = {
  readonly label: string;
  readonly unit: string;
  /** Beyond it nothing changes. */
  readonly most: number;
  readonly step: number;
  /** Digits; empty: as much as it takes. */
  readonly value: string;
  readonly onValue: (value: string) => void;
};

const DIGITS = /^\d{0,9}(?:\.\d{0,2})?$/u;

/** A number and a slider for the same amount. */
export function Amount({ label, unit, most, step, value, onValue }: AmountProps) {
  const id = useId();
  const end = Math.max(step, Math.ceil(most / step) * step);
  const at = value === '' ? end : Math.min(end, Number(value));
  return (
    <div className="field amount">
      <label htmlFor={id}>{label}</label>
      <div className="pair">
        <input
          id={id}
          inputMode="decimal"
          value={value}
          placeholder="as much as it takes"
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            const typed = event.target.value.replaceAll(/[$,\s]/gu, '');
            if (DIGITS.test(typed)) onValue(typed.replace(/\.$/u, ''));
          }}
        />
        <input
          type="range"
          aria-label={`${label}, as a slider`}
          aria-valuetext={value === '' ? 'as much as it takes' : `${value} ${unit}`}
          min={0}
          max={end}
          step={step}
          value={at}
          onChange={(event) => onValue(event.target.value)}
        />
      </div>
      <p id={`${id}-help`} className="help">
        {most === 0
          ? `Nothing here takes ${unit}.`
          : `Everything that helps takes ${most.toLocaleString('en-US')} ${unit}. Empty: no limit.`}
      </p>
    </div>
  );
}
