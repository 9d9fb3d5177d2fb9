/** What was said so far, by the key of each prompt. Texts are as typed; `unknown` where nobody knew. */
export type Said = Readonly<Record<string, string>>;

/** One question as it is put to a person. Each can be answered with `unknown`. */
export type Prompt = {
  /** `practice:own_accounts`, or the name of what is asked about a machine: `plant.text`. */
  readonly key: string;
  /** What stands above it: `3 of 10: Office computers`. */
  readonly heading: string;
  readonly message: string;
  /** Why it matters, for somebody without training. */
  readonly why: string;
  /** A choice has options, a text an example; a number is a text. */
  readonly options: readonly { readonly value: string; readonly label: string }[] | null;
  readonly example: string;
  /** What stands against an answer, as a sentence; null where it will do. */
  readonly fault: (text: string) => string | null;
  /** What is known already: shown, and not asked. */
  readonly known: { readonly value: string; readonly shown: string; readonly from: string } | null;
  /** What was answered before, where it is asked again. */
  readonly earlier: string | null;
  /** Whether it is asked after what was said. */
  readonly when: (said: Said) => boolean;
};

export const UNKNOWN = 'unknown';

export function isKnown(text: string | undefined): text is string {
  return text !== undefined && text !== UNKNOWN;
}

/** `none`: there is no such machine. */
export function isNone(text: string | undefined): boolean {
  return text !== undefined && /^(?:none|no|nothing|n\/a|0)$/iu.test(text.trim());
}

const plain = { options: null, example: '', fault: () => null, known: null, earlier: null, when: () => true };

/** A prompt with what most have. */
export function promptOf(
  needed: Pick<Prompt, 'key' | 'heading' | 'message' | 'why'>,
  more: Partial<Prompt> = {},
): Prompt {
  return { ...plain, ...needed, ...more };
}
