import type { Condition } from '../../model/condition.js';
import type { Facts } from '../../model/facts.js';
import type { DecidedBy, FormField } from '../../model/form.js';
import type { Jurisdiction } from '../../model/jurisdiction.js';
import type { ReportField } from '../../model/report.js';
import type { Lookup } from './lookup.js';

/** Whether a condition of rules holds on the facts, and by which of them. It comes in as an argument. */
export type Decide = (
  condition: Condition,
  state: string | null,
) => { readonly value: 'yes' | 'no' | 'unknown'; readonly why: readonly string[] };

export type DecideInput = {
  readonly facts: Facts;
  readonly state: string | null;
  readonly lookup: Lookup;
  readonly decide: Decide;
  readonly earlier: object | null;
};

type Decided = NonNullable<ReportField['decided']>;

/** Whether a field is required on these facts. What no fact decides is left to a person, and says why. */
export function decided(
  { when }: { readonly when?: DecidedBy | undefined },
  field: FormField,
  input: DecideInput,
): Decided {
  if (when === undefined) return open('no fact of the file decides it');
  const parts = [
    ...(when.state === undefined ? [] : [ofState(when.state, input)]),
    ...(when.supplement === undefined ? [] : [ofSupplement(input)]),
    ...(when.offered === undefined ? [] : [ofServices(input.facts)]),
    ...(when.facts === undefined ? [] : [ofFacts(when.facts, input)]),
    ...(when.known === undefined ? [] : [ofKnowledge(field, input.lookup)]),
  ];
  const no = parts.find(({ holds }) => holds === 'no');
  const because = parts.map((part) => part.because).join('; ');
  return no ?? parts.find(({ holds }) => holds === 'open') ?? { holds: 'yes', because };
}

function open(because: string): Decided {
  return { holds: 'open', because };
}

function ofState(states: readonly Jurisdiction[], { state }: DecideInput): Decided {
  if (state === null) return open('no state is named');
  const holds = states.some((each) => each === state);
  return { holds: holds ? 'yes' : 'no', because: `it is for ${state}` };
}

function ofSupplement({ earlier }: DecideInput): Decided {
  return earlier === null
    ? { holds: 'no', because: 'it supplements no earlier draft' }
    : { holds: 'yes', because: 'it supplements an earlier draft' };
}

function ofServices({ services }: Facts): Decided {
  if (services?.offered === undefined) return open('whether services are offered is not said (services.offered)');
  return services.offered
    ? { holds: 'yes', because: 'services are offered' }
    : { holds: 'no', because: 'no services are offered' };
}

function ofFacts(condition: Condition, { decide, state }: DecideInput): Decided {
  const { value, why } = decide(condition, state);
  return { holds: value === 'unknown' ? 'open' : value, because: why.join('; ') };
}

/** Known is what the facts say; what they do not say is not known here. */
function ofKnowledge({ from, with: needed }: FormField, lookup: Lookup): Decided {
  const isKnown = [...from, ...needed].some((fact) => lookup.words(fact, 'form') !== null);
  if (from.length + needed.length === 0) return open('no fact of the file can say it');
  return isKnown ? { holds: 'yes', because: 'it is known' } : { holds: 'no', because: 'the facts do not say it' };
}
