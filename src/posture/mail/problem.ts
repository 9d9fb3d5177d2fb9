import type { MailProblem, Unanswered } from '../../model/mail-check.js';
import { whyWords } from './resolver.js';

type Code = MailProblem['code'];

export function fault(code: Code, where: string, text: string): MailProblem {
  return { code, level: 'error', text, where };
}

export function caution(code: Code, where: string, text: string): MailProblem {
  return { code, level: 'warning', text, where };
}

export function remark(code: Code, where: string, text: string): MailProblem {
  return { code, level: 'note', text, where };
}

/** That a question got no answer: neither yes nor no follows from it. */
export function unanswered(why: Unanswered, where: string): MailProblem {
  return remark('no_answer', where, `${whyWords(why)} when it was asked for ${where}`);
}
