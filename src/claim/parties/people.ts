import { lineAt, type Story } from '../annotate/annotate.js';
import type { Name } from '../annotate/names.js';
import type { Person } from './scene.js';

const TITLE =
  'superintendent|director|mayor|manager|administrator|clerk|officer|spokesman|spokeswoman|spokesperson|chair|chairman|chairwoman|chairperson|senator|sen\\.|rep\\.|representative|governor|gov\\.|engineer|operator|president|ceo|ciso|cio|cfo|commissioner|sheriff|chief|principal|executive|founder|analyst|researcher|professor|prof\\.|dr\\.|mr\\.|mrs\\.|ms\\.|attorney|treasurer|supervisor|minister|counsel|secretary|head|lawyer|lawmaker|sponsor|expert|consultant|technician|dean|rector|chancellor|provost|trustee|councillor|cllr\\.|councilman|councilwoman|councilmember|alderman|assemblyman|assemblywoman|congressman|congresswoman|deputy|inspector|detective|foreman|coordinator|auditor|owner|partner|specialist|technologist|chairperson|selectman|marshal|controller|comptroller|librarian|pastor|doctor|nurse|teacher|headteacher|editor|caretaker|chaplain|porter|matron|ranger|fire chief|shadow|bailiff|beadle|reeve|farmer|rancher|retiree|resident|customer|patient|driver|bookkeeper|accountant|janitor|postmaster|harbormaster|pharmacist|dentist|physician|surgeon|paramedic|firefighter|lieutenant|captain|sergeant|colonel|major|warden|pilot|guard|cashier|barber|student|parent|mother|father|grandmother|widow|widower|veteran|plumber|electrician|welder|mechanic|baker|brewer|grower|shopper|guest|member|lobbyist|organizer|steward|economist|historian|investigator|responder|prosecutor|judge|magistrate|ombudsman|ambassador|planner|assessor|recorder|registrar|bursar|archivist|curator|vicar|bishop|rabbi|imam|reverend|lead|guru|intern|adviser|advisor|scientist|strategist';
