import type { FlagFact } from '../../../model/condition.js';
import type { Facts } from '../../../model/facts.js';
import type { FactElement, KINDS, Role, SECTORS } from '../../../model/facts-words.js';
import { JURISDICTION_NAMES, type Jurisdiction } from '../../../model/jurisdiction.js';
import type { Leaf } from './finding.js';
import { PUBLIC_ROLES, SECTORS_OF_ROLE } from './roles.js';
import type { Scope } from './scope.js';
import { FLAG_WORDS, elementWord, plainWord } from './words.js';

export function flagLeaf(fact: FlagFact, wanted: boolean, { facts }: Scope): Leaf {
  const given = flagOf(fact, facts);
  const [yes, no] = FLAG_WORDS[fact];
  return {
    path: fact,
    holds: given === null ? null : given === wanted,
    says: given === null ? `whether ${yes} is not said` : given ? yes : no,
    would: `${fact}: ${String(given === null ? wanted : !given)}`,
  };
}

export function sectorLeaf(sector: (typeof SECTORS)[number], { facts }: Scope): Leaf {
  const given = facts.organisation.sector;
  return {
    path: 'organisation.sector',
    holds: given === undefined ? null : given === sector,
    says: given === undefined ? 'the sector is not said' : `the sector is ${plainWord(given)}`,
    would: `organisation.sector: ${sector}`,
  };
}

export function homeLeaf(home: Jurisdiction, { facts }: Scope): Leaf {
  const given = facts.organisation.state;
  return {
    path: 'organisation.state',
    holds: given === undefined ? null : given === home,
    says: given === undefined ? 'its home state is not said' : `its home is ${JURISDICTION_NAMES[given]}`,
    would: `organisation.state: ${home}`,
  };
}

export function kindLeaf(kind: (typeof KINDS)[number], { facts }: Scope): Leaf {
  const given = facts.incident.kind;
  const holds = given?.includes(kind) ?? null;
  return {
    path: 'incident.kind',
    holds,
    says: holds === null ? 'the kind of incident is not said' : `it is ${holds ? 'a' : 'no'} ${plainWord(kind)}`,
    would: `incident.kind: [${kind}]`,
  };
}

export function elementLeaf(element: FactElement, { elements, uncertain }: Scope): Leaf {
  const path = 'exposure.elements';
  const would = `${path}: [${element}]`;
  if (elements === null) return { path, holds: null, says: 'which elements were taken is not said', would, element };
  const isTaken = elements.has(element);
  if (!isTaken && uncertain === null)
    return { path, holds: null, says: 'which other elements were taken is not known', would, element };
  if (!isTaken && uncertain?.has(element) === true)
    return { path, holds: null, says: `whether ${elementWord(element)} was taken is not sure`, would, element };
  return { path, holds: isTaken, says: elementWord(element), would, element };
}

/** What is named in `regulated_as` is complete; where nothing is, a private body and another sector still rule roles out. */
export function roleLeaf(role: Role, { facts }: Scope): Leaf {
  const { regulated_as: roles, sector, public_body: isPublic } = facts.organisation;
  const path = 'organisation.regulated_as';
  const would = `${path}: [${role}]`;
  const name = plainWord(role);
  if (roles !== undefined) {
    const holds = roles.includes(role);
    return { path, holds, says: `it is ${holds ? '' : 'not '}regulated as ${name}`, would };
  }
  if (isPublic === false && PUBLIC_ROLES.includes(role))
    return { path, holds: false, says: `it is no public body, so no ${name}`, would };
  const sectors = SECTORS_OF_ROLE[role];
  if (sector !== undefined && sectors !== undefined && !sectors.includes(sector))
    return { path, holds: false, says: `the sector is ${plainWord(sector)}, so it is taken for no ${name}`, would };
  return { path, holds: null, says: `whether it is regulated as ${name} is not said`, would };
}

function flagOf(fact: FlagFact, facts: Facts): boolean | null {
  return READERS[fact](facts) ?? null;
}

const READERS: Readonly<Record<FlagFact, (facts: Facts) => boolean | null | undefined>> = {
  'organisation.public_body': (facts) => facts.organisation.public_body ?? publicByRole(facts),
  'organisation.listed': ({ organisation }) =>
    organisation.listed ?? (organisation.public_body === true ? false : null),
  'incident.affected.operations': ({ incident }) => incident.affected?.operations,
  'incident.affected.safety': ({ incident }) => incident.affected?.safety,
  'incident.affected.ot': ({ incident }) => incident.affected?.ot,
  'exposure.encrypted': ({ exposure }) => exposure?.encrypted,
  'exposure.key_taken': ({ exposure }) => exposure?.key_taken,
  'exposure.cpni': ({ exposure }) => exposure?.cpni,
  'exposure.account_is_financial': ({ exposure, organisation }) =>
    exposure?.account_is_financial ?? (organisation.sector === 'finance' ? true : null),
  'exposure.usable_without_code': ({ exposure }) => exposure?.usable_without_code,
  'exposure.usable_without_name': ({ exposure }) => exposure?.usable_without_name,
  // A finding: until somebody makes it, it is not made.
  'exposure.harm_unlikely': ({ exposure }) => exposure?.harm_unlikely ?? false,
  'exposure.high_risk': ({ exposure }) => exposure?.high_risk,
};

function publicByRole({ organisation }: Facts): boolean | null {
  return organisation.regulated_as?.some((role) => PUBLIC_ROLES.includes(role)) === true ? true : null;
}
