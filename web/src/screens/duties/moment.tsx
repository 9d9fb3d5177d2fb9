import { useId } from 'react';

/** A moment as it is typed. */
export type Typed = { readonly day: string; readonly time: string; readonly zone: string };

export type MomentProps = {
  readonly legend: string;
  readonly value: Typed;
  readonly onChange: (value: Typed) => void;
  /** Whether the time may be left out. */
  readonly dayAlone?: boolean;
};

/** A day, a time and its distance from UTC. What is not right the server says. */
export function Moment({ legend, value, onChange, dayAlone = false }: MomentProps) {
  const id = useId();
  return (
    <fieldset className="moment">
      <legend>{legend}</legend>
      <span>
        <label htmlFor={`${id}-day`}>Day</label>
        <input
          id={`${id}-day`}
          type="date"
          required
          value={value.day}
          onChange={(event) => onChange({ ...value, day: event.target.value })}
        />
      </span>
      <span>
        <label htmlFor={`${id}-time`}>Time</label>
        <input
          id={`${id}-time`}
          type="time"
          required={!dayAlone}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.target.value })}
        />
      </span>
      <span>
        <label htmlFor={`${id}-zone`}>From UTC</label>
        <input
          id={`${id}-zone`}
          className="zone"
          placeholder="-07:00"
          maxLength={6}
          value={value.zone}
          onChange={(event) => onChange({ ...value, zone: event.target.value })}
        />
      </span>
    </fieldset>
  );
}

/** As the case keeps it. */
export function momentOf({ day, time, zone }: Typed): string {
  return time === '' ? day : `${day}T${time}${zone.trim()}`;
}

/** Now, where this browser is. */
export function now(): Typed {
  const here = new Date();
  const offset = -here.getTimezoneOffset();
  const local = new Date(here.getTime() + offset * 60_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16), zone: zoneOf(offset) };
}

/** Nothing yet, in a zone, or in that of this browser. */
export function noMoment(zone?: string): Typed {
  return { day: '', time: '', zone: zone ?? now().zone };
}

function zoneOf(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}
