import type { Leaf } from '../../../model/claim.js';
import type { Line } from '../../annotate/annotate.js';
import type { Quote } from '../../annotate/quotes.js';
import { isImagined } from '../../annotate/stance.js';
import { mentions, subjectOf, type Scene } from '../../parties/scene.js';
import { leaf, leafAt } from '../leaf.js';
import type { Reader } from '../reader.js';
import { isMeant, isOutweighed, STATUS } from './response-words.js';

type Status = 'investigating' | 'confirmed' | 'denied' | 'none';

/** What the organisation says of the claim, in a word and in its own words. */
export const readResponse: Reader = (scene) => {
  const [status] = responsesIn(scene);
  return status === undefined ? {} : { response: { status, quote: quoteOf(scene) } };
};

/** Everything that it says, what outweighs the rest first. */
export function responsesIn(scene: Scene): Leaf<Status>[] {
  if (scene.voice === 'actor') return [];
  const own = scene.lines.slice(0, MOST_LINES).filter((line) => !scene.earlier.has(line.index) && isOwn(scene, line));
  const aboutIt = scene.lines
    .filter((line) => !scene.earlier.has(line.index) && mentions(line.text, scene.organisation))
    .slice(0, MOST_LINES);
  const found: Leaf<Status>[] = [];
  for (const [status, pattern, confidence] of STATUS) {
    if (isOutweighed(pattern, found)) continue;
    for (const line of status === 'none' ? [...own, ...aboutIt] : own) {
      const match = pattern.exec(line.text);
      if (match === null || !isMeant(status, line.text, match)) continue;
      if (status !== 'none' && isImagined(line.text, match.index)) continue;
      found.push(leafAt<Status>(status, line, match, confidence));
      break;
    }
  }
  const silence = found.length === 0 ? silenceIn(scene) : null;
  if (silence !== null) found.push(silence);
  const letter = ownLetter(scene, found);
  return letter === null ? found : [letter, ...found];
}

/** `I told them on 9 September. No answer.` */
function silenceIn({ lines, organisation, earlier }: Scene): Leaf<Status> | null {
  if (organisation === null) return null;
  for (const line of lines.slice(1, MOST_LINES)) {
    const match = /^no\s+(?:answer|reply|response)\b/iu.exec(line.text);
    if (match === null || earlier.has(line.index)) continue;
    if (ASKED_THEM.test(lines[line.index - 1]?.text ?? '')) return leafAt<Status>('none', line, match, 0.75);
  }
  return null;
}
const ASKED_THEM =
  /\b(?:i|we)\s+(?:told|wrote|asked|called|mailed|e-?mailed|phoned|rang|contacted|informed|warned|tried)\b/iu;

/** Whose letter tells of what was taken or attacked has confirmed it, whatever the words. */
function ownLetter(scene: Scene, found: readonly Leaf<Status>[]): Leaf<Status> | null {
  if (
    scene.voice !== 'company' ||
    scene.organisation === null ||
    found.some(({ value }) => value === 'confirmed' || value === 'denied')
  )
    return null;
  for (const line of scene.lines.slice(0, MOST_LINES)) {
    const match = scene.earlier.has(line.index) ? null : HAPPENED.exec(line.text);
    if (match === null || isImagined(line.text, match.index) || !isMeant('confirmed', line.text, match)) continue;
    if (UNSURE.test(line.text) || /\b(?:no|not|nor|never|none|nothing)\b/iu.test(line.text.slice(0, match.index)))
      continue;
    return leafAt<Status>('confirmed', line, match, 0.7);
  }
  return null;
}

