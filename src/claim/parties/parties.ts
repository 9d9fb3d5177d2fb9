import type { Story } from '../annotate/annotate.js';
import type { Name } from '../annotate/names.js';
import { findActor } from './actor.js';
import { findEarlier } from './earlier.js';
import { findElsewhere } from './elsewhere.js';
import { isFirm } from '../annotate/name-words.js';
import { findOrganisation } from './organisation.js';
import { findOutlets, WEAK_OUTLET } from './outlets.js';
import { findPeople } from './people.js';
import { hasWord, type Party, type Scene } from './scene.js';

const AGENCY =
  /\b(?:Department|Office|Agency|Administration|Commission|Bureau|Senate|Congress|Police|FBI|CISA|NSA|DHS|DEP|EPA|FCC|SEC|FTC|Windows|Telegram|Coindesk|CoinDesk)\b/u;

/** Who a story is about, who speaks in it, and which of its sentences tell of earlier times. */
export function findParties(story: Story): Scene {
  const actor = findActor(story);
  const titled = findPeople(story, (name) => isIn(name, [actor]) || isBody(name)).filter(({ role }) => role !== null);
  const isTitled = (name: Name): boolean =>
    titled.some(
      (person) => hasWord(person.name.toLowerCase(), name.text.toLowerCase()) || name.text.endsWith(person.name),
    );
  const papers = findOutlets(story, (name) => isIn(name, [actor]) || isTitled(name) || isBody(name)).filter(
    ({ leaf }) => leaf.confidence !== WEAK_OUTLET,
  );
  const organisation = findOrganisation(story, (name) => isIn(name, [actor, ...papers]) || isTitled(name));
  const outlets = findOutlets(
    story,
    (name) => isIn(name, [actor, organisation]) || isTitled(name) || AGENCY.test(name.text),
  );
  const people = findPeople(
    story,
    (name) => isIn(name, [actor, organisation, ...outlets]) || isBody(name) || isAcronym(name),
  );
  const [before, elsewhere] = [findEarlier(story), findElsewhere(story, organisation)];
  return { ...story, actor, organisation, outlets, people, elsewhere, earlier: new Set([...before, ...elsewhere]) };
}

/** Firms and public bodies are nobody who speaks. */
function isBody({ text }: Name): boolean {
  return AGENCY.test(text) || isFirm(text);
}

function isAcronym({ text }: Name): boolean {
  return /^[\p{Lu}\d]{2,6}$/u.test(text);
}

/** Whether a name is one of these parties, by any of its forms; a short form is no part of somebody else's longer name. */
function isIn({ text }: Name, parties: readonly (Party | null)[]): boolean {
  const lower = text.toLowerCase();
  const isForm = (alias: string): boolean =>
    alias === lower || hasWord(alias, lower) || (alias.includes(' ') && hasWord(lower, alias));
  return parties.some((party) => party?.aliases.some(isForm) ?? false);
}
