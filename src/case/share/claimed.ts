import { valueAt } from '../../base/at-path.js';
import type { CaseEvent, Payload } from '../../model/case.js';

/** What of a claim is a name of a criminal, a number, a day or a word of a list. Nobody checked it. */
export type Claimed = {
  readonly seq: number;
  readonly at: string;
  /** What the offender calls himself; null where the claim has no name, or one that could be an address or number of somebody. */
  readonly actor: string | null;
  readonly channel: string | null;
  readonly on: string | null;
  readonly people: number | null;
  readonly elements: readonly string[];
};

/** A claim is kept as it was read elsewhere: only what is of the expected shape is taken. */
export function namedBy({ seq, at }: CaseEvent, { document }: Payload<'claim'>, elements: readonly string[]): Claimed {
  const leaf = (name: string): unknown => valueAt(document, [name, 'value']);
  const [channel, on, people] = [leaf('channel'), leaf('claimed_on'), leaf('people')];
  const listed = valueAt(document, ['elements']);
  const named = (Array.isArray(listed) ? listed : []).map((each) => valueAt(each, ['value']));
  return {
    seq,
    at,
    actor: actorOf(leaf('actor')),
    channel: typeof channel === 'string' && /^[a-z_]{1,30}$/u.test(channel) ? channel : null,
    on: typeof on === 'string' && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u.test(on) ? on : null,
    people: typeof people === 'number' && Number.isSafeInteger(people) && people >= 0 ? people : null,
    elements: elements.filter((element) => named.includes(element)),
  };
}

const MOST = 60;

/** A handle, on one line. What holds `@` or many digits may be somebody's address or number, and is left out. */
function actorOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = oneLine(value, MOST);
  const isAddress = name.includes('@') || name.includes('://') || (name.match(/\p{Nd}/gu) ?? []).length >= 6;
  return name === '' || value.length > MOST * 2 || isAddress ? null : name;
}

/** Text without what a screen would obey, cut to a length. */
export function oneLine(text: string, most: number): string {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1)}…`.replace(/\p{Cs}…$/u, '…');
}