const HAPPENED =
  /\b(?:(?:was|were|been|got)\s+(?:\w+\s+)?(?:stolen|taken|copied|accessed|hacked|breached|encrypted|locked|viewed|downloaded|compromised|exposed|attacked)|(?:broke|gotten|got|came|signed|logged)\s+in(?:to)?\b|made\s+off\s+with|unauthori[sz]ed\s+(?:access|activity|person|party)|(?:an?|the)\s+(?:intruder|hackers?|thie(?:f|ves)|outsider)\s+(?:had|has|copied|took|got|broke)|it\s+was\s+ransomware|ransomware\s+(?:attack|(?:had\s+|has\s+)?(?:reached|locked|hit|encrypted|got|struck))|(?:had|have\s+had)\s+an?\s+(?:security|cyber|data)\s*(?:incident|breach)|(?:used|with)\s+(?:the|a|an)\s+stolen\s+password|left\s+open|answered\s+an?\s+e-?mail|sent\s+(?:the\s+(?:writer|sender|stranger)|a\s+stranger)\b|(?:was|were)\s+(?:sent|mailed)\s+to\s+(?:the\s+wrong|a\s+stranger)|(?:opened|moved|started|stopped)\s+[^.]{0,30}\bon\s+its\s+own|(?:servers?|computers?|files|systems?)\s+(?:\([^)]{2,40}\)\s+)?(?:were\s+|was\s+)?(?:encrypted|locked)|suffered\s+an?|details\s+were)\b/iu;
const UNSURE =
  /\b(?:claims?|alleg\w+|rumou?rs?|whether|investigating|no\s+evidence|not\s+(?:been\s+)?(?:hacked|breached))\b/iu;

const MOST_LINES = 3_000;
const SPOKEN =
  /\b(?:spokes\w+|press\s+(?:desk|office|team)|officials?|(?:the|this|its)\s+(?:compan\w+|bank|airline|carrier|society|agency|airport|insurer|district|operator|utility|lender|retailer|chain|hospital|clinics?|college|university|school|town|city|county|co-op|cooperative|firm|maker|store|hotel|resort|museum|library|club|church|charity|foundation|brewery|dairy|plant|port|authority|provider|studio|publisher|start-?up|board|council|dealer|broker|system))\b/iu;

/** Those who look for the thieves do not speak for who was robbed. */
const OFFICERS_OF_LAW =
  /\b(?:police|fbi|prosecutors?|detectives?|secret\s+service|europol)\b[^.]{0,30}\b(?:said|says|spokes\w+|confirmed|told|announced)\b/iu;

/** `The supplier, Metrica Flow, did not reply`: another firm, called by name. */
const OUTSIDE = /^the\s+(?:supplier|vendor|contractor|provider|processor|firm|company),\s+\p{Lu}/iu;

/** Whether a sentence tells what the organisation does or says: it is the subject, or speaks in the first person of a statement or quotation. */
function isOwn(scene: Scene, line: Line): boolean {
  if (OFFICERS_OF_LAW.test(line.text) && !mentions(line.text, scene.organisation)) return false;
  if (OUTSIDE.test(line.text) && !mentions(line.text, scene.organisation)) return false;
  if (/^according\s+to\b/iu.test(line.text) && officerIn(scene, line)) return true;
  const subject = subjectOf(line, scene);
  if (subject === 'organisation') return true;
  if (isTold(scene, line)) return true;
  if (subject !== null) return mentions(line.text, scene.organisation) && /[;,]\s*(?:the|it)\b/iu.test(line.text);
  if (scene.voice === 'company') return true;
  if (/^["“][^"”]*\b(?:we|our)\b/iu.test(line.text)) return speakerOf(scene, line.start + 1) === 'organisation';
  if (officerIn(scene, line)) return true;
  return (
    SPOKEN.test(line.text) ||
    (/^(?:it|they)\b/iu.test(line.text) && subjectOf(scene.lines[line.index - 1] ?? line, scene) === 'organisation')
  );
}

/** `We informed Workbird, which confirmed the problem`. */
function isTold({ organisation }: Scene, { text }: Line): boolean {
  const lower = text.toLowerCase();
  return (organisation?.aliases ?? []).some((alias) => {
    const at = lower.indexOf(alias);
    return at >= 0 && /^,?\s+(?:which|who)\s/u.test(lower.slice(at + alias.length));
  });
}

const FEWEST_WORDS = 4;
const MOST_QUOTES = 300;

