import { z } from 'zod';
import { readData } from '../../../base/data.js';
import { ASSET_ROLES } from '../../../model/claim.js';
import { matchesOf } from '../matches.js';

const schema = z.object({
  source: z.string(),
  date: z.string(),
  note: z.string(),
  assets: z.array(z.object({ role: z.enum(ASSET_ROLES).nullable(), names: z.array(z.string()), generic: z.boolean() })),
});

/** A machine as a sentence names it: the words with what describes them, and the word that says what it is. */
export type AssetWord = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly role: (typeof ASSET_ROLES)[number] | null;
  readonly generic: boolean;
  /** The words before it that say which one: `the`, `a new`, `two of its`. */
  readonly lead: string;
};

/** Words that describe no machine, but say which, how many, what was done to it, or belong to the words before. */
const NOT_PART =
  /^(?:the|an?|its|their|our|his|her|your|my|this|that|these|those|each|every|all|any|some|no|both|first|second|third|last|single|whole|several|multiple|numerous|various|many|most|few|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|\d[\d,.]*|of|in|on|at|to|from|for|with|by|via|and|or|as|into|onto|over|near|than|through|against|between|about|across|inside|behind|under|were|was|is|are|be|been|had|has|have|lost|hit|locked|encrypted|infected|stolen|compromised|affected|open|opened|wiped|reached|struck|unpatched|exposed|hacked|vulnerable|locks|encrypts|reach|used|using|called|named|also|then|not|only|even|when|where|while|but|who|which|it|they|we|new|replacement|same|other|another|remaining|said|says|running|because|took|down|connected|against|attacked|rebuilt|replaced|replacing|restored|restoring|kept|left|get|got|into|if|so|more|just|like|out|up|off|including|plus|bought|buy|crashed|froze|frozen|disabled|breached|accessed|isolated|old|older|ageing|aging|windows|linux|xp|vista|\d+)$/iu;
const NO_MACHINE =
  /^(?:\s+(?:scientists?|games?|viruses|outage|screens?|science|class(?:es)?|connections?|sessions?|network|program\w*|course|calls?|numbers?|bills?|lines?|service|room|rooms|farm|store|repair|virus|crash|problems?|trouble|incident|failure|error|code|skills|literacy|security|systems?|access|logs?|tapes?|policy|gun|rules?|vendor|maker|software|time|savvy)|['’]s?\s|-)/iu;
const PLURAL = String.raw`(?:e?s)?`;
const MOST_WORDS = 3;

let known: {
  readonly pattern: RegExp;
  readonly byName: ReadonlyMap<string, Pick<AssetWord, 'role' | 'generic'>>;
} | null = null;

/** The machines that a sentence names, in order. */
export function assetWords(text: string): AssetWord[] {
  const { pattern, byName } = (known ??= compile());
  return matchesOf(pattern, text).flatMap((match) => {
    const end = match.index + match[0].length;
    const kind = byName.get(keyOf(match[0])) ?? byName.get(keyOf(match[0]).replace(/e?s$/u, ''));
    if (
      kind === undefined ||
      NO_MACHINE.test(text.slice(end)) ||
      /\b(?:Windows|SQL|Microsoft)\s+$/u.test(text.slice(0, match.index))
    )
      return [];
    const start = headOf(text, match.index);
    const lead = text.slice(Math.max(0, start - 40), start);
    // `the main computer` is one that the text names, `computers` are any.
    return [
      {
        text: text.slice(start, end),
        start,
        end,
        lead,
        role: kind.role,
        generic: kind.generic && start === match.index,
      },
    ];
  });
}

/** Back over the words that describe a machine: `slot accounting` of `the slot accounting servers`. */
function headOf(text: string, at: number): number {
  let start = at;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const word = /([\p{L}\p{N}&'’-]+)[ -]$/u.exec(text.slice(Math.max(0, start - 30), start));
    const bare = word?.[1];
    if (word === null || bare === undefined || NOT_PART.test(bare) || /['’]s?$|ly$/u.test(bare)) break;
    const named = /\b(?:the|an?|our|its|their|his|her)\s+$/iu.test(
      text.slice(Math.max(0, start - word[0].length - 8), start - word[0].length),
    );
    if (
      !(
        named &&
        /\p{L}{3}ing$/u.test(bare) &&
        !/^(?:existing|remaining|running|missing|failing|offending|working|following)$/iu.test(bare)
      ) &&
      /(?:ing|ed)$/u.test(bare) &&
      !/^(?:billing|accounting|dosing|booking|engineering|metering|dispatching|mailing|grading|training|shared|publishing|shipping|receiving|trading|banking|printing|scheduling|parking|networked|bonded|imaging|ticketing|monitoring|operating|testing|processing|welding|pumping|building|filing)$/iu.test(
        bare,
      )
    )
      break;
    start -= word[0].length;
  }
  return start;
}

function keyOf(words: string): string {
  return words.toLowerCase().replaceAll(/[\s-]+/gu, ' ');
}

function compile() {
  const { assets } = readData('claim-assets', schema);
  const byName = new Map<string, Pick<AssetWord, 'role' | 'generic'>>();
  for (const { role, names, generic } of assets) for (const name of names) byName.set(keyOf(name), { role, generic });
  const spelt = [...byName.keys()].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}-])(?:${spelt.map((name) => name.replaceAll(' ', String.raw`[\s-]`)).join('|')})${PLURAL}(?![\p{L}\p{N}])`,
    'giu',
  );
  return { pattern, byName };
}
