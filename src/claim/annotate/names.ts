import { isFirm, isNameFirst } from './name-words.js';
import type { Sentence } from './sentences.js';

/** A run of words that are written like a name. */
export type Name = { readonly text: string; readonly start: number; readonly end: number; readonly sentence: number };

/** Words that are no part of a name anywhere. */
const FUNCTION =
  wordSet(`a an the this that these those it its he she they we you i our your their his her my me us them and or but nor so if when while since after before because
  although though as at by for from in into of on to up with without within under over about around between during through until till among
  according not no none nobody nothing never any all each every some most many more less both half another other others such
  is are was were be been has have had do does did can could may might must shall should will would let
  what which who whom whose where why how there here now then today yesterday tomorrow last next first second third also still already only just even
  however meanwhile nonetheless nevertheless instead earlier later recently soon once again so far update updated new old
  eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred elsewhere
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec`);
/** Words of the trade that begin sentences and lines: no name begins with them, but one may go on with them. */
const TRADE =
  wordSet(`customer patient patients student students client clients user members member online councillor mayor council administrators surgery works hospitals sheriff sen rep gov dr mr mrs ms prof
  supporters opponents critics rivals neighbors neighbours stewards lawmakers senators legislators farmers voters lawyers thieves detectives teachers parents doctors nurses drivers workers shoppers visitors travelers families officers deputies commissioners councilors trustees directors owners investors analysts regulators insurers prosecutors hacker hackers attackers attacker gang group seller sellers experts officials users customers people data information samples sample names name phone phones email emails address addresses
  company country site website employees status publication stolen price contact title subject from date to fields format note notice statement press release hello hi attention good morning dear
  selling sell sale wts free leak leaks leaked dump database db full total unique compromised proof inside related stories read reminder similar outdated training
  breach attack nobody anyone everyone everybody somebody someone something upgrading replacing operators staff reports report small personal social security number numbers
  x-ray section article sections clause paragraph subsection chapter defendant defendants plaintiff plaintiffs rival rivals welcome hr file server servers backup backups finance payroll printer router billing network entry costs motion finding
  passwords password driver drivers credit card cards time left pay starting asked answer posted three two one four five six seven eight nine ten protecting credits hashes consumers
  reporters journalists researchers analysts investigators spring summer autumn winter dob ssn ssns imei imsi iccid iban ibans zip dl pii vpn rdp btc xmr usd eur gbp ok lol dm dms api sql ceo ciso cfo cto it ai vip gb tb mb kb usa us uk eu db md5 bcrypt fyi yes nah yo most`);

/** What a firm is, written large at the head of a sentence: `Lender Copperline`. */
const KINDS = wordSet(
  'lender insurer retailer carrier airline utility startup operator provider regulator streaming payment grocery clothing furniture pharmacy hotel payroll telecom chain firm',
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter((word) => word !== ''));
}
const JOINING = /^ (?:of(?: the)?|&|and|for|de|von|van|del|la) $/u;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'_-]*(?:\.[\p{L}\p{N}_-]+)*/gu;

