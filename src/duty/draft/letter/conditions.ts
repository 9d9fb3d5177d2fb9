import type { LetterItem, When } from '../../../model/form.js';
import type { Facts } from '../../../model/facts.js';
import type { Lookup } from '../lookup.js';
import { elementWord } from '../words.js';
import { factsIn } from './template.js';

/** Whether a state asks for an item on these facts; where that cannot be told, the item stays in and a person decides. */
export type Asked = { readonly holds: boolean | null; readonly why: string | null };

/** Elements that only let somebody log in, and names, which no statute counts without another element. */
const CREDENTIALS = ['username', 'email', 'password', 'security_token'];
const BESIDE_CREDENTIALS = [...CREDENTIALS, 'full_name', 'first_name', 'last_name', 'ip_address'];

export function askedFor(when: When | undefined, item: LetterItem, facts: Facts, lookup: Lookup): Asked {
  if (when === undefined) return { holds: true, why: null };
  const parts = [
    ...(when.elements === undefined ? [] : [elementsPart(when.elements, facts)]),
    ...(when.only_credentials === undefined ? [] : [credentialsPart(facts)]),
    ...(when.known === undefined ? [] : [knownPart(item, lookup)]),
    ...(when.offered === undefined ? [] : [offeredPart(facts)]),
    ...(when.person === undefined ? [] : [{ holds: null, why: `a person decides whether ${when.person}` }]),
  ];
  const no = parts.find(({ holds }) => holds === false);
  return no ?? parts.find(({ holds }) => holds === null) ?? { holds: true, why: null };
}

/** All facts of an item's text are known. */
export function isKnown(item: LetterItem, lookup: Lookup): boolean {
  return factsIn(item.text ?? '').every((fact) => lookup.words(fact, 'letter') !== null);
}

export function hasCredentials({ exposure }: Facts): boolean {
  return exposure?.elements?.some((each) => each === 'password' || each === 'username') === true;
}

function elementsPart(wanted: readonly string[], { exposure }: Facts): Asked {
  const words = wanted.map(elementWord).join(' or ');
  if (exposure?.elements === undefined)
    return { holds: null, why: `only if ${words}: which elements were taken is not said` };
  const holds = exposure.elements.some((each) => wanted.includes(each));
  return { holds, why: holds ? null : `only if ${words}, and none of these was taken` };
}

function credentialsPart({ exposure }: Facts): Asked {
  if (exposure?.elements === undefined)
    return { holds: null, why: 'only for log-in data: which elements were taken is not said' };
  const holds =
    exposure.elements.includes('password') && exposure.elements.every((each) => BESIDE_CREDENTIALS.includes(each));
  return { holds, why: holds ? null : 'only where nothing but log-in data was taken' };
}

function knownPart(item: LetterItem, lookup: Lookup): Asked {
  const holds = isKnown(item, lookup);
  return { holds, why: holds ? null : 'only if it is known, and it is not' };
}

function offeredPart({ services }: Facts): Asked {
  if (services?.offered === undefined)
    return { holds: null, why: 'only if services are offered or due, which is not said' };
  return { holds: services.offered, why: services.offered ? null : 'only if services are offered, and none is' };
}
