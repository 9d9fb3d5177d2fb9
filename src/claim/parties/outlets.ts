import { lineAt, type Story } from '../annotate/annotate.js';
import { isFirm, isOutletName } from '../annotate/name-words.js';
import type { Name } from '../annotate/names.js';
import type { Party } from './scene.js';

const DATELINE = /^\s*\p{Lu}[\p{L} .,'-]{2,40}(?:\d{1,2}\s)?\(((?:The )?\p{Lu}\p{Ll}[\p{L} .&-]{2,40})\)\s*[-–—]/u;
const REPORTS =
  /^\s+(?:(?:first|also|later)\s+)?(?:reported|reports(?!\s+(?:an?\s+|the\s+)?(?:\p{L}+\s+)?(?:incident|breach|attack|theft|intrusion|hack|data|cyber\w*)\b)|has\s+(?:seen|reported|reviewed|learned(?!\s+(?:that|of)\b))|had\s+(?:seen|reviewed)|was\s+(?:sent|shown|given)|can\s+reveal|understands|looked\s+at|spoke\s+to|obtained|reviewed|contacted|called|rang|phoned|checked|compared|examined|inspected|analy[sz]ed|interviewed|said\s+it\s+(?:had\s+)?(?:seen|saw|reviewed|verified)|(?:could|was)\s+(?:not\s+able\s+to|not|unable\s+to)\s+(?:independently\s+)?(?:verify|confirm))\b/iu;
/** `Ardley reported` may be a paper or the organisation that speaks of itself. */
export const WEAK_OUTLET = 0.7;
const WEAK = /^\s+(?:(?:first|also|later)\s+)?report/iu;
const MOST_NAMES = 1_000;
const TOLD =
  /\b(?:told|tells|contacted\s+by|interview\s+with|statement\s+to|speaking\s+to|e-?mail(?:ed)?\s+to|showed|shown\s+to)\s+(?:[Tt]he\s+)?$/u;

const LOOKS =
  /^\s+(?:\w+\s+)?(?:tried|telephoned|reached|asked|wrote|tested|confirmed|verified|could\s+not|was\s+(?:unable|able)|matched|sampled|went\s+through|says|said|told|posted|ran|sent|visited|found|spoke|tracked|traced|opened|saw|counted|turned\s+up|looked)\b/iu;
const LOOKED_BY =
  /\b(?:review|check|analysis|examination|test|report|reporting|investigation|look|inspection|comparison)\b[^.;]{0,50}\bby\s+(?:[Tt]he\s+)?$/u;
const NO_OUTLET =
  /^(?:Report|Post|Research|Today|Blog|Agency|Mail|Wire|Record|Standard|Watch|Review|Press|Daily|Star|Sun)$/u;
const NOT_TOLD = /\b(?:[Ww]e|[Ii]t|[Tt]hey|[Cc]ompany)\s+(?:have\s+|has\s+|had\s+)?told\s+(?:[Tt]he\s+)?$/u;

/** The papers and agencies that report the claim: by their dateline, by what they have seen, by whom was spoken to. */
export function findOutlets(story: Story, isOther: (name: Name) => boolean): Party[] {
  const { text, span, names } = story;
  const dateline = DATELINE.exec(text.slice(span[0], Math.min(span[1], span[0] + 300)));
  const found: Party[] = [];
  if (dateline !== null) add(found, text, span[0] + dateline[0].lastIndexOf('(') + 1, dateline[1] ?? '', 0.95);
  const masthead = mastheadOf(story);
  if (masthead !== null) add(found, text, masthead.start, masthead.name, 0.85);
  for (const name of names.slice(0, MOST_NAMES)) {
    const line = lineAt(story, name.start);
    if (line === null || isOther(name)) continue;
    const before = text.slice(line.start, name.start);
    const after = text.slice(name.end, line.end);
    const named = isOutletName(name.text) && !NO_OUTLET.test(name.text);
    const headed = isHeaded(story, line, before, after, named);
    if (headed !== null)
      add(found, text, name.start, headed === 'whole' ? name.text : (name.text.split(' ')[0] ?? ''), 0.85);
    if (headed !== null) continue;
    const reports = REPORTS.test(after) || (named && (LOOKS.test(after) || LOOKED_BY.test(before)));
    // `Finch Street Dental reported` is told to the police, `PLC was sent` is no paper.
    const isLonger = names
      .slice(0, MOST_NAMES)
      .some((other) => other.text.startsWith(`${name.text} `) && isFirm(other.text));
    if (!named && (isFirm(name.text) || isLonger || /^[\p{Lu}\d]{2,4}$/u.test(name.text))) continue;
    // `Reyes has told the Coast Guard.`: an office that was told, no paper that asked.
    const isOffice = !named && (/^\s*(?:[.;]|$)/u.test(after) || NOT_TOLD.test(before));
    if (reports || (TOLD.test(before) && !isOffice))
      add(found, text, name.start, name.text, WEAK.test(after) && !named ? WEAK_OUTLET : reports ? 0.9 : 0.75);
  }
  return found;
}

/** `THE QUAYSIDE WEEKLY` over a day: the name of a paper as a line of its own at its head. */
function mastheadOf({ lines, voice }: Story): { name: string; start: number } | null {
  const [line, next] = lines;
  if (line === undefined || next === undefined || voice !== 'reporter') return null;
  const match = /^\W{0,4}((?:the\s+)?(\p{L}[\p{L} &’'-]{3,40}))\W{0,4}$/iu.exec(line.text);
  const name = match?.[2];
  if (name === undefined || !/\b(?:19|20)\d{2}\b/u.test(next.text) || next.text.length > 60) return null;
  const title = name.toLowerCase().replaceAll(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
  return isOutletName(title) && title.includes(' ') ? { name, start: line.start + line.text.indexOf(name) } : null;
}

const WHEN = String.raw`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|spring|summer|autumn|fall|winter|week\s+of|week|weekend|morning|evening|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}+|issue|no\.|vol\.|[\p{L}]+\s+edition|edition)`;
const DATED = new RegExp(String.raw`^\)?\s*(?:,|\||[-–—·])\s*${WHEN}\b`, 'iu');
/** `By Lorna Vex, The Basin Courier`. */
const BYLINE = /(?:^|\n)\W*by\s+\p{Lu}[\p{L}.’' -]{2,50}(?:,|\||[-–—]|\bof|\bfor)\s*(?:the\s+)?$/iu;
/** `an article on page A4 of Sunday's Herald`. */
const ARTICLE =
  /\b(?:article|story|report|piece|item|column|editorial|front\s+page)\b[^.;]{0,40}\b(?:of|in|by|from)\s+(?:(?:yesterday|today|last\s+week|(?:last\s+)?\p{L}+day)['’]s\s+)?(?:the\s+)?$/iu;
/** A broadcaster's call sign at the head of a transcript. */
const CALL_SIGN = /^[KW][A-Z]{2,3}(?:\s|$)/u;
const HEAD_LINES = 4;

/** A paper that the head of its own page names: with its day, after who wrote it, or as the paper that carried it. */
function isHeaded(
  { voice }: Story,
  line: { readonly index: number; readonly text: string },
  before: string,
  after: string,
  named: boolean,
): 'whole' | 'sign' | null {
  if (voice !== 'reporter') return null;
  if (named && ARTICLE.test(before)) return 'whole';
  if (line.index >= HEAD_LINES) return null;
  const own = line.text.slice(before.length, line.text.length - after.length);
  if (BYLINE.test(before) && (named || /^\s*$/u.test(after))) return 'whole';
  if (!/^\W*(?:the\s+)?$/iu.test(before)) return null;
  if (CALL_SIGN.test(own) && /\b(?:transcript|radio|news|morning|broadcast|rush)\b/iu.test(line.text)) return 'sign';
  if (!DATED.test(after)) return null;
  // A firm's letter begins with its name and the day, too.
  return named || (!isFirm(own) && /\p{Ll}/u.test(own) && /^[^.!?]{0,30}$/u.test(after)) ? 'whole' : null;
}

function add(found: Party[], text: string, start: number, name: string, confidence: number): void {
  const article = /^the $/iu.test(text.slice(start - 4, start)) ? 4 : 0;
  const value = text.slice(start - article, start + name.length);
  const alias = name.replace(/^The /u, '').toLowerCase();
  const at = found.findIndex(({ aliases }) => aliases.some((known) => known === alias || known.endsWith(` ${alias}`)));
  const known = found[at];
  if (known !== undefined) {
    if (!known.aliases.includes(alias)) found[at] = { ...known, aliases: [...known.aliases, alias] };
    return;
  }
  found.push({ leaf: { value, span: [start - article, start + name.length], confidence }, aliases: [alias] });
}