/** The names of a sentence. `common` holds words that the text also writes small. */
export function namesIn(sentence: Sentence, index: number, common: ReadonlySet<string>): Name[] {
  if (isHeadline(sentence.text)) return headingNames(sentence, index);
  const words = [...sentence.text.matchAll(WORD)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const runs: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | null = null;
  for (const [at, word] of words.entries()) {
    const gap = open === null ? '' : sentence.text.slice(open.end, word.start);
    const next = words[at + 1];
    const leads =
      (at === 0 || (open === null && /^First$/u.test(word.text))) &&
      next !== undefined &&
      /^\p{Lu}/u.test(next.text) &&
      next.start - word.end === 1 &&
      isNameFirst(word.text);
    if (!leads && !isNameWord(word.text, { first: at === 0, goesOn: open !== null && gap === ' ' }, common)) {
      if (!/^(?:of|the|for|and|de|von|van|del|la)$/u.test(word.text)) open = null;
      continue;
    }
    const joined =
      gap === ' ' ||
      (gap === '. ' && /\b(?:St|Mt|Ft|Dr|Mr|Ms)$/u.test(sentence.text.slice(open?.start, open?.end))) ||
      (JOINING.test(gap) && joins(gap, sentence.text.slice(open?.start, open?.end), word.text));
    if (open !== null && joined) open.end = word.end;
    else runs.push((open = { start: word.start, end: word.end }));
  }
  return runs.map(({ start, end }) => nameOf(sentence, index, start, end)).filter((name) => name !== null);
}

/** `Office of Information Technology`, `Talbot & Reyes Freight`; but not two people, and not a thing of a place. */
function joins(gap: string, before: string, word: string): boolean {
  if (gap === ' & ') return true;
  if (gap === ' and ')
    return (
      /^(?:Training|Light|Power|Rural|Recreation|Welfare|Families|Gardens|Security|Infrastructure|Exchange|Human|Prevention|Services|Sewer|Technology)$/u.test(
        word,
      ) && / /u.test(before)
    );
  return /(?:Office|Department|Bureau|Division|Directorate|Agency|Ministry|University|Bank|City|Town|Village|County|Shire|Borough|Parish|Isle|Board|Commission|Institute|Museum|Church|Port|School|Ombudsman)$/u.test(
    before,
  );
}

function isNameWord(word: string, at: { first: boolean; goesOn: boolean }, common: ReadonlySet<string>): boolean {
  const bare = word.replace(/['’]s$/u, '');
  const lower = bare.toLowerCase();
  if (!/^\p{Lu}/u.test(bare) && !/^[a-z]?\p{Lu}\p{L}/u.test(bare)) return false;
  if (at.first && KINDS.has(lower)) return false;
  if (FUNCTION.has(lower) || (TRADE.has(lower) && (!at.goesOn || /^\p{Lu}+$/u.test(bare)))) return false;
  return !at.first || !common.has(lower);
}

function nameOf(sentence: Sentence, index: number, start: number, end: number): Name | null {
  const text = sentence.text.slice(start, end).replace(/['’]s?$/u, '');
  if (text.length < 2) return null;
  return { text, start: sentence.start + start, end: sentence.start + start + text.length, sentence: index };
}

const MOST_HEADING_WORDS = 7;
/** What separates a name from the rest of a heading. */
const HEADING_PART = /[^|/:;•·–—[\]()<>*=~#]+/gu;

/** In a heading every word is large: a part of it is a name only where it ends or begins like one of an organisation. */
function headingNames(sentence: Sentence, index: number): Name[] {
  return [...sentence.text.matchAll(HEADING_PART)].flatMap((match) => {
    const part = match[0].replace(/\s[-–—]\s.*$/u, '');
    const lead =
      /^\s*(?:(?:from|to|at|of|statement|notice|update|news|message|a|the|by|on)\s+)*/iu.exec(part)?.[0].length ?? 0;
    const text = part
      .slice(lead)
      .trim()
      .replace(/[.,]+$/u, '');
    if (
      /^(?:all|every|each|our|your|any|public)\s/iu.test(text) ||
      !isFirm(text) ||
      text.split(/\s+/u).length > MOST_HEADING_WORDS ||
      !/ /u.test(text)
    )
      return [];
    const start = match.index + lead;
    const name = nameOf(sentence, index, start, start + text.length);
    return name === null ? [] : [name];
  });
}

/** A line of which nearly every word is written large tells nothing about names. */
function isHeadline(text: string): boolean {
  if (/[.!?:;,]/u.test(text)) return false;
  const words = text.match(/[\p{L}\p{N}$][\p{L}\p{N}’'-]*/gu) ?? [];
  if (words.length > 1 && words.length <= MOST_HEADING_WORDS * 2 && !/\p{Ll}/u.test(text)) return true;
  const large = words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word)).length;
  return words.length > 6 && large > words.length * 0.6;
}

/** The words that a text writes small somewhere: at the head of a sentence they are no names. */
export function smallWords(text: string): Set<string> {
  return new Set(text.match(/(?<![\p{L}\p{N}'’@._-])\p{Ll}[\p{Ll}’'-]{1,30}/gu) ?? []);
}
