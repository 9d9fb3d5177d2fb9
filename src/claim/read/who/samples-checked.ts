import { answererOf } from '../../annotate/chat.js';
import { lineAt } from '../../annotate/annotate.js';
import type { Line } from '../../annotate/annotate.js';
import { mentions, subjectOf, type Scene } from '../../parties/scene.js';
import { leaf, leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Result = 'accurate' | 'inaccurate' | 'unclear';

const NUMBER = String.raw`(?:dozens?|few|some|several|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred)`;
const SAMPLE = new RegExp(
  String.raw`\b(?:samples?|previews?|screenshots?|reviews?\s+of\s+\d+|(?:the|these|those)\s+(?:\w+\s+)?(?:\d+|fifty|hundred|twenty|thirty)\b|excerpts?|extracts?|(?<![\d,.])${NUMBER}\s+(?:of\s+(?:the|them|these|those)\b|(?:travell?ers|guests|members|residents)\b|(?:of\s+the\s+)?(?:lines|rows|records|entries|names|growers|persons|e-?mails|voters|passengers|savers|tenants|customers|people|accounts|addresses|patients|users|members|clients|numbers)\b)|against\s+our\s+(?:list|records)|match\w*\s+our|(?:compared|checked)\s+(?:\w+\s+){0,3}?(?:with|against)|(?:the|these)\s+(?:lines|rows|records|entries)|lines of|records from|(?:part|portion|selection|set)\s+of\s+(?:the|this)\s+(?:\w+\s+)?(?:data|files?|records|leak|dump|database))`,
  'iu',
);
const CHECKED =
  /\b(?:seen|saw|checked|cross-checked|compared|verified|verify|reviewed|looked at|looked up|called|contacted|confirm(?:ed)?|was (?:sent|shown|given)|match(?:es|ed)?|found|spoke|spoken|rang|wrote|phoned|telephoned|reached|showed|told|sent|examined|inspected|tested|analy[sz]ed|validated|asked|rang\s+up|tried|had\s+a\s+poke|pulled|ran\s+them|signed\s+up|passed|looked|telephoned|turned\s+up|got\s+hold|opened|proof|interviewed|went through|belong(?:s|ed)?)\b/iu;
const RESULTS: readonly (readonly [Result, RegExp])[] = [
  [
    'unclear',
    /\b(?:(?:could|can|did)(?:\s+not|n['’]t|not)\s+(?:settle|tell)\b|(?:could|can)\s+not\s+say\s+(?:if|whether)\b|proves?\s+(?:little|nothing)|(?:could|can|was|were|been)\s*(?:not\s+able\s+to|not|n['’]t|unable\s+to)|couldn['’]t|can['’]t|cannot|unable\s+to|impossible\s+to|no\s+way\s+to)\s+(?:yet\s+)?(?:be\s+)?(?:immediately\s+|independently\s+)*(?:verif(?:y|ied)|check(?:ed)?|confirm(?:ed)?|authenticated?)\b|\b(?:has|have|had)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:independently\s+)?verified\b|\b(?:is|are|remains?)\s+unverified\b|\bnot\s+independently\s+verified\b|\bauthenticity\s+(?:of\s+[^.]{3,40}\s+)?(?:is|was|remains|could)\s+(?:unclear|unknown|not)\b/iu,
  ],
  [
    'inaccurate',
    /\b(?:(?:do|does|did)\s*(?:not|n['’]t)\s+(?:match|check\s+out|exist|correspond|belong)|not\s+match|(?:is|are|was|were|looks?)\s+(?:fake|false|made up|fabricated|invented|bogus|wrong|recycled|outdated)|(?:does|do|did)\s+not\s+come\s+from\s+(?:us|our)|none\s+of\s+the\s+[\w -]{2,40}?\s+(?:is|are|was|were|match\w*|exist\w*|belong\w*)|not\s+(?:valid|genuine|real|correct|accurate)|think\s+this\s+is\s+fake|(?:is|are|was|were)\s+made\s+up|glued\s+together|not\s+a\s+single\s+(?:line|one|row|record|name)|not\s+one\s+of\s+the\s+\w+|had\s+never\s+(?:heard|banked|been|bought)|(?:don['’]t|do\s+not|does\s+not)\s+exist)\b/iu,
  ],
  [
    'accurate',
    /\b(?:confirmed\s+(?:that\s+)?(?:they|the\s+\w+)\s+(?:\w+\s+){0,3}?(?:accurate|genuine|correct|authentic|real|valid)|accurate|genuine|correct|authentic|legit(?:imate)?|match(?:es|ed)?\b|correspond(?:s|ed)?\s+(?:to|with)|check(?:s|ed)?\s+out\b|confirmed\s+(?:they|that\s+(?:they|the))\b|(?:was|were|is|are)\s+(?:all\s+)?(?:right|theirs|ours|valid|real)\b|found\s+them\s+(?:to\s+be\s+)?(?:right|correct|accurate)|confirmed\s+(?:the|their|his|her|its)\s+(?!breach|attack|hack|incident|theft|leak|invest|claim|number|report|closure|outage)\w+|already\s+taken|that['’]?s\s+my|all\s+real\b|everything\s+matched|(?:said|says)\s+(?:that\s+)?(?:the\s+)?(?:[\w’']+\s+){0,4}(?:was|were)\s+(?:accurate|right|correct|theirs)|(?:i['’]?m|i\s+am|she|he|cat)\s+(?:is\s+)?in\s+there\b|(?:number|date)\s+is\s+right\b|real\s+(?:passengers|customers|people|users|patients|accounts)|belong(?:s|ed)?\s+to\s+(?:real|actual|existing)|(?:is|are|looks?|seems?)\s+(?:to\s+be\s+)?real|confirmed\s+their)/iu,
  ],
];
const AUTHENTICITY =
  /\b(?:claims?|it|this|any|them|they|data|samples?|screenshots?|authenticity|details|lines|rows)\b/iu;

/** Whether somebody held samples against the truth, who, and what they found. A line that could not be verified counts as looked at. */
export const readSamplesChecked: Reader = (scene) => {
  for (const line of scene.lines) {
    if (scene.earlier.has(line.index) || line.text.endsWith('?')) continue;
    const own = scene.chat ? ownProof(scene, line) : null;
    if (own !== null) return { samples_checked: own };
    if (scene.chat || scene.voice === 'actor') continue;
    const found = resultIn(scene, line);
    if (found !== null)
      return { samples_checked: { by: checkerOf(scene, line, found.value === 'unclear'), result: found } };
  }
  return {};
};

/** `They are ours and they are correct`, says whoever was robbed to those who sent a proof. */
function ownProof(scene: Scene, line: Line) {
  const match = OURS.exec(line.text);
  if (match === null || line.speaker === answererOf(scene.lines) || scene.organisation === null) return null;
  const { value, span } = scene.organisation.leaf;
  return { by: leaf(value, span, 0.7), result: leafAt<Result>('accurate', line, match, 0.8) };
}
const OURS = /\b(?:they|these|those|files?|it)\s+(?:are|is|look)\s+(?:ours|real|genuine|correct)\b/iu;

function resultIn(scene: Scene, line: Line) {
  for (const [result, pattern] of RESULTS) {
    const match = pattern.exec(line.text);
    if (match === null) continue;
    const near = aboutSamples(scene, line) || /\bsamples?\s+(?:is|are|looks?|seems?)\b/iu.test(line.text);
    // Who cannot confirm that it was hit has checked no sample.
    if (result === 'unclear' && !near && (scene.voice === 'company' || subjectOf(line, scene) === 'organisation'))
      continue;
    const enough = result === 'unclear' ? AUTHENTICITY.test(line.text) : near && (CHECKED.test(line.text) || near);
    if (enough) return leafAt<Result>(result, line, match, result === 'unclear' ? 0.85 : 0.9);
  }
  return null;
}

/** The line, or one of the two before it in the same paragraph, speaks of a sample that somebody looked at. */
function aboutSamples({ lines }: Scene, line: Line): boolean {
  const close = lines.slice(Math.max(0, line.index - 2), line.index + 1);
  return close.some(
    (other) => other.paragraph === line.paragraph && SAMPLE.test(other.text) && CHECKED.test(other.text),
  );
}

function checkerOf(scene: Scene, line: Line, unclear: boolean) {
  const before = unclear ? (/^(?:it|they)\b/iu.test(line.text) ? 1 : 0) : 2;
  const close = scene.lines
    .slice(Math.max(0, line.index - before), line.index + 1)
    .filter(({ paragraph }) => paragraph === line.paragraph)
    .toReversed();
  for (const outlet of scene.outlets) {
    const own = close.find((other) => mentions(other.text, outlet));
    if (own === undefined) continue;
    const alias = outlet.aliases.find((each) => own.text.toLowerCase().includes(each)) ?? '';
    const at = own.text.toLowerCase().indexOf(alias);
    const lead = /the $/iu.exec(own.text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0;
    const start = own.start + at - lead;
    // As the sentence names it: a short form of the name at its head.
    const value =
      alias === outlet.aliases[0] ? outlet.leaf.value : own.text.slice(start - own.start, at + alias.length);
    return leaf(value, [start, own.start + at + alias.length], 0.85);
  }
  const [paper, more] = scene.outlets;
  if (
    paper !== undefined &&
    more === undefined &&
    scene.voice === 'reporter' &&
    close.some(({ text }) => /^(?:we|our)\b/iu.test(text))
  )
    return leaf(paper.leaf.value, paper.leaf.span, 0.75);
  const { organisation, voice } = scene;
  const spoken = /^["“]\s*(?:we|our)\b/iu.test(line.text);
  if (organisation === null || (voice !== 'company' && !spoken)) return null;
  const own = close.find((other) => /\b(?:our|we)\b/iu.test(other.text) && !/\bi\b/iu.test(other.text)) ?? null;
  return own === null || lineAt(scene, own.start) === null
    ? null
    : leaf(organisation.leaf.value, organisation.leaf.span, 0.7);
}