const MOST_NAMES = 1_000;
const NAME_WORD = /^\p{Lu}[\p{L}’'-]+$/u;
const BEFORE = new RegExp(
  String.raw`((?:(?:[\p{L}-]+\s+){0,3}?)(?:vice[ -])?\b(?:${TITLE})(?:\s+(?:executive|officer))?)(?:\s+of\s+[\p{L} ]{2,40}(?=,))?\s*,?\s+$`,
  'iu',
);
const AFTER = new RegExp(
  String.raw`^,\s+((?:the\s+|an?\s+|its\s+)?(?:[\p{L}’'-]+\s+){0,4}?(?:${TITLE})(?:\s+(?:executive|officer|of\s+[\p{L} ]{2,40}?))?)(?=[,.;]|\s+(?:said|says|told|added|of|for|at)\b|$)`,
  'iu',
);
/** `Ruby Castellano, a retired bus driver`: what somebody is, whatever the word for it. */
const APPOSITION =
  /^,\s+(an?|the|its|their|our|his|her)\s+((?:[\p{L}’'-]+\s+){0,5}?[\p{L}’'-]+?)(?=[,.;"”]|\s+(?:who|whose|that|with|at|in|on|near|from|by|based|said|says|told|and)\b|$)/u;
/** `Tammy Reyes the manager said`. */
const FOLLOWED = new RegExp(String.raw`^\s+the\s+((?:[\p{L}-]+\s+)?(?:${TITLE}))(?=\s)`, 'iu');
const STOP =
  /^(?:or|the|a|an|said|says|and|its|their|his|her|by|from|to|when|that|of|in|on|at|as|is|for|because|but|told|added|city's|company)$/iu;

/** People of a story: names that stand beside a title, or that say something and are nobody else. */
export function findPeople(story: Story, isOther: (name: Name) => boolean): Person[] {
  const people: Person[] = [];
  for (const name of story.names.slice(0, MOST_NAMES)) {
    const line = lineAt(story, name.start);
    if (line === null || isOther(name)) continue;
    const person = personAt(story.text, name, line.start, line.end);
    if (person === null) continue;
    const known = people.findIndex((other) => isSame(other.name, person.name));
    if (known < 0) people.push(person);
    else if (people[known] !== undefined) people[known] = merged(people[known], person);
  }
  return people.map((person) => fullest(story, person)).filter((person) => !isShortForm(story, person));
}

/** `Latchkey told us` of the firm that the text also calls Latchkey Access. */
function isShortForm({ names }: Story, { name, role }: Person): boolean {
  return role === null && !name.includes(' ') && names.some(({ text }) => text.startsWith(`${name} `));
}

/** `said Castellano` of whom the text has spoken as Ruby Castellano. */
function fullest({ names, text }: Story, person: Person): Person {
  if (person.name.includes(' ')) return person;
  const full = names.slice(0, MOST_NAMES).find(({ text: long }) => {
    const words = long.split(' ');
    return (
      words.length > 1 &&
      words.length < 4 &&
      words.at(-1) === person.name &&
      words.every((word) => NAME_WORD.test(word)) &&
      insideTitle(words) === null
    );
  });
  if (full === undefined) return person;
  const after = text.slice(full.end, full.end + 120);
  const role = person.role ?? roleAround(text.slice(Math.max(0, full.start - 80), full.start), after, full);
  return { name: full.text, start: full.start, end: full.end, role };
}

function merged(known: Person, again: Person): Person {
  return {
    ...known,
    ...(again.name.length > known.name.length ? { name: again.name, start: again.start, end: again.end } : {}),
    role: known.role ?? again.role,
  };
}

function isSame(known: string, name: string): boolean {
  const last = (text: string): string => text.split(' ').at(-1) ?? '';
  return known === name || (last(known) === last(name) && (!known.includes(' ') || !name.includes(' ')));
}

const SAYS_AFTER =
  /^["”,]?\s*(?:also\s+|later\s+|then\s+|has\s+|had\s+)?(?:said|says|told|tells|added|adds|explained|explains|noted|notes(?=\s+(?:that|how|it|the|he|she|they)\b)|warned|warns|stressed|stresses|wrote|writes|recalled|recalls|replied|replies|answered|answers|testified|stated|conceded|concedes|argued|argues|insisted|insists|joked|laughed|thinks|reckons|figures|remembers|observed|acknowledged|admitted|confirmed|confirms|promised|estimated|estimates|mentioned|reported|announced|declared)\b/u;
const SAYS_BEFORE =
  /(?:[,”"’]\s*(?:said|says|added|wrote|asked|explained|recalled|replied|admitted)\s+|\baccording\s+to\s+|\bin\s+the\s+words\s+of\s+)$/u;

function personAt(text: string, name: Name, from: number, to: number): Person | null {
  const words = name.text.split(' ');
  const [before, after] = [
    text.slice(Math.max(from, name.start - 80), name.start),
    text.slice(name.end, Math.min(to, name.end + 120)),
  ];
  if (words.length === 1 && (/\p{Ll}\p{Lu}/u.test(name.text) || FIRM_BEFORE.test(before))) return null;
  if (words.every((word) => TITLE_WORD.test(word)) || NOBODY.test(name.text)) return null;
  const inside = insideTitle(words);
  const personal = inside === null ? words : words.slice(inside);
  const shift = inside === null ? 0 : words.slice(0, inside).join(' ').length + 1;
  if (personal.length > 3 || personal.length === 0 || !personal.every((word) => NAME_WORD.test(word))) return null;
  const courtesy = inside !== null && /^(?:Dr|Mr|Mrs|Ms|Prof)$/u.test(words.slice(0, inside).join(' '));
  const followed = courtesy ? roleAround('', after, name) : null;
  const role =
    followed ?? (inside === null ? roleAround(before, after, name) : leadOf(name.text.slice(0, shift - 1), name.start));
  if (/^['’]s?\s/u.test(after)) return null;
  const turn = words.length > 1 && text.includes(`\n${(words.at(-1) ?? '').toUpperCase()}: `);
  const says =
    (SAYS_AFTER.test(after) && !/^,?\s*sa(?:ys|id)\s+(?:the|a|an)\s/u.test(after)) || SAYS_BEFORE.test(before) || turn;
  // A firm beside the word for what it is: `the hotel operator Casuarina`.
  if (personal.length === 1 && /\b(?:operator|engineer|head|principal)$/iu.test(role?.text ?? '')) return null;
  const isPlace = /\b(?:of|in|at|for|from|around|near|outside|between|to|with)\s+(?:the\s+)?$/iu.test(before);
  if (role === null && (!says || isPlace)) return null;
  return { name: personal.join(' '), start: name.start + shift, end: name.end, role };
}

/** `a company that prints statements for us, MailMark, told us`. */
const FIRM_BEFORE =
  /\b(?:company|firm|supplier|vendor|contractor|service|provider|processor|agency|shop)\b[^.;]{0,60},\s+$/iu;
const NOBODY =
  /^(?:Bitcoin|Monero|Ethereum|Internet|Clinical)$|^I['’]|^\p{Lu}{2,}s?$|\s(?:Bill|Act|Law|Report|Committee|St|Ave|Rd|Ln|Ct|Blvd|Street|Road)$/u;
const TITLE_WORD = new RegExp(`^(?:${TITLE})$`, 'iu');

/** `Superintendent Earl Whitcomb` is one run of large words: where its title ends. */
function insideTitle(words: readonly string[]): number | null {
  const last = words.findLastIndex(
    (word) =>
      TITLE_WORD.test(word) || /^(?:General|Executive|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|Sgt|Lt|Capt|Det|Cllr)$/u.test(word),
  );
  return last >= 0 && last < words.length - 1 ? last + 1 : null;
}

function leadOf(title: string, start: number): Person['role'] {
  return { text: /(?:^|\s)(?:Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof)$/u.test(title) ? `${title}.` : title, start };
}

/** Firms and things that stand after a name. */
const NO_ROLE =
  /^(?:older|younger|elder|first|second|third|other|last|latter|former|only|one|two|eldest|youngest|oldest)\b(?:\s+(?:of|one)\b.*)?$|\b(?:compan(?:y|ies)|firm|bank|hospital|chain|makers?(?:\s+of\s+.*)?|group|gang|town|city|village|county|service|agency|site|forum|app|newspaper|paper|program|system|platform|store|shop|district|utility|vendor|supplier|provider|carrier|airline|college|school|university|clinic|insurer|retailer|nonprofit|charity|database|server|place|handle|name|network|union|association|plant|co-op|cooperative|lender|startup|website)$/iu;

function roleAround(before: string, after: string, name: Name): Person['role'] {
  const led = BEFORE.exec(before);
  if (led?.[1] !== undefined) {
    const words = led[1].split(/\s+/u);
    const from = words.findLastIndex((word) => STOP.test(word.replace(/[,"”]/gu, ''))) + 1;
    const text = words
      .slice(from)
      .join(' ')
      .replace(/^["”,’']*(?:s\s+)?/u, '')
      .replace(/^.*\s[-–—]\s+/u, '');
    if (text !== '') return { text, start: name.start - before.length + led.index + led[1].length - text.length };
  }
  const followed = AFTER.exec(after) ?? FOLLOWED.exec(after);
  if (followed?.[1] !== undefined) {
    const text = followed[1]
      .replace(/^(?:the|an?|its)\s+/iu, '')
      .replace(/^.*[’']s\s+/u, '')
      .replace(/\s+of\s+.*$/iu, '');
    return { text, start: name.end + followed[0].indexOf(text) };
  }
  const apposed = APPOSITION.exec(after);
  const text = apposed?.[2]?.replace(/^.*[’']s\s+/u, '');
  return apposed === null ||
    text === undefined ||
    NO_ROLE.test(text) ||
    (!name.text.includes(' ') && !SAYS_BEFORE.test(before))
    ? null
    : { text, start: name.end + apposed[0].lastIndexOf(text) };
}
