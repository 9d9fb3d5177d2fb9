import { z } from 'zod';
import { ASSISTANCE } from '../../../model/claim.js';
import { conceptsIn } from '../concepts.js';
import { firsts, leaf, leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Assistance = (typeof ASSISTANCE)[number];
const assistanceSchema = z.enum(ASSISTANCE);

const WHOM = String.raw`(?:small(?:er)?\s+|local\s+|rural\s+|member\s+)*(?:systems|towns|utilities|communities|operators|municipalities|districts|schools|counties|cities|water\s+systems|governments)`;
const PATTERNS: readonly (readonly [Assistance, RegExp])[] = [
  [
    'assistance',
    new RegExp(
      String.raw`\b(?:(?:offer(?:s|ed|ing)?|provides?|gives?)\s+(?:${WHOM}\s+)?(?:(?:free|technical|hands-on|some|expert|on-site|ongoing|and)\s+){0,3}(?:assistance|help|advice|support|assessments?|scans?|guidance|consultations?)\b(?!\s+(?:desk|line)|\s+(?:to|for)\s+(?:[\p{L}]+\s+){0,3}?(?:customers|patients|victims|those|people|clients|members|employees|anyone|users|guests|students)\b)|(?:help(?:s|ed|ing)?|assist(?:s|ed|ing)?|advis(?:es|ing)|supports?)\s+${WHOM}|(?:lent|loaned|sent)\s+(?:us|them|it|him|her|the\s+\p{L}+)\s+(?:an?|some|one|two|three|four|five|six|\d+)\s+(?:[\p{L}-]+\s+){0,2}?(?:technicians?|engineers?|experts?|specialists?)|free\s+(?:[\p{L}-]+\s+){0,2}?(?:assessments?|scans?|help|check-?ups?|advice|audits?|support|toolkit|vulnerability\s+scan\w*)|(?:technical|free)\s+assistance|(?:assistance|help)\s+is\s+(?:available|free|at\s+hand))\b`,
      'iu',
    ),
  ],
  [
    'funding',
    /\b(?:(?:some\s+|federal\s+|state\s+|more\s+)?(?:funding|funds|money)\s+(?:for\s+(?:\w+\s+){0,3}?(?:equipment|upgrades?|security|cyber\w*|backups?|training|utilities|towns|systems|counties|districts|that)|is\s+available|are\s+available)|some\s+funding\s+for|offers?\s+(?:\w+\s+)?(?:grants?|loans?)|eligible\s+for\s+(?:an?\s+)?(?:\w+\s+)?(?:grants?|loans?)|grants?\s+(?:for|to|of|are|program|exist|from|money|will|could|can|would|worth)|in\s+grants|for\s+grants|revolving\s+(?:loan\s+)?fund|fund\s+(?:gives|offers|provides|pays|lends)|(?:grant|loan)s?\s+(?:program(?:me)?|fund)|a\s+(?:\w+\s+)?(?:grant|loan)\s+of|(?:low-interest|interest-free)\s+loans?|gives\s+(?:loans|grants)|subsid(?:y|ies|i[sz]es)|(?<!\b(?:town|village)\s)(?:the\s+)?(?:county|state(?:\s+of\s+\p{Lu}\p{L}+)?|province|federal\s+government|government|ministry)\s+(?:[\p{L}]+\s+){0,4}?(?:(?:will|would|has\s+agreed\s+to|is\s+to)\s+)?(?:pays?|paid|bears?|bore|covers?|covered|picks?\s+up|foots?|meets?|met|contributes?|chips?\s+in)\s+(?:for\s+(?:it|that|half|part|most|all|the)\b|half|part|most|all|two\s+thirds|a\s+third|the\s+(?:rest|bill|cost))|grants?\s+(?:has\s+|have\s+|had\s+)?(?:paid|covered|met)\b)\b/iu,
  ],
];
/** Money that a draft no longer holds. */
const STRUCK = /\b(?:was|were|been)\s+(?:struck|dropped|removed|cut|deleted|vetoed)\b/iu;
const NONE = /\b(?:no|without|lacks?)\s+(?:\w+\s+){0,2}$/iu;

/** Help and money that a text says can be had. */
export const readAssistance: Reader = (scene) => {
  if (scene.voice === 'actor') return {};
  const patterns = PATTERNS.flatMap(([value, pattern]) => {
    for (const line of scene.lines) {
      const match = pattern.exec(line.text);
      if (match !== null && !NONE.test(line.text.slice(0, match.index)) && !STRUCK.test(line.text))
        return [leafAt<Assistance>(value, line, match, 0.82)];
    }
    return [];
  });
  const concepts = conceptsIn(scene, 'assistance', ({ line }) => !line.text.endsWith('?')).map(
    ({ value, line, start, end }) => leaf(assistanceSchema.parse(value), [line.start + start, line.start + end], 0.78),
  );
  return { assistance: firsts(ASSISTANCE, [...patterns, ...concepts]) };
};
