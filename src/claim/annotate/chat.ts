import type { Sentence } from './sentences.js';

const TURN = /^\s*(?:\[[\d:. apmAPM/-]{3,20}\]\s*)?(?:<([^>\n]{1,30})>|([\w.|-]{2,24}):|\[([A-Za-z][\w.-]{1,20})\])\s/u;
const FEWEST = 4;
/** What is asked and answered on the radio, before a court or in a notice is no chat. */
const INTERVIEW = /^(?:HOST|ANCHOR|REPORTER|INTERVIEWER|NARRATOR|MODERATOR|Q|A|THE\sCHAIR|CHAIR)$/u;

/** Who says each sentence, where a text is a log of several people talking in turn; else null for all. */
export function speakersIn(text: string, sentences: readonly Sentence[]): (string | null)[] {
  const own = sentences.map((sentence) => speakerOf(text, sentence));
  const turns = own.filter((speaker) => speaker !== null);
  const people = new Set(turns);
  const isLog =
    turns.length >= FEWEST &&
    people.size > 1 &&
    people.size <= turns.length / 2 &&
    !turns.some((speaker) => INTERVIEW.test(speaker));
  if (!isLog) return sentences.map(() => null);
  let current: string | null = null;
  return own.map((speaker) => (current = speaker ?? current));
}

function speakerOf(text: string, { start }: Sentence): string | null {
  const before = text.slice(Math.max(0, start - 1), start);
  if (before !== '' && before !== '\n') return null;
  const match = TURN.exec(text.slice(start, start + 80));
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? null;
}

/** The one who is asked: of several speakers the one who asks least. */
export function answererOf(
  lines: readonly { readonly text: string; readonly speaker: string | null }[],
): string | null {
  const asked = new Map<string, number>();
  for (const { text, speaker } of lines) {
    if (speaker === null) continue;
    const isQuestion = /\?\s*$|:\s*(?:how|what|which|why)\b|>\s*(?:how|what|which|why)\b/iu.test(text);
    asked.set(speaker, (asked.get(speaker) ?? 0) + (isQuestion ? 1 : 0));
  }
  const [least] = [...asked].sort(([, left], [, right]) => left - right);
  return least?.[0] ?? null;
}
