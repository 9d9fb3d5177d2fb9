import type { TRAINING } from '../../../model/claim.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Training = (typeof TRAINING)[number];

const PATTERNS: readonly (readonly [Training, RegExp])[] = [
  [
    'lacking',
    /\b(?:training\s+is\s+(?:something\s+)?(?:lacking|missing)|lack(?:s|ed)?\s+(?:of\s+)?(?:\w+\s+)?training|(?:had|has|have|with|received)\s+(?:had\s+)?(?:no|not\s+had\s+any)\s+(?:[\p{L}-]+\s+)?training|no\s+time\s+for\s+training|nobody\b[^.]{0,30}\b(?:any\s+)?training|never\s+(?:got|had|received)\s+(?:any\s+)?(?:[\p{L}-]+\s+)?training|(?:never|not)\s+been\s+trained)\b/iu,
  ],
  [
    'not_required',
    /\b(?:no\s+(?:specific\s+)?(?:[\p{L}-]+\s+){0,3}?training\s+requirement|nothing\s+requires\b[^.]{0,60}\btrain(?:ed|ing)|training\s+is\s+not\s+(?:required|mandatory)|not\s+required\s+to\b[^.]{0,30}\btrain)/iu,
  ],
  [
    'required',
    /\b(?:(?:must|shall|ha(?:s|ve)\s+(?:also\s+)?to|required\s+to)\b[^.]{0,140}\btrain(?:ing)?\b|need\s+[^.]{0,40}\btraining\b[^.]{0,40}\b(?:licen[cs]e|year)|mandatory\s+training|training\s+is\s+(?:required|mandatory))/iu,
  ],
  [
    'offered',
    /\b(?:offer(?:s|ed|ing)?\s+(?:ongoing\s+|free\s+|online\s+|additional\s+|more\s+|further\s+)*training|free\s+(?:[\p{L}-]+\s+)?(?:training|workshops?|courses?)|training\s+is\s+(?:free|offered)|give\s+(?:them|you|operators)\s+the\s+course|courses?\s+for\s+free)\b/iu,
  ],
  [
    'given',
    /\b(?:(?:staff|employees?|everyone|people)\s+ha(?:s|ve|d)\s+(?:since\s+)?been\s+trained|giv(?:e|ing)\s+(?:all\s+)?(?:[\p{L}]+\s+){1,3}training|(?:got|took|had|received)\s+an?\s+(?:[\p{L}-]+\s+){0,2}?(?:course|training)|(?:are|is|have)\s+(?:been\s+)?train(?:ing|ed)\s+(?:our|its|their|all)\s+(?:staff|employees|people))\b/iu,
  ],
];

/** What a text says of training in security: one leaf for each thing said. */
export const readTraining: Reader = ({ lines }) => ({
  training: PATTERNS.flatMap(([value, pattern]) => {
    for (const line of lines) {
      const match = pattern.exec(line.text);
      if (
        match !== null &&
        !(value === 'required' && /\b(?:nothing|no)\b/iu.test(line.text.slice(0, match.index + 20)))
      )
        return [leafAt<Training>(value, line, match, 0.85)];
    }
    return [];
  }),
});
