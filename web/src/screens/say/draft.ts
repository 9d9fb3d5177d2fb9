import type { Said, StatementsView } from '../../../../src/server/routes/statements/schemas.js';

export type Element = Said['confirmed'][number];
export type Standing = 'confirmed' | 'ruled_out' | 'possible';

/** A statement as it is being typed. */
export type Draft = {
  readonly text: string;
  readonly to: string;
  /** Local time, as the control has it. */
  readonly at: string;
  readonly by: string;
  readonly channel: string;
  readonly status: Said['status'];
  readonly people: string;
  readonly elements: readonly { readonly element: Element; readonly is: Standing }[];
  readonly basis: readonly number[];
  /** Further events, by number. */
  readonly more: string;
  readonly restates: number | null;
};

export function emptyDraft(): Draft {
  const said = { text: '', to: '', at: localTime(new Date()), by: '', channel: '', status: null, people: '' } as const;
  return { ...said, elements: [], basis: [], more: '', restates: null };
}

/** One that says otherwise to those who were told what does not hold. */
export function draftRestating({ statement, lines, to }: StatementsView['owed'][number]): Draft {
  const basis = [...new Set(lines.map(({ event }) => event))];
  return { ...emptyDraft(), to: to.join(', '), basis, restates: statement };
}

export function saidOf(draft: Draft): Said {
  const { text, to, at, by, channel, status, people, elements, basis, more, restates } = draft;
  const of = (which: Standing): Element[] => elements.flatMap(({ element, is }) => (is === which ? [element] : []));
  return {
    text,
    to: listed(to),
    at: withZone(at),
    by,
    channel,
    status,
    people,
    confirmed: of('confirmed'),
    ruled_out: of('ruled_out'),
    possible: of('possible'),
    basis: [...new Set([...basis.map(String), ...listed(more)])],
    restates,
  };
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function localTime(date: Date): string {
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The time with the zone of this machine on that day. */
export function withZone(local: string): string {
  const date = new Date(local);
  if (Number.isNaN(date.getTime())) return local;
  const ahead = -date.getTimezoneOffset();
  const off = Math.abs(ahead);
  return `${local}${ahead < 0 ? '-' : '+'}${two(Math.floor(off / 60))}:${two(off % 60)}`;
}
