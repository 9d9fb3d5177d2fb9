import { answererOf } from '../annotate/chat.js';
import type { Line, Story } from '../annotate/annotate.js';
import { GENERIC, PATTERNS, SIGNATURE } from './actor-patterns.js';
import type { Party } from './scene.js';

/** Who makes the claim: by name where the text names them, by what they are called where it does not. */
export function findActor(story: Story): Party | null {
  return byPattern(story) ?? byChat(story) ?? bySignature(story) ?? bySender(story) ?? byBanner(story) ?? byWord(story);
}

function byPattern({ lines }: Story): Party | null {
  for (const [pattern, confidence] of PATTERNS)
    for (const line of lines) {
      const match = pattern.exec(line.text);
      const name = trimmed(match?.[1]);
      if (match === null || name === undefined || !isHandle(name, match[0])) continue;
      return partyOf(line, line.text.indexOf(name, match.index + match[0].lastIndexOf(name)), name, confidence);
    }
  return null;
}

/** Without the words after a name that are written small: patterns that ignore case take too much. */
function trimmed(handle: string | undefined): string | undefined {
  if (handle === undefined) return undefined;
  const [first = '', ...rest] = handle.split(' ');
  const stop = rest.findIndex((word) => !/^(?:\p{Lu}|&$|of$|the$|and$)/u.test(word));
  const kept = stop < 0 ? rest : rest.slice(0, stop);
  return [first, ...kept]
    .join(' ')
    .replace(/(?: (?:&|of|the|and))+$/u, '')
    .replace(/\.$/u, '');
}

function isHandle(name: string, whole: string): boolean {
  if (GENERIC.test(name) || name.length < 2 || /^[a-z]+ /u.test(name)) return false;
  return (
    /[\p{Lu}\d]/u.test(name) ||
    whole.includes(`"${name}`) ||
    whole.includes(`“${name}`) ||
    whole.includes(`‘${name}`) ||
    whole.includes(`'${name}`) ||
    whole.includes(`@${name}`) ||
    /\b(?:calls?|calling)\s+(?:him|her|them|it)sel(?:f|ves)\s+\S{3,}$/iu.test(whole) ||
    /[_.]\w/u.test(name) ||
    /^#1\s|\bhandle\s+is\b|\baccount\s+(?:named|called)\b/iu.test(whole) ||
    /^\s*(?:vendor|seller|posted\s+by|thread\s+by)\b/iu.test(whole) ||
    (/^\p{Ll}{4,}$/u.test(name) && NAMED_SO.test(whole.slice(0, whole.indexOf(name))))
  );
}

const LABEL = /^(?:victim|company|target|support|admin|you|us|client|date|session|operator|host|q|a)$/iu;

