import { perScene } from '../../parties/per-scene.js';

/** What a story's money is about where a sentence alone does not tell: goods that somebody sells, or somebody who is told to pay. */
export type Deal = 'sale' | 'siege' | 'none';

const SALE: readonly RegExp[] = [
  /\b(?:sell(?:s|ing)?|sold|resale|resell\w*)\b/iu,
  /\b(?:sellers?|buyers?)\b/iu,
  /\b(?:for|on|up\s+for)\s+sale\b|\bsales?\s+(?:thread|post|listing|page)\b/iu,
  /\b(?:escrow|middleman|asking\s+price|auction\w*|starting\s+bid|buy\s+it\s+now|exclusives?|refund|first\s+come)\b/iu,
  /\b(?:market\s?place|forum|listing)\b/iu,
  /\bwants?\s+for\s+(?:it|them|the\s+(?:lot|list|file|data|whole))\b|\bwhat['’]s\s+(?:he|she)\s+want\b/iu,
  /\boffer(?:s|ed|ing)?\s+(?:the|it|what|data|access|part|for|to\s+sell|[\d.,]+)\b|\badvertis\w+/iu,
];
const SIEGE: readonly RegExp[] = [
  /\bransom\w*/iu,
  /\b(?:encrypt\w*|locked|scrambled|frozen)\b/iu,
  /\b(?:decrypt\w*|(?:the|a|your|decryption|unlock(?:ing)?)\s+keys?)\b/iu,
  /\b(?:extort\w*|blackmail\w*|held\s+hostage|hostage|shakedown)\b/iu,
  /\b(?:threaten\w*|or\s+else|otherwise|unless|deadline|time\s+left|countdown)\b/iu,
  /\b(?:transfer|send|pay)\s+(?:us\s+|me\s+)?[$€£]?\d|\b(?:we|i|and)\s+(?:will\s+)?delete\b/iu,
  /\b(?:ransomware|cyber-?\s?attack|clock)\b/iu,
  /\b(?:gang|leak\s+site|note\s+(?:on|said|left|asked|demand\w*|gave))\b/iu,
  /\b(?:if\s+you\s+(?:do\s+not|don['’]t|pay|refuse|ignore)|(?:pay|paid|paying)\s+(?:us|them|up|the\s+ransom|a\s+ransom|by|within|before))\b/iu,
  /\b(?:(?:gave|have|has|had)\s+(?:\w+\s+){1,4}(?:until|to\s+come\s+up\s+with)|asking\s+for\s+money|demand(?:s|ed|ing)?|removal|deletion|silence)\b/iu,
];

/** Each cue counts once, so that one word used often decides nothing. */
export const dealOf = perScene(({ lines, elsewhere }): Deal => {
  const part = lines
    .filter(({ index }) => !elsewhere.has(index))
    .map(({ text }) => text)
    .join('\n');
  const hits = (cues: readonly RegExp[]): number => cues.filter((cue) => cue.test(part)).length;
  const [sale, siege] = [hits(SALE), hits(SIEGE)];
  return sale === siege ? 'none' : sale > siege ? 'sale' : 'siege';
});
