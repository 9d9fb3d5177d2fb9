import { z } from 'zod';
import { TRAINING } from '../../../model/claim.js';
import { isImagined } from '../../annotate/stance.js';
import { conceptsIn } from '../concepts.js';
import { firsts, leaf, leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Training = (typeof TRAINING)[number];
const trainingSchema = z.enum(TRAINING);

const COURSE = String.raw`(?:(?:[\p{L}-]+\s+){0,3}?(?:training|trainings|courses?|workshops?|webinars?|drills?|exercises?|classes|tabletop))`;
const STAFF = String.raw`(?:staff|employees?|everyone|everybody|people|workers|operators|personnel|teachers|crews?|teams?)`;
const PATTERNS: readonly (readonly [Training, RegExp])[] = [
  [
    'lacking',
    new RegExp(
      String.raw`\b(?:training\s+(?:is|was|has\s+been)\s+(?:something\s+|often\s+|sorely\s+|still\s+)?(?:lacking|missing|insufficient|poor|neglected|inadequate)|lack(?:s|ed|ing)?\s+(?:of\s+)?(?:\w+\s+){0,2}training|(?:had|has|have|with|received|gets?|got|provided|gave|given|offered|was|were)\s+(?:had\s+|given\s+|offered\s+)?(?:no|little|hardly\s+any|almost\s+no|not\s+had\s+any|not\s+received\s+any)\s+(?:\w+\s+)?${COURSE}|no\s+time\s+for\s+training|(?:nobody|none|no\s+one|few)\b[^.]{0,50}\b(?:(?:any\s+)?${COURSE}|been\s+trained)|never\s+(?:got|had|received|offered|given|attended|done|took|taken)\s+(?:any\s+|an?\s+|a\s+single\s+)?${COURSE}|(?:never|not)\s+(?:been\s+|properly\s+)*trained|there\s+(?:is|was|has\s+been)\s+no\s+(?:[\p{L}-]+\s+){0,2}training(?!\s+(?:requirement|rule|mandate))|untrained|(?:did|does|do)\s+not\s+(?:train|provide\s+(?:any\s+)?${COURSE}))\b`,
      'iu',
    ),
  ],
  [
    'not_required',
    new RegExp(
      String.raw`\b(?:no\s+(?:specific\s+|legal\s+|state\s+)?(?:[\p{L}-]+\s+){0,3}?training\s+(?:requirements?|rules?|mandate)|(?:nothing|no\s+(?:\w+\s+)?(?:law|rule|regulation|licence|license))\s+(?:requires?|demands|obliges)\b[^.]{0,60}\btrain(?:ed|ing)?|training\s+(?:is|are|remains|was)\s+(?:not\s+(?:required|mandatory|compulsory|part\s+of)|voluntary|optional)|not\s+required\s+(?:to|by)\b[^.]{0,30}\btrain|(?:requires?|mandates?|demands)\s+no\s+${COURSE}|(?:does|do|did)\s+not\s+(?:require|mandate|demand)\s+(?:any\s+)?(?:\w+\s+){0,3}?(?:training|train)|training\b[^.]{0,60}\b(?:does|do)\s+not\s+require\s+(?:any|it)|no\s+requirement\s+(?:for|of|to)\b[^.]{0,40}\btrain(?:ing)?)\b`,
      'iu',
    ),
  ],
  [
    'required',
    /\b(?:(?:must|shall|ha(?:s|ve|d)\s+(?:also\s+)?to|required\s+to|requires?|obliged?\s+to|ordered\s+to|orders?|agreed\s+to)\b[^.]{0,140}\btrain(?:ing)?\b|need\s+[^.]{0,40}\btraining\b[^.]{0,40}\b(?:licen[cs]e|year)|(?:mandatory|compulsory|obligatory)\s+(?:[\p{L}-]+\s+){0,3}?training|training\s+(?:is|will\s+be|becomes?|became)\s+(?:now\s+)?(?:required|mandatory|compulsory|obligatory))/iu,
  ],
  [
    'offered',
    new RegExp(
      String.raw`\b(?:(?:offer(?:s|ed|ing)?|provides?|runs?|holds?|hosts?)\s+(?:(?:an?|the|short|one-day|two-day|half-day|ongoing|free|online|additional|more|further|regular|monthly|yearly|annual|security|cybersecurity|cyber|small|local|towns|utilities|systems|operators|them|and|on-site|webinars)\s+){0,4}(?:training|workshops?|courses?|webinars|classes)\b(?!\s+(?:centre|center|data|company))|free\s+(?:[\p{L}-]+\s+){0,2}?(?:training|workshops?|courses?|webinars)|(?:training|courses?|workshops?)\s+(?:is|are)\s+(?:free|offered|available|on\s+offer)|give\s+(?:them|you|operators)\s+the\s+course|courses?\s+for\s+free)\b`,
      'iu',
    ),
  ],
  [
    'given',
    new RegExp(
      String.raw`\b(?:${STAFF}\s+(?:ha(?:s|ve|d)\s+(?:since\s+|now\s+|all\s+)?been|(?:was|were|are\s+being)(?:\s+all)?)\s+(?:re)?trained|giv(?:e|es|en|ing)\s+(?:all\s+)?(?:[\p{L}]+\s+){1,3}training|(?:gave|ha(?:s|ve|d)\s+given)\s+(?:all\s+|its\s+|our\s+)*(?:${STAFF})\s+(?:[\p{L}-]+\s+){0,3}?(?:training|courses?)|${STAFF}\s+(?:underwent|completed|attended)\s+(?:an?\s+|the\s+)?${COURSE}|(?:got|took|had|received)\s+an?\s+(?:[\p{L}-]+\s+){0,2}?(?:course|training)|(?:are|is|have|has|had)\s+(?:been\s+|since\s+)?(?:re)?train(?:ing|ed)\s+(?:our|its|their|all)\s+(?:\w+\s+)?${STAFF})\b`,
      'iu',
    ),
  ],
];

/** What a text says of training in security: one leaf for each thing said. */
export const readTraining: Reader = (scene) => {
  const patterns = PATTERNS.flatMap(([value, pattern]) => {
    for (const line of scene.lines) {
      const match = pattern.exec(line.text);
      if (
        match !== null &&
        !(value === 'required' && /\b(?:nothing|no|not|never|n['’]t)\b/iu.test(line.text.slice(0, match.index + 20)))
      )
        return [leafAt<Training>(value, line, match, 0.85)];
    }
    return [];
  });
  const concepts = conceptsIn(
    scene,
    'training',
    ({ line, start }) =>
      !line.text.endsWith('?') && !isImagined(line.text, start) && !/\bwould\s+have\b/iu.test(line.text),
  ).map(({ value, line, start, end }) =>
    leaf(trainingSchema.parse(value), [line.start + start, line.start + end], 0.8),
  );
  return { training: firsts(TRAINING, [...patterns, ...concepts]) };
};
