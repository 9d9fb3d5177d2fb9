import { intro, log, outro, S_BAR, select, text } from '@clack/prompts';
import { UNKNOWN, type Prompt, type Said } from '../../../app/posture/ask.js';
import { inertText } from '../../../base/text.js';
import { interrupted } from '../../error.js';

/**
 * Puts the questions one by one and gives what was said to those that were asked. Prompts go to standard error: standard output carries
 * the result only. Throws `interrupted` when somebody breaks off.
 */
export async function interviewed(prompts: readonly Prompt[], signal: AbortSignal): Promise<Said> {
  const common = { output: process.stderr, signal };
  intro('Ten subjects. "I do not know" is an answer. Ctrl-C ends it.', common);
  log.message('Nothing is written before the end. What is known is shown, not asked.', common);
  const asked: Record<string, string> = {};
  const known: Record<string, string> = {};
  let heading = '';
  let told = '';
  for (const prompt of prompts) {
    const said = { ...known, ...asked };
    if (prompt.known === null && !prompt.when(said)) continue;
    if (prompt.heading !== heading) log.step(prompt.heading, common);
    heading = prompt.heading;
    if (prompt.known === null) asked[prompt.key] = await answerTo(prompt, common);
    else {
      const line = knownLine(prompt, prompt.known);
      if (line !== told) log.message(line, common); // one list of machines answers several questions
      told = line;
      known[prompt.key] = prompt.known.value;
    }
  }
  outro('That is all.', common);
  return asked;
}

type Common = { readonly output: NodeJS.WriteStream; readonly signal: AbortSignal };

async function answerTo(prompt: Prompt, common: Common): Promise<string> {
  const { options, example, earlier, fault } = prompt;
  if (options !== null) {
    const message = `${prompt.message}\n${prompt.why}`;
    const initialValue = earlier ?? UNKNOWN; // who hurries on has said nothing
    return given(await select({ message, options: [...options], initialValue, showInstructions: false, ...common }));
  }
  const answer = await text({
    message: `${prompt.message}\n${S_BAR}  ${prompt.why}`, // a text prompt draws no bar on further lines
    placeholder: `${example === '' ? '' : `${example}, for example; `}empty: I do not know`,
    validate: (value) => fault(typed(value)) ?? undefined,
    ...common,
  });
  return typed(given(answer));
}

function typed(value: string | undefined): string {
  const plain = (value ?? '').replaceAll(/\p{Cc}/gu, ' ').trim();
  return plain === '' || /^(?:\?|unknown|i do(?:n't| not) know)$/iu.test(plain) ? UNKNOWN : plain;
}

function given(answer: string | symbol): string {
  if (typeof answer === 'symbol') throw interrupted('Nothing was written.');
  return answer;
}

function knownLine({ message, key }: Prompt, { shown, from }: NonNullable<Prompt['known']>): string {
  const question = key.startsWith('practice:') || key.startsWith('outside.') ? `${message} ` : '';
  return `${question}${inertText(shown, 300)} (${inertText(from, 100)})`;
}
