import { subjectOf } from '../../parties/scene.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

const MANY = String.raw`(?:multiple|several|["“]?a\s+few["”]?|a\s+number\s+of|many|two|three|four|five|\d+|more\s+than\s+one|different|various)`;
const PLACE = String.raw`(?:places?|servers?|drives?|locations?|countries|disks?|clouds?|sites?|machines|boxes|storages?|sticks?|hosts|computers|continents|safes|media)`;
const PATTERNS: readonly (readonly ['none' | 'one' | 'several', RegExp])[] = [
  [
    'several',
    new RegExp(
      String.raw`\b(?:back(?:ed|ing)?\s*(?:it|them|everything)?\s*up|back\s?ups?|backed\s+up|cop(?:y|ies|ied)|stored|kept|lies|mirrored|saved|hold|keep|sat|sits|have\s+it)\b[^.]{0,60}?\b(?:in|on|to|at)\s+${MANY}\s+(?:\w+\s+)?${PLACE}\b`,
      'iu',
    ),
  ],
  ['several', new RegExp(String.raw`\b(?:keep|have|made|with|kept|hold)\s+${MANY}\s+(?:\w+\s+)?cop(?:ies|y)\b`, 'iu')],
  [
    'several',
    /\bcopies\s+(?:are\s+kept|lie|exist|are\s+stored)\s+in\s+(?:several|multiple|many|two|three|four|\d+)\b/iu,
  ],
  ['several', new RegExp(String.raw`\b(?:it|data|everything)\s+lies\s+in\s+${MANY}\b`, 'iu')],
  [
    'several',
    new RegExp(
      String.raw`\b(?:files|data|copies|everything|it['’]?s?)\s+(?:is|are|lie|lies)?\s*(?:in|on)\s+${MANY}\s+(?:\w+\s+)?${PLACE}\b`,
      'iu',
    ),
  ],
  [
    'several',
    new RegExp(
      String.raw`\b(?:${MANY}\s+(?:\w+\s+)?(?:backups|copies)|copies|backups?|mirrors?|mirrored|replicated|distributed|spread)\s+(?:\w+\s+){0,3}?(?:on|in|across|over|to|at|with)\s+${MANY}\s+(?:\w+\s+)?${PLACE}\b`,
      'iu',
    ),
  ],
  [
    'several',
    /\b(?:backed\s+(?:it|them|everything)\s+up|copied\s+(?:it|everything))\s+(?:several|many|multiple)\s+times\b/iu,
  ],
  [
    'one',
    /\b(?:on\s+one\s+(?:usb|disk|drive|stick|computer|server)\b[^.]{0,30}\b(?:nowhere|only|no\s+other)\b|(?:(?:is|have|has|hold|holds|kept|keep|keeps|just|only|exists?)\s+(?:only\s+|just\s+)?(?:one|a\s+single)\s+copy|(?:the\s+|my\s+|our\s+)?(?:only|sole|single)\s+(?:existing\s+|remaining\s+)?copy|(?:one|1|a\s+single)\s+copy\b,?\s+(?:exists?|on\s+(?:our|my)\b|only\b|at\s+our)|no\s?(?:one|body)\s+else\s+has\s+(?:it|a\s+copy|one)))\b/iu,
  ],
  [
    'none',
    /\b(?:(?:wipe|delete|destroy|erase)\s+(?:mine|my\s+(?:own\s+)?copy|ours|our\s+copy)|(?:i|we|they)\s+(?:have\s+)?kept\s+nothing|(?:kept|keep|keeps|made|make|have|has|hold|retained|there\s+(?:are|is))\s+no\s+(?:other\s+|further\s+)?cop(?:y|ies)|no\s+(?:other\s+)?copies\s+(?:of\s+(?:[\w’']+\s+){1,5})?(?:were|are|remain|exist|left)|(?:did|do|does)(?:\s+not|n['’]t)\s+(?:keep|make|retain|have)\s+(?:a|any)\s+cop(?:y|ies)|without\s+keeping\s+(?:a|any)\s+cop(?:y|ies)|(?:deleted|destroyed|erased|wiped)\s+(?:all|every|each)\s+(?:of\s+)?(?:our\s+|my\s+|its\s+|their\s+|the\s+)?cop(?:y|ies))\b/iu,
  ],
];
/** What the organisation backs up is not what was taken. */
const OWN = /\b(?:your|our|its|the\s+company['’]s)\s+(?:own\s+)?backups?\b/iu;

/** How many copies of what was taken those who claim say they hold. */
export const readCopies: Reader = (scene) => {
  const { lines, earlier } = scene;
  for (const line of lines) {
    if (line.text.endsWith('?') || earlier.has(line.index) || OWN.test(line.text)) continue;
    if (scene.voice !== 'actor' && subjectOf(line, scene) === 'organisation') continue;
    for (const [value, pattern] of PATTERNS) {
      const match = pattern.exec(line.text);
      if (
        match !== null &&
        !/^\s+(?:will\s+be|is|to\s+be)\s+sold\b/iu.test(line.text.slice(match.index + match[0].length))
      )
        return { copies: leafAt(value, line, match, 0.88) };
    }
  }
  return {};
};
