import type { ASSISTANCE } from '../../../model/claim.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Assistance = (typeof ASSISTANCE)[number];

const PATTERNS: readonly (readonly [Assistance, RegExp])[] = [
  [
    'assistance',
    /\b(?:offer(?:s|ing)?\s+(?:free\s+)?(?:assistance|help|advice)|helps?\s+(?:small\s+|local\s+)?(?:systems|towns|utilities|communities|operators|municipalities)|free\s+(?:assessments?|scans?|help)|(?:technical|free)\s+assistance)\b/iu,
  ],
  [
    'funding',
    /\b(?:(?:some\s+)?funding\s+for|offers?\s+(?:grants?|loans?)|grants?\s+(?:for|to|of|are|program|exist)|in\s+grants|for\s+grants|revolving\s+(?:loan\s+)?fund|fund\s+(?:gives|offers|provides|pays|lends)|(?:grant|loan)s?\s+(?:program(?:me)?|fund)|a\s+grant\s+of|gives\s+(?:loans|grants))\b/iu,
  ],
];
const NONE = /\b(?:no|without|lacks?)\s+(?:\w+\s+){0,2}$/iu;

/** Help and money that a text says can be had. */
export const readAssistance: Reader = ({ lines, voice }) => ({
  assistance:
    voice === 'actor'
      ? []
      : PATTERNS.flatMap(([value, pattern]) => {
          for (const line of lines) {
            const match = pattern.exec(line.text);
            if (match !== null && !NONE.test(line.text.slice(0, match.index)))
              return [leafAt<Assistance>(value, line, match, 0.82)];
          }
          return [];
        }),
});
