import type { THREATS } from '../../../model/claim.js';
import { leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Threat = (typeof THREATS)[number];

const PATTERNS: readonly (readonly [Threat, RegExp])[] = [
  [
    'publish',
    /\b(?:we\s+(?:will\s+)?(?:publish|release|leak|post)|(?:goes?|put)\s+online|(?:goes?|is)\s+public|will\s+be\s+(?:published|released|leaked|posted)|go(?:es)?\s+(?:up\s+)?on\s+our\s+(?:page|site|blog)|threaten(?:s|ed|ing)?\s+to\s+(?:publish|release|leak))\b/iu,
  ],
  ['sell', /\b(?:(?:we|will|to)\s+(?:will\s+)?sell|and\s+sell|threaten(?:s|ed|ing)?\s+to\s+sell|will\s+be\s+sold)\b/iu],
  [
    'notify',
    /\b(?:(?:contact|write\s+to|notify|inform|e-?mail|call|tell)\s+(?:every\s+|all\s+|each\s+of\s+)?(?:your\s+|the\s+|their\s+)?(?:patients?|customers|clients|press|media|newspapers|regulators?|partners|employees|police))\b/iu,
  ],
  [
    'notify',
    /\b(?:employees?|customers?|patients?|clients?|the\s+press)\s+(?:gets?|will\s+(?:get|hear|receive|know|learn))\b/iu,
  ],
  [
    'raise_price',
    /\b(?:after\s+that\s+(?:the\s+price\s+is|it\s+costs)|price\s+(?:will\s+)?(?:goes\s+up|doubles?|triples?|rises?|goes\s+up|increases?)|(?:double|raise)\s+the\s+price|twice\s+as\s+much)\b/iu,
  ],
  [
    'destroy_key',
    /\b(?:key\s+(?:will\s+be|is|gets)\s+(?:destroyed|deleted)|(?:delete|destroy)\s+(?:the|your)\s+(?:decryption\s+)?key)\b/iu,
  ],
  ['attack', /\b(?:(?:attack|hit|ddos)\s+(?:you|your\s+\w+)\s+again|start\s+a?\s*ddos|come\s+back)\b/iu],
];
const CONDITION =
  /\b(?:if|after|unless|or|otherwise|until|before|in\s+\d+\s+(?:days|hours)|will|then|goes|every\s+day)\b/iu;
/** `Do not call the police` forbids; it does not threaten. */
const FORBIDS = /\b(?:do\s+not|don['’]t|never|you\s+may)\s+(?!pay\b)(?:\w+\s+){0,2}$/iu;

/** What is threatened if nobody pays. */
export const readThreats: Reader = ({ lines, extortion, earlier }) => {
  if (!extortion) return {};
  const found = PATTERNS.flatMap(([threat, pattern]) => {
    for (const line of lines) {
      const match = pattern.exec(line.text);
      if (match === null || !CONDITION.test(line.text) || earlier.has(line.index)) continue;
      if (FORBIDS.test(line.text.slice(0, match.index))) continue;
      return [leafAt<Threat>(threat, line, match, 0.85)];
    }
    return [];
  });
  return { threats: found.filter(({ value }, at) => found.findIndex((other) => other.value === value) === at) };
};
