import type { Facts } from '../../../model/facts.js';
import { SECTORS } from '../../../model/facts-words.js';
import { isJurisdiction } from '../../../model/jurisdiction.js';
import type { Operator } from '../../../model/operator.js';
import type { Posture } from '../../../model/posture.js';

/** Facts, and by the path of each that was filled in, where it is from. */
export type Filled = { readonly facts: Facts; readonly bases: Readonly<Record<string, string>> };

type Known = {
  readonly basis: (where: string) => string;
  /** A machine that runs the plant and that the facts call hit, with its place; null where there is none. */
  readonly control: string | null;
};

/** Facts with what the posture says of the operator where they say nothing. */
export function fillFrom(facts: Facts, posture: Posture, { basis, control }: Known): Filled {
  const { operator } = posture;
  const bases: Record<string, string> = {};
  const take = <Value>(
    path: string,
    own: Value | undefined,
    known: Value | undefined,
    where: string,
  ): Value | undefined => {
    if (own !== undefined || known === undefined || isBlank(known)) return own;
    bases[path] = basis(where);
    return known;
  };
  const where = operator?.where ?? '';
  const { organisation: own, facility, contact, incident } = facts;
  const state = posture.state !== null && isJurisdiction(posture.state) ? posture.state : undefined;
  const identifiers = identifiersOf(own.identifiers, operator, (key) => {
    bases[`organisation.identifiers.${key}`] = basis(where);
  });
  const organisation = defined({
    ...own,
    sector: take('organisation.sector', own.sector, sectorOf(operator?.sector), where),
    state: take('organisation.state', own.state, state, where),
    public_body: take('organisation.public_body', own.public_body, publicBody(operator), where),
    persons_served: take('organisation.persons_served', own.persons_served, operator?.persons_served, where),
    address: take('organisation.address', own.address, operator?.address, where),
    phone: take('organisation.phone', own.phone, operator?.phone, where),
    website: take('organisation.website', own.website, operator?.website, where),
    identifiers,
  });
  const plant = defined({
    ...facility,
    name: take('facility.name', facility?.name, operator?.facility?.name, where),
    permit: take('facility.permit', facility?.permit, operator?.facility?.permit, where),
  });
  const people = defined({
    ...contact,
    primary: take('contact.primary', contact?.primary, operator?.contacts?.primary, where),
    reporter: take('contact.reporter', contact?.reporter, operator?.contacts?.reporter, where),
  });
  const ot = take('incident.affected.ot', incident.affected?.ot, control === null ? undefined : true, control ?? '');
  return {
    bases,
    facts: {
      ...facts,
      organisation: { ...organisation, name: own.name },
      incident: ot === undefined ? incident : { ...incident, affected: { ...incident.affected, ot } },
      ...(Object.keys(plant).length === 0 ? {} : { facility: plant }),
      ...(Object.keys(people).length === 0 ? {} : { contact: people }),
    },
  };
}

/** Water and wastewater systems are one sector of critical infrastructure (PPD-21). */
function sectorOf(said: string | undefined): (typeof SECTORS)[number] | undefined {
  const word = said?.toLowerCase() === 'wastewater' ? 'water' : said?.toLowerCase();
  return SECTORS.find((sector) => sector === word);
}

/** What belongs to a county, city, town or district is a public body; what does not may be one still. */
function publicBody(operator: Operator | undefined): true | undefined {
  return operator?.local_government === 'yes' ? true : undefined;
}

type Identifiers = Facts['organisation']['identifiers'];

function identifiersOf(own: Identifiers, operator: Operator | undefined, taken: (key: string) => void): Identifiers {
  const known = Object.entries(operator?.identifiers ?? {}).filter(
    ([key, value]) => own?.[key] === undefined && !isBlank(value),
  );
  if (known.length === 0) return own;
  for (const [key] of known) taken(key);
  return { ...Object.fromEntries(known), ...own };
}

/** Dots and blanks, or a room with nothing else in it, say nothing. */
function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return !/[\p{L}\p{N}]/u.test(value);
  return value !== null && typeof value === 'object' && Object.values(value).every(isBlank);
}

function defined<Room extends object>(room: Room): Room {
  const rest = { ...room };
  for (const key of Object.keys(rest)) if (Reflect.get(rest, key) === undefined) Reflect.deleteProperty(rest, key);
  return rest;
}
