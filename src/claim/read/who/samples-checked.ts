import { lineAt } from '../../annotate/annotate.js';
import type { Line } from '../../annotate/annotate.js';
import { mentions, type Scene } from '../../parties/scene.js';
import { leaf, leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';

type Result = 'accurate' | 'inaccurate' | 'unclear';

const SAMPLE =
  /\b(?:samples?|screenshots?|(?:dozen|few|some|\d+|ten|twenty|thirty|forty|fifty|hundred)\s+(?:of\s+(?:the|them|these)\b|(?:lines|rows|records|entries))|against\s+our\s+(?:list|records)|match\w*\s+our|(?:compared|checked)\s+(?:\w+\s+){0,3}?(?:with|against)|(?:the|these)\s+(?:lines|rows|records)|lines of|records from)\b/iu;
const CHECKED =
  /\b(?:seen|saw|checked|compared|verified|verify|reviewed|looked at|called|contacted|confirm(?:ed)?|was (?:sent|shown|given)|match(?:es|ed)?|found|spoke|rang|wrote|phoned|reached|showed|sent|examined|tested)\b/iu;
const RESULTS: readonly (readonly [Result, RegExp])[] = [
  [
    'unclear',
    /\b(?:(?:could|can|was|were|been)\s*(?:not\s+able\s+to|not|n['’]t|unable\s+to)|couldn['’]t|can['’]t|can['’]t|unable\s+to)\s+(?:be\s+)?(?:immediately\s+|independently\s+)*(?:verif(?:y|ied)|check(?:ed)?|confirm(?:ed)?)\b/iu,
  ],
  [
    'inaccurate',
    /\b(?:(?:do|does|did)\s*(?:not|n['’]t)\s+match|not\s+match|(?:is|are|was|were|looks?)\s+(?:fake|false|made up|fabricated|invented|bogus)|(?:does|do|did)\s+not\s+come\s+from\s+(?:us|our)|none\s+of\s+the\s+[\w -]{2,40}?\s+(?:is|are|was|were|match\w*)|not\s+(?:valid|genuine|real|correct)|think\s+this\s+is\s+fake)/iu,
  ],
  [
    'accurate',
    /\b(?:confirmed\s+(?:that\s+)?(?:they|the\s+\w+)\s+(?:\w+\s+){0,3}?(?:accurate|genuine|correct|authentic|real)|accurate|genuine|correct|authentic|legit(?:imate)?|match(?:es|ed)?\b|confirmed\s+(?:they|that\s+(?:they|the))|(?:was|were|is|are)\s+(?:all\s+)?(?:right|theirs|ours)\b|found\s+them\s+(?:to\s+be\s+)?(?:right|correct|accurate)|confirmed\s+(?:the|their|his|her|its)\s+(?:details|data|information|records)|real\s+(?:customers|people)|(?:is|are|looks?|seems?)\s+(?:to\s+be\s+)?real|confirmed\s+their)/iu,
  ],
];
const AUTHENTICITY =
  /\b(?:claims?|it|this|any|them|they|data|samples?|screenshots?|authenticity|details|lines|rows)\b/iu;

/** Whether somebody held samples against the truth, who, and what they found. A line that could not be verified counts as looked at. */
export const readSamplesChecked: Reader = (scene) => {
  for (const line of scene.lines) {
    if (scene.earlier.has(line.index) || line.text.endsWith('?') || scene.chat || scene.voice === 'actor') continue;
    const found = resultIn(scene, line);
    if (found !== null)
      return { samples_checked: { by: checkerOf(scene, line, found.value === 'unclear'), result: found } };
  }
  return {};
};

function resultIn(scene: Scene, line: Line) {
  for (const [result, pattern] of RESULTS) {
    const match = pattern.exec(line.text);
    if (match === null) continue;
    const near = aboutSamples(scene, line) || /\bsamples?\s+(?:is|are|looks?|seems?)\b/iu.test(line.text);
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
    const at = own.text.toLowerCase().indexOf(outlet.aliases[0] ?? '');
    const lead = /the $/iu.exec(own.text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0;
    const start = own.start + at - lead;
    return leaf(outlet.leaf.value, [start, own.start + at + (outlet.aliases[0] ?? '').length], 0.85);
  }
  const { organisation, voice } = scene;
  const spoken = /^["“]\s*(?:we|our)\b/iu.test(line.text);
  if (organisation === null || (voice !== 'company' && !spoken)) return null;
  const own = close.find((other) => /\b(?:our|we)\b/iu.test(other.text) && !/\bi\b/iu.test(other.text)) ?? null;
  return own === null || lineAt(scene, own.start) === null
    ? null
    : leaf(organisation.leaf.value, organisation.leaf.span, 0.7);
}