/** What stands before a handle that is written small. */
const NAMED_SO =
  /\b(?:known\s+(?:only\s+|online\s+)?as|handle|alias|nickname|goes\s+by(?:\s+the\s+name)?|signs\s+as|post(?:s|ing)\s+as)\s+["“']?$/iu;

function byChat({ lines, chat }: Story): Party | null {
  if (!chat) return null;
  const nick = answererOf(lines);
  if (nick !== null && LABEL.test(nick)) return null;
  const line = nick === null ? undefined : lines.find(({ speaker }) => speaker === nick);
  return nick === null || line === undefined ? null : partyOf(line, line.text.indexOf(nick), nick, 0.85);
}

const BARE_HANDLE = /^[A-Za-z][\w.-]{2,23}$/u;

/** `KILN COLLECTIVE`: a name as a line of its own at the end. */
const SHOUTED = /^\p{Lu}{3,}(?: \p{Lu}{3,}){1,2}$/u;

/** The last lines of a post: `-- gr1mlock`, `seller: DarkOtter`, `credits: me, NullOtter`, or a handle by itself. */
function bySignature({ text, lines, voice, extortion }: Story): Party | null {
  if (voice !== 'actor') return null;
  for (const line of lines.toReversed().slice(0, 4)) {
    const match = SIGNATURE.exec(line.text);
    const name = match?.[1];
    if (name === undefined || GENERIC.test(name.replace(/[.,!]+$/u, ''))) continue;
    return partyOf(line, line.text.lastIndexOf(name), name, 0.85);
  }
  const last = lines.at(-1);
  const dashed = /^[-–]\s*([\p{L}][\p{L}\p{N}_.]{2,23})$/u.exec(last?.text ?? '')?.[1];
  const isName =
    dashed !== undefined && (/[\d_\p{Lu}]/u.test(dashed) || text.indexOf(dashed) < text.lastIndexOf(dashed));
  if (last !== undefined && dashed !== undefined && isName && lines.length > 3 && !GENERIC.test(dashed))
    return partyOf(last, last.text.indexOf(dashed), dashed, 0.8);
  const bare = last !== undefined && BARE_HANDLE.test(last.text) && !GENERIC.test(last.text) && lines.length > 3;
  if (bare) return partyOf(last, 0, last.text, 0.75);
  const shout = lines.slice(-4).find((line) => SHOUTED.test(line.text) && lines.length > 5);
  if (shout !== undefined && !VICTIM.test(shout.text)) return partyOf(shout, 0, shout.text, 0.7);
  const sender = /^from:\s*["“]?([\p{L}\p{N}][\p{L}\p{N} ._-]{2,30}?)["”]?\s*</imu.exec(lines[0]?.text ?? '')?.[1];
  return last !== undefined && sender !== undefined && last.text.trim() === sender && extortion
    ? partyOf(last, 0, sender, 0.8)
    : null;
}

const SENDER = /^from:\s*["“]?([\p{L}\p{N}][\p{L}\p{N} ._-]{2,30}?)["”]?\s*</iu;

/** A mail that threatens names its sender at its head. */
function bySender({ lines, voice, extortion }: Story): Party | null {
  const [line] = lines;
  const name = voice === 'actor' && extortion ? SENDER.exec(line?.text ?? '')?.[1] : undefined;
  return line === undefined || name === undefined || GENERIC.test(name) || !/[\p{Lu}\d]/u.test(name)
    ? null
    : partyOf(line, line.text.indexOf(name), name, 0.75);
}

const ROOM =
  /\s*[-–:]?\s*(?:\/\/.*|\||(?:press room|leaks?|blog|news|latest|updates?|data leak site|(?:our )?(?:victims|clients)|wall of shame)\s*)$/iu;
const NO_NAME =
  /^(?:read (?:this|me)|attention|notice(?: of.*)?|important|your (?:files|network).*|selling|sale|free|leak|hello|for immediate release|press release|warning|update|statement)$/iu;

const VICTIM =
  /\b(?:district|schools?|hospitals?|county|city|town|bank|college|university|clinics?|inc|llc|ltd|council|authority|utilit(?:y|ies)|library|church|department)$/iu;

/** A leak site and a note name themselves at their head: `IRON HERON LEAKS`, `~~~ BASALT LYNX ~~~`. */
function byBanner({ lines, voice, extortion }: Story): Party | null {
  const [line] = lines;
  if ((voice !== 'actor' || !extortion) && !/\/\//u.test(line?.text ?? '')) return null;
  if (line === undefined || VICTIM.test((line.text.match(/^[^|/]+/u)?.[0] ?? '').trim())) return null;
  const match = /\p{L}[\p{L}\p{N} .&'-]{1,40}/u.exec(line.text);
  const name = (match?.[0] ?? '').replace(ROOM, '').trim();
  const small = name.replaceAll(/[^\p{Ll}]/gu, '').length;
  if (name.length < 3 || NO_NAME.test(name) || small > name.length * 0.3 || name.split(/\s+/u).length > 4) return null;
  return partyOf(line, line.text.indexOf(name), name, 0.8);
}

const WORD =
  /\b(?:an?|the|one)\s+(?:[a-z-]+\s+){0,2}?(hacker|seller|threat actor|extortionist|attacker|gang|hacking group|ransomware group)\b(?=[^.!?]{0,50}\b(?:claim|said|says|sell|offer|post|list|advertis|demand|reveal|stated|told|writes|wrote)\w*)/iu;

function byWord({ lines, voice }: Story): Party | null {
  if (voice !== 'reporter') return null;
  for (const line of lines) {
    const match = WORD.exec(line.text);
    const name = match?.[1];
    if (match !== null && name !== undefined)
      return partyOf(line, match.index + match[0].length - name.length, name.toLowerCase(), 0.6, name.length);
  }
  return null;
}

function partyOf(line: Line, at: number, value: string, confidence: number, length = value.length): Party {
  const start = line.start + Math.max(0, at);
  return { leaf: { value, span: [start, start + length], confidence }, aliases: [value.toLowerCase()] };
}
