import { z } from 'zod';
import { THREATS } from '../../../model/claim.js';
import type { Line } from '../../annotate/annotate.js';
import { mentions, subjectOf, type Scene } from '../../parties/scene.js';
import { dealOf } from './deal.js';
import { conceptsIn } from '../concepts.js';
import { firsts, leaf, leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Threat = (typeof THREATS)[number];
const threatSchema = z.enum(THREATS);

const WE = String.raw`\b(?:(?:we|i|they|he|she|hackers|gang|group)(?:['’]ll)?\s+(?:(?:will|shall|would|are\s+going\s+to|am\s+going\s+to|have\s+to)\s+)?(?:then\s+|also\s+|start\s+to\s+|begin\s+to\s+)?|(?:threat(?:s|en|ens|ened|ening)?|vow(?:s|ed)?|promis(?:es|ed))\s+to\s+|and\s+(?:then\s+|will\s+)?|or\s+(?:else\s+)?(?:we|i)\s+|before\s+(?:we|i)\s+)`;
const GOODS = String.raw`(?:it|them|all|everything|data|files?|documents?|records?|archive|dump|database|rest|part|information)`;
const SOON = String.raw`(?:will\s+(?:all\s+)?be|gets?|goes?|going\s+to\s+be|shall\s+be|would\s+be|is\s+(?=public)|are\s+(?=public)|becomes?|will\s+(?:become|go|appear)|go)`;
const TOLD = String.raw`(?:patients?|customers?|clients?|guests?|members?|users|students?|parents|residents|donors|press|media|journalists?|newspapers?|reporters|regulators?|authorit(?:y|ies)|partners?|suppliers?|competitors?|employees?|staff|workers|police|shareholders|investors|insurers?|families|tax\s+office|data\s+protection\s+\w+)`;
const PATTERNS: readonly (readonly [Threat, RegExp])[] = [
  [
    'publish',
    new RegExp(
      String.raw`${WE}(?:publish|release|leak|post|dump|expose|disclose|upload|make\s+(?:[\w’']+\s+){1,3}public|put\s+(?:[\w’']+\s+){1,3}(?:online|on\s+(?:an?|our|the|its|their)\s+(?:\w+\s+)?(?:forum|blog|site|channel|page|wall)))\b|\b(?:last|then|next|finally|first)\s+we\s+(?:publish|post|release|put\s+(?:everything|all|it|them))\b|\bgo(?:es)?\s+(?:in|into|on|onto|to|up\s+on)\s+(?:the|our)\s+(?:blog|site|page|channel|forum)\b|\bwill\s+(?:all\s+)?be\s+(?:free|open|available|downloadable)\s+(?:for|to)\s+(?:all|every\w+|any\w+)|\b(?:all|everything|it|data|files?)\b(?:\s+of\s+(?:it|them))?\s+(?:is|are|gets?)\s+(?:published|released|leaked|posted)\b|\bput\s+online\b|\b${GOODS}\s+(?:\w+\s+)?${SOON}\s*(?:published|released|leaked|posted|dumped|exposed|made\s+public|public|online|(?:on|to)\s+our\s+(?:\w+\s+)?(?:page|site|blog)|uploaded)|\bwill\s+be\s+(?:published|released|leaked|posted|uploaded|made\s+public)\b|\b(?:goes?|is)\s+(?:public|online)\b|\bgo(?:es)?\s+(?:up\s+)?on\s+our\s+(?:page|site|blog)\b|\bappears?\s+on\s+our\s+(?:page|site|blog)\b`,
      'iu',
    ),
  ],
  [
    'sell',
    new RegExp(
      String.raw`${WE}(?:sell|auction)\b|\b(?:will|shall|would)\s+be\s+(?:sold|auctioned)\b|\b${GOODS}\s+goes?\s+to\s+(?:the\s+highest\s+bidder|whoever\s+pays)`,
      'iu',
    ),
  ],
  [
    'notify',
    new RegExp(
      String.raw`\b(?:contact|write\s+to|notify|inform|e-?mail|call|phone|tell|alert|warn|text|send\s+(?:\w+\s+){1,3}to|report\s+\w+\s+to)\s+(?:(?:every|all|each|of|your|the|their|its|one|local|largest|biggest|national|and)\s+){0,4}${TOLD}\b`,
      'iu',
    ),
  ],
  [
    'notify',
    new RegExp(
      String.raw`\b${TOLD}\s+(?:gets?\s+(?:an?|the|our|to|their)|will\s+(?:all\s+)?(?:get|hear|receive|know|learn|be\s+(?:told|informed|notified|contacted)))\b`,
      'iu',
    ),
  ],
  [
    'raise_price',
    /\b(?:after\s+(?:that|this|which)\s+(?:the\s+price\s+is|it\s+(?:costs|is)|you\s+pay)|(?:price|amount|sum|ransom|fee|cost)\s+(?:will\s+|then\s+|would\s+)?(?:goes\s+up|go\s+up|doubles?|triples?|rises?|increases?|climbs?|(?:be|is|becomes?)\s+(?:double|doubled|tripled|raised|increased|higher|twice)|is\s+doubled)|(?:double|raise|increase|triple)\s+(?:the|our)\s+(?:price|amount|demand|ransom)|twice\s+as\s+much|costs?\s+(?:you\s+)?(?:double|twice|more)\b|(?:pay|it['’]?s?)\s+double|double\s+after)/iu,
  ],
  [
    'destroy_key',
    /\b(?:keys?\s+(?:will\s+be|is|are|gets?)\s+(?:destroyed|deleted|erased|wiped|gone|lost|thrown\s+away)|(?:delete|destroy|erase|wipe|burn|discard|throw\s+away)\s+(?:the|your|all|this|our)\s+(?:\w+\s+)?(?:keys?|decrypt[oe]rs?))\b/iu,
  ],
  [
    'attack',
    /\b(?:(?:attack|hit|ddos|hack|encrypt)\s+(?:you|your\s+\w+|them|it)\s+again|(?:start|launch|begin)\s+an?\s*(?:ddos|denial)|ddos\s+(?:you|your)|(?:we|i)(?:['’]ll|\s+will)?\s+(?:come|be)\s+back)\b/iu,
  ],
];
const CONDITION =
  /\b(?:if|when|last|again|after|unless|or|otherwise|until|before|in\s+\d+\s+(?:days|hours)|will|then|goes|else|going\s+to|shall|start\w*|every\s+day|threat\w*)\b/iu;
/** `Do not call the police` forbids; it does not threaten. */
const FORBIDS =
  /\b(?:do\s+not|don['’]t|never|you\s+may)\s+(?!pay\b)(?:\w+\s+){0,2}$|\b(?:if|when|before|unless)\s+(?:you|they)\s+(?:\w+\s+){0,2}$/iu;

/** `It informed the commissioner on Tuesday`: done, and no threat. */
const TOLD_ALREADY =
  /^(?:it|they|the\s+\p{L}+|we)\s+(?:ha(?:s|ve)\s+)?(?:informed|notified|told|contacted|alerted|called|reported)\b/iu;
/** Where somebody reports, what will be done is a threat only beside those who would do it. */
const ROBBERS =
  /\b(?:hackers?|gang|group|attackers?|thie(?:f|ves)|they|he|she|seller|crooks?|extort\w*|threat\w*|note|ransom|message|letter|e-?mail|whoever|criminals?|intruders?|crew|posts?|unless|otherwise|deadline|clock|timer|somebody|someone|man)\b/iu;

function isByRobbers(scene: Scene, line: Line): boolean {
  if (scene.voice === 'actor' || scene.chat) return true;
  const near = [scene.lines[line.index - 1], line].map((each) => each?.text ?? '').join(' ');
  return ROBBERS.test(near) || mentions(near, scene.actor);
}
/** Whom a law makes tell others threatens nobody. */
const DUTY =
  /\b(?:must|shall|ha(?:s|ve)\s+to|required\s+to|obliged\s+to)\s+(?:\p{Ll}+\s+)?(?:notify|inform|tell|report|contact|alert)\b|\brequir(?:es|ed)\b[^.]{0,60}\bto\s+(?:notify|inform|tell|report)\b|\b(?:directive|statute|by\s+law|under\s+the\s+(?:act|law|directive|code))\b/iu;

/** Somebody says what will be done, to whoever was robbed or if nothing is paid. */
const THREATENS =
  /\b(?:unless|failing\s+which|if\s+(?:we|they|he|it|you)\s+(?:do\s+not|don['’]t|does\s+not|doesn['’]t)\b|if\s+not,|or\s+(?:it|they|he|she|we)\s+(?:will|would)\b|say(?:s)?\s+they['’]ll|will\s+all\s+be\s+attacked|will\s+be\s+attacked|or\s+[^.]{3,60}\s+would\s+be\s+sold|is\s+opened\s+to\s+all|threat(?:s|en\w*)?\b|they['’]ll\s+(?:just\s+)?(?:put|post|publish|leak|sell)|parts?\s+[\w ]{1,20}\s+follows?\s+on|(?:bragged|promised|vowed)\s+(?:that|to)|a\s+clock\s+is\s+running|we\s+(?:will\s+)?(?:attack|strike|hit)\s+(?:again|next)|next\s+(?:is|will\s+be|are)\s+(?:the\s+)?\p{Ll}+,|until\s+[\w ]{3,20}\s+or\s+(?:all|everything|it|the\s+\w+)|timer\b|hits\s+zero)\b/iu;

/** What is threatened if nobody pays. */
export const readThreats: Reader = (scene) => {
  const { lines, extortion, earlier, voice } = scene;
  if (!extortion && dealOf(scene) !== 'siege' && !lines.some(({ text }) => THREATENS.test(text))) return {};
  const isMeant = (line: Line, at: number): boolean =>
    !earlier.has(line.index) &&
    !DUTY.test(line.text) &&
    !FORBIDS.test(line.text.slice(0, at)) &&
    // Who was attacked tells its customers; that threatens nobody.
    (voice === 'actor' || (subjectOf(line, scene) !== 'organisation' && !TOLD_ALREADY.test(line.text)));
  const patterns = PATTERNS.flatMap(([threat, pattern]) => {
    for (const line of lines) {
      const match = pattern.exec(line.text);
      if (match === null || !CONDITION.test(line.text) || earlier.has(line.index)) continue;
      if (FORBIDS.test(line.text.slice(0, match.index))) continue;
      if (threat === 'notify' && !isMeant(line, match.index)) continue;
      return [leafAt<Threat>(threat, line, match, 0.85)];
    }
    return [];
  });
  const concepts = conceptsIn(
    scene,
    'threats',
    ({ line, start }) => !line.text.endsWith('?') && isMeant(line, start) && isByRobbers(scene, line),
  ).map(({ value, line, start, end }) => leaf(threatSchema.parse(value), [line.start + start, line.start + end], 0.78));
  return { threats: firsts(THREATS, [...patterns, ...concepts]) };
};
