import type { Line, Story } from '../annotate/annotate.js';
import type { TextLeaf } from '../../model/claim.js';

/** Who a story is about: a leaf, and every form of the name in the text, in small letters. */
export type Party = { readonly leaf: TextLeaf; readonly aliases: readonly string[] };

/** A story whose parties are known: what every reader is given. */
export type Scene = Story & {
  readonly organisation: Party | null;
  readonly actor: Party | null;
  readonly outlets: readonly Party[];
  readonly people: readonly Person[];
  /** Sentences that tell of others' incidents or of incidents in general, by index. */
  readonly elsewhere: ReadonlySet<number>;
  /** Sentences that are not about this incident: of earlier ones, or from `elsewhere`. */
  readonly earlier: ReadonlySet<number>;
};

export type Person = {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly role: { readonly text: string; readonly start: number } | null;
};

export function mentions(text: string, party: Party | null): boolean {
  if (party === null) return false;
  const lower = text.toLowerCase();
  return party.aliases.some((alias) => hasWord(lower, alias));
}

export function hasWord(lower: string, word: string): boolean {
  let at = lower.indexOf(word);
  while (at >= 0) {
    const [before, after] = [lower[at - 1] ?? ' ', lower[at + word.length] ?? ' '];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
    at = lower.indexOf(word, at + 1);
  }
  return false;
}

const ACTOR_WORD =
  /\b(?:hackers?|sellers?|threat actors?|attackers?|gang|intruders?|extortionists?|criminals?|crew|the group)\b/iu;
const COMPANY_WORD =
  /\b(?:compan(?:y|ies)|chief\s+executive|ceo|spokes(?:man|woman|person|people)|officials?|the (?:bank|lender|airline|carrier|insurer|utility|operator|society|agency|airport|county|city|town|district|firm|hospital|provider|retailer|university|school|studio|chain|service|app|authority|system|supplier|fund|clinics?|club|church|museum|charity|foundation|college|board|council|port|maker|association|shop|store|publisher|lab|company|group['’]s\s+spokes\w+|trust|developer|developers|platform|website|manufacturer|platform|village))\b/iu;

/** Whose words or deeds a sentence tells, by what stands before its first verb of saying or doing. */
export function subjectOf(
  line: Pick<Line, 'text' | 'speaker'>,
  scene: Pick<Scene, 'organisation' | 'actor' | 'outlets' | 'voice'>,
): 'organisation' | 'actor' | 'outlet' | null {
  const text = line.text.replace(DATELINE, '');
  const ends = [headOf(text), tailOf(text)];
  for (const part of ends) {
    const places: [number, 'organisation' | 'actor' | 'outlet'][] = [
      [firstOf(withoutOutlets(part, scene), scene.organisation, COMPANY_WORD), 'organisation'],
      [firstOf(part, scene.actor, ACTOR_WORD), 'actor'],
      [Math.min(...scene.outlets.map((outlet) => firstOf(part, outlet, null)), Infinity), 'outlet'],
    ];
    const [first] = places.filter(([at]) => at < Infinity).sort(([left], [right]) => left - right);
    if (first !== undefined) return first[1];
  }
  if (/(?:^|\s)(?:we|our|i)\b/iu.test(text.slice(0, 60)) && scene.voice !== 'reporter')
    return scene.voice === 'actor' ? 'actor' : 'organisation';
  return null;
}

const DATELINE = /^\s*\p{Lu}[\p{L} .,'-]{2,40}(?:\d{1,2}\s)?\([^)]{3,44}\)\s*[-–—]\s*/u;
const VERB =
  /\b(?:said|says?|told|reported|confirm(?:s|ed)|deni(?:es|ed)|reject(?:s|ed)|disclosed|discovered|learned|claim(?:s|ed|ing)?|is|are|was|were|has|have|had|did|does|do|would|will|could|put|listed|revealed|writes|wrote|filed|added|wants?|stated|calls?|called|acknowledged|admitted|declined|dismissed|refused|regrets?|concluded|determined|found|wouldn['’]t|won['’]t|demanded|offered|informed)\b/iu;

function headOf(text: string): string {
  const verb = VERB.exec(text);
  return verb === null ? '' : text.slice(0, verb.index + verb[0].length);
}

/** `..., the company said`, `..., a spokesperson for the agency said on Thursday`. */
function tailOf(text: string): string {
  const match =
    /[,”"]\s*((?:an?\s+|the\s+)?[^,”"]{2,80}\b(?:said|says|told|added|confirmed|announced|disclosed|acknowledged|admitted))\b/u.exec(
      text,
    );
  return match?.[1] ?? '';
}

/** `The Fenbury Echo` is not Fenbury Gas: what names an outlet names nobody else. */
function withoutOutlets(part: string, { outlets }: Pick<Scene, 'outlets'>): string {
  const names = outlets.flatMap(({ aliases }) => aliases);
  return names.reduce((text, name) => {
    const at = text.toLowerCase().indexOf(name);
    return at < 0 ? text : text.slice(0, at) + '_'.repeat(name.length) + text.slice(at + name.length);
  }, part);
}

function firstOf(part: string, party: Party | null, word: RegExp | null): number {
  const lower = part.toLowerCase();
  const places = (party?.aliases ?? []).filter((alias) => hasWord(lower, alias)).map((alias) => lower.indexOf(alias));
  const byWord = word?.exec(part)?.index ?? Infinity;
  return Math.min(...places, byWord, Infinity);
}
