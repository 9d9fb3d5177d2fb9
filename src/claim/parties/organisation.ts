import { lineAt, type Line, type Story } from '../annotate/annotate.js';
import type { Name } from '../annotate/names.js';
import { ELSEWHERE_HEAD, OTHER_VICTIM } from './elsewhere.js';
import { isFirm } from '../annotate/name-words.js';
import { AFTER, BEFORE, NO_VICTIM, WEAK } from './organisation-cues.js';
import type { Party } from './scene.js';

/** An organisation that a text is about is named long before. */
const MOST_NAMES = 1_000;

/** Who works for the one that the story is about is not it. */
const SUPPLIER_AFTER =
  /^,\s+(?:the|an?|our|its|their|one\s+of\s+(?:our|its|their))\s+(?:outside|third-party|external|(?:[\p{L}-]+\s+){0,3}(?:vendor|supplier|contractor|subcontractor|processor|service\s+provider)|(?:[\p{L}-]+\s+){0,2}(?:firm|company|service)\s+(?:that|which|who)\s+(?:handles|runs|cuts|prints|hosts|provides|keeps|stores|processes|sends|mails|manages))\b|^(?:\s+does,|,\s+which\s+(?:handles|runs|hosts|provides|processes|manages|stores))\b/iu;
const SUPPLIER_BEFORE =
  /\b(?:(?:its|our|their|outside|third-party)\s+(?:[\p{L}-]+\s+)?(?:vendor|supplier|contractor|subcontractor|processor|provider)|\ban?\s+(?:[\p{L}-]+\s+)?(?:vendor|supplier|contractor|subcontractor|processor)(?=,)|third\s+party|outside\s+(?:firm|company|vendor|service)|a\s+(?:firm|company|service)\s+called|(?:held|stored|kept|processed|printed|mailed|managed|maintained)\s+by|hosted\s+by|handled\s+by|run\s+by|software\s+from)\s*,?\s+(?:called\s+|named\s+)?$/iu;
/** Those who study such things. */
const ADVISER_BEFORE =
  /\b(?:researchers?|analysts?|experts?|professors?|consultants?|investigators?|lawyers?|attorneys?)\s+(?:from|at|with|of|for)\s+(?:the\s+)?$/iu;