/** The organisation's own words: its first whole sentence between quotation marks, else a part of one that says how it stands. */
function quoteOf(scene: Scene) {
  const spoken = scene.quotes
    .slice(0, MOST_QUOTES)
    .filter((quote) => !scene.earlier.has(lineOf(scene, quote)) && speakerOf(scene, quote.span[0]) === 'organisation');
  const whole = spoken.find(({ text }) => /^\p{Lu}/u.test(text) && text.split(/\s+/u).length >= FEWEST_WORDS);
  const part =
    spoken.find(({ text }) => STATUS.some(([, pattern]) => pattern.test(text))) ??
    spoken.find(({ text }) => text.split(/\s+/u).length > FEWEST_WORDS);
  const chosen = whole ?? part;
  // In its own letter a word about something else is no answer.
  const aside = scene.voice === 'company' && !/\b(?:we|our|us)\b/iu.test(chosen?.text ?? '');
  return chosen === undefined || aside
    ? null
    : leaf(
        chosen.text.replace(/,$/u, ''),
        [chosen.span[0], chosen.span[1] - (chosen.text.endsWith(',') ? 1 : 0)],
        whole === undefined ? 0.75 : 0.85,
      );
}

function lineOf({ lines }: Scene, { span }: Quote): number {
  return lines.findIndex(({ start, end }) => span[0] >= start && span[0] < end + 2);
}

/** Who says what stands at a place between quotation marks: by the words around the quotation in its paragraph. */
function speakerOf(scene: Scene, at: number): 'organisation' | 'actor' | 'other' {
  const quote = scene.quotes.find(({ span }) => at >= span[0] && at <= span[1]);
  if (quote === undefined) return 'other';
  const { text } = scene;
  const after = /^["”]?[,\s]*([^"“\n]{0,160})/u.exec(text.slice(quote.span[1], quote.span[1] + 170))?.[1] ?? '';
  const before = /([^"”.\n]{0,160})["“]$/u.exec(text.slice(Math.max(0, quote.span[0] - 161), quote.span[0]))?.[1] ?? '';
  for (const words of [
    after.split(/[.!?](?:\s|$)/u)[0] ?? '',
    before,
    text.slice(Math.max(0, quote.span[0] - 160), quote.span[0]),
  ]) {
    if (
      !/\b(?:said|says|told|added|saying|stated|wrote|writes|tells|statement|called?|replied|answered|explained|press\s+(?:desk|office|team)|reply|banner|word\s+so\s+far|got\s+[\w ]{2,20}\s+back)\b/iu.test(
        words,
      ) &&
      !/\bsaid it was $/iu.test(words) &&
      !/\p{Lu}[\p{L}’'-]+(?:,\s[\p{Ll}\s]{2,30})?:\s*$/u.test(words)
    )
      continue;
    if (mentions(words, scene.actor) || /\b(?:hacker|seller|gang|attackers)\b/iu.test(words)) return 'actor';
    const person = scene.people.find(({ name }) => words.includes(name.split(' ').at(-1) ?? name));
    if (
      mentions(words, scene.organisation) ||
      SPOKEN.test(words) ||
      (person !== undefined && isOfficer(person.role?.text ?? ''))
    )
      return 'organisation';
  }
  return scene.voice === 'company' ? 'organisation' : 'other';
}

/** An official with a title who says something. */
function officerIn({ people }: Scene, { text }: Line): boolean {
  return people.some(
    ({ name, role }) =>
      role !== null &&
      isOfficer(role.text) &&
      text.includes(name.split(' ').at(-1) ?? name) &&
      /\b(?:said|says|told|confirmed|added|wrote|according\s+to)\b|:\s*["“]/iu.test(text),
  );
}

function isOfficer(role: string): boolean {
  return OFFICER.test(role) && !OUTSIDER.test(role);
}

const OFFICER =
  /\b(?:spokes\w+|chief|ceo|cio|ciso|cfo|cto|president|director|manager|superintendent|mayor|administrator|officer|chair\w*|clerk|owner|principal|head|treasurer|founder|commissioner|supervisor|executive|dean|registrar|bursar|harbou?rmaster|rector|chancellor|provost|librarian|secretary|counsel|sheriff|foreman|coordinator|trustee|councill?or|operator|controller|comptroller|marshal|pastor|general\s+manager|lead|partner)\b/iu;
const OUTSIDER =
  /\b(?:sen|rep|senator|governor|attorney\s+general|prosecutor|analyst|researcher|professor|lawyer|consultant|former|retired|union)\b/iu;