/** Those who use a service talk about it. */
const COMMUNITY_AFTER =
  /^\s+(?:riders?|fans?|users?|owners?|players?|customers?|commuters?|residents?)['’]?\s+(?:threads?|forums?|groups?|boards?|chats?|community|subreddit|page)\b/iu;
/** The court that a complaint is filed with. */
const COURT =
  /\b(?:district|superior|circuit|supreme|high|county|crown|magistrates['’]?|employment)\s+(?:court|tribunal)\b|\b(?:court|tribunal)\s+(?:of|file|case)\b/iu;
const GREETING = /^\s*(?:hello|hi|dear|attention|good\s+(?:morning|day))[,:]?\s+(?:mr\.?\s+|mrs\.?\s+|ms\.?\s+)?$/iu;

/** `HOW_TO_GET_IT_BACK.txt` is a file, `Essential Operators Bill` a law. */
const NO_NAME = /\.(?:txt|html?|zip|csv)$|_|\s(?:Bill|Act|Revolving Fund|Committee|Security Centre)$/iu;

type Candidate = { readonly form: string; readonly names: Name[]; score: number; strong: boolean };

/** The organisation that a story is about: the name with the best evidence, in its fullest form. Null where nothing points to one. */
export function findOrganisation(story: Story, isOther: (name: Name) => boolean): Party | null {
  const candidates = new Map<string, Candidate>();
  for (const name of story.names.slice(0, MOST_NAMES)) {
    if (NO_VICTIM.test(name.text) || NO_NAME.test(name.text) || isOther(name)) continue;
    const key = keyOf(name.text);
    const candidate = candidates.get(key) ?? { form: name.text, names: [], score: 0, strong: false };
    const evidence = evidenceFor(story, name);
    candidates.set(key, candidate);
    candidate.names.push(name);
    candidate.score += evidence.score + 0.5;
    candidate.strong ||= evidence.strong;
  }
  const groups = [...candidates.values()].map((candidate) => grouped(candidate, [...candidates.values()]));
  const [best] = groups
    .filter(({ strong }) => strong)
    .sort((left, right) => right.score - left.score || first(left) - first(right));
  if (best !== undefined) return partyOf(best);
  const [likely] = groups
    .filter(({ score, names }) => score > 0 && isOften(story, names))
    .sort((left, right) => right.names.length - left.names.length || first(left) - first(right));
  return likely === undefined ? listedIn(story) : partyOf({ ...likely, score: 0 });
}

const LISTED = /^(?:listed|added|posted|published)\b.{0,40}\d/iu;

/** On a leak site: the line above the day of the listing. */
function listedIn({ voice, lines }: Story): Party | null {
  if (voice !== 'actor') return null;
  const at = lines.findIndex(({ text }) => LISTED.test(text));
  const line = lines[at - 1];
  const value = line?.text.trim() ?? '';
  if (line === undefined || !/^\p{Lu}/u.test(value) || value.split(/\s+/u).length > 6 || /[.!?:]$/u.test(value))
    return null;
  return {
    leaf: { value, span: [line.start, line.start + value.length], confidence: 0.75 },
    aliases: [value.toLowerCase()],
  };
}

const OFTEN = 3;

/** A name without other evidence that the text keeps coming back to, not as a place and not as somebody who speaks. */
function isOften(story: Story, names: readonly Name[]): boolean {
  const own = names.filter(({ start, end }) => {
    const before = story.text.slice(Math.max(0, start - 12), start);
    return (
      !/\b(?:in|near|from|outside|around|on|and|mr\.?|mrs\.?|ms\.?|dr\.?)\s+$/iu.test(before) &&
      !SAID_BY.test(story.text.slice(end, end + 20)) &&
      !/\b(?:said|says)\s+$/u.test(before)
    );
  });
  return own.length >= OFTEN;
}
const SAID_BY = /^["”,]?\s*(?:said|says|added|told|noted|wrote|asked|answered|replied|thinks|recalled)\b/u;

const first = ({ names }: Candidate): number => names[0]?.start ?? 0;

/** Without its legal form. */
function bareOf(name: string): string {
  return name.replace(/,?\s+(?:Inc|Ltd|Corp|PLC|plc|LLC|GmbH|AG)\.?$/u, '');
}

function keyOf(name: string): string {
  return bareOf(name).toLowerCase();
}

function evidenceFor(story: Story, name: Name): { score: number; strong: boolean } {
  const line = lineAt(story, name.start);
  if (line === null) return { score: 0, strong: false };
  if (
    /^(?:\s+\d)?:\s/u.test(story.text.slice(name.end, name.end + 4)) &&
    name.start === line.start &&
    /^\p{Lu}+$/u.test(name.text)
  )
    return { score: -6, strong: false };
  const wide = story.text.slice(Math.max(line.start, name.start - 120), name.start);
  if (line.index > 0 && story.voice !== 'actor' && (OTHER_VICTIM.test(wide) || ELSEWHERE_HEAD.test(line.text)))
    return { score: -2, strong: false };
  const before = story.text.slice(Math.max(line.start, name.start - 90), name.start);
  const after = story.text.slice(name.end, Math.min(line.end, name.end + 90));
  if (SUPPLIER_AFTER.test(after) || SUPPLIER_BEFORE.test(before)) return { score: -3, strong: false };
  // Who speaks in turn is a person.
  const turn = !isFirm(name.text) && story.text.includes(`\n${(name.text.split(' ').at(-1) ?? '').toUpperCase()}: `);
  if (turn || /^\s*by\s+$/iu.test(before)) return { score: -6, strong: false };
  if (COURT.test(line.text) && line.index < 3 && !/\bvs?\.?\s/u.test(before)) return { score: -3, strong: false };
  if (/^\W*(?:support(?:ed\s+by)?|opposed|oppose|in\s+favou?r|against|sponsors?)\s*:\s*$/iu.test(before))
    return { score: -3, strong: false };
  if (isPlaceOf(story, name)) return { score: 0, strong: false };
  if (COMMUNITY_AFTER.test(after)) return { score: -2, strong: false };
  if (ADVISER_BEFORE.test(before)) return { score: -3, strong: false };
  if (story.voice !== 'actor' && GREETING.test(before)) return { score: -6, strong: false };
  const cues = [
    ...BEFORE.filter(([pattern]) => pattern.test(before)),
    ...AFTER.filter(([pattern]) => pattern.test(after)),
  ].map(([, score]) => score);
  if (isFirm(name.text) || /\s(?:Inc|Ltd|LLC|GmbH|AG|Corp|PLC|plc)$/u.test(name.text)) cues.push(3);
  if (isHome(story, name) || isAlone(story, line, name)) cues.push(3);
  const weak = WEAK.test(after) ? 1 : 0;
  const head = line.index < 2 ? 1 : 0;
  return { score: cues.reduce((sum, score) => sum + score, weak + head), strong: cues.length > 0 };
}

/** `St. Ansgar Hospital in Velby`: where another name's organisation is. */
function isPlaceOf({ text, names }: Story, { start }: Name): boolean {
  const joint = /\s+(?:in|near|outside)\s+$/u.exec(text.slice(Math.max(0, start - 12), start));
  if (joint === null) return false;
  const end = start - joint[0].length;
  return names.some((other) => other.end === end && isFirm(other.text));
}

/** On a leak site and in a listing the victim's name is a line of its own. */
function isAlone({ voice }: Story, { text, index }: Line, name: Name): boolean {
  return (
    voice === 'actor' && index < 4 && text.replaceAll(/^[\s[\](){}<>*=~#|-]+|[\s[\](){}<>*=~#|-]+$/gu, '') === name.text
  );
}

/** A town whose name stands as the dateline of its own paper. */
function isHome({ text, span, lines }: Story, name: Name): boolean {
  const dateline = /^\s*([\p{Lu} .'-]{3,40})\s[-–—]\s/u.exec(text.slice(span[0], span[0] + 60))?.[1];
  if (dateline === undefined || dateline.toLowerCase() !== name.text.toLowerCase()) return false;
  return name.text !== dateline && lines.some((line) => /\bthe (?:town|city|village|county)\b/iu.test(line.text));
}

/** `Stadtwerke Oberlauten`, `Town of Arden`: called by what it is, then by its place. */
function isNamedFor(name: string): boolean {
  return isFirm(name) && !/^(?:Board|Office|Department|Bureau)\b/iu.test(name);
}

/** A short form counts for the long one: `Wexcombe` for `Wexcombe Water`. */
function grouped(candidate: Candidate, all: readonly Candidate[]): Candidate {
  const own = keyOf(candidate.form);
  const short = all.filter(
    (other) =>
      other !== candidate &&
      (own.startsWith(`${keyOf(other.form)} `) ||
        (isNamedFor(candidate.form) && own.endsWith(` ${keyOf(other.form)}`))),
  );
  const long = all.some(
    (other) =>
      (isFirm(other.form) && keyOf(other.form).startsWith(`${own} `)) ||
      (isNamedFor(other.form) && keyOf(other.form).endsWith(` ${own}`)),
  );
  return {
    form: candidate.form,
    names: [...candidate.names, ...short.flatMap(({ names }) => names)],
    // The place that a firm is named after is not it.
    score: (candidate.score + short.reduce((sum, { score }) => sum + score, 0)) * (long ? 0.5 : 1),
    strong: candidate.strong || short.some(({ strong }) => strong),
  };
}

function partyOf({ form, names, score }: Candidate): Party | null {
  const own = names.find(({ text }) => text === form);
  if (own === undefined) return null;
  const forms = names.map(({ text }) => keyOf(text));
  const initial = form.split(' ')[0]?.toLowerCase() ?? '';
  const short = form.includes(' ') && initial.length > 3 ? [initial] : [];
  const confidence = Math.min(0.98, Math.round((0.6 + score * 0.04) * 100) / 100);
  return {
    leaf: { value: bareOf(form), span: [own.start, own.start + bareOf(form).length], confidence },
    aliases: [...new Set([keyOf(form), ...forms, ...short])],
  };
}
