import type { Unanswered } from '../../model/mail-check.js';

/**
 * What a name server says. `no_name`: the name is not there (NXDOMAIN); `no_record`: it is, with nothing of that type. Both are
 * answers; `cannot_tell` is none.
 */
export type Answer<Item> =
  | { readonly kind: 'found'; readonly records: readonly Item[] }
  | { readonly kind: 'no_record' }
  | { readonly kind: 'no_name' }
  | { readonly kind: 'cannot_tell'; readonly why: Unanswered };

export type MxRecord = { readonly host: string; readonly priority: number };

/** Asks a name server. Names are ASCII without a last dot; nothing throws but an abort. */
export type Resolver = {
  /** Each record with its strings joined. */
  readonly txt: (name: string) => Promise<Answer<string>>;
  /** The host of a null MX is the empty text. */
  readonly mx: (name: string) => Promise<Answer<MxRecord>>;
  /** IPv4 and IPv6 together. */
  readonly addresses: (name: string) => Promise<Answer<string>>;
};

export type CountedResolver = Resolver & { readonly asked: () => number };

/** Asks every question once, and at most `most` questions: what comes after gets no answer (`question_limit`). */
export function askOnce(resolver: Resolver, most: number): CountedResolver {
  let asked = 0;
  const once = <Item>(ask: (name: string) => Promise<Answer<Item>>) => {
    const own = new Map<string, Promise<Answer<Item>>>();
    return async (given: string): Promise<Answer<Item>> => {
      const name = given.toLowerCase().replace(/\.$/u, '');
      const before = own.get(name);
      if (before !== undefined) return before;
      if (asked >= most) return { kind: 'cannot_tell', why: 'question_limit' };
      asked += 1;
      const answer = isName(name) ? ask(name) : Promise.resolve<Answer<Item>>({ kind: 'no_name' });
      own.set(name, answer);
      return answer;
    };
  };
  return {
    txt: once(resolver.txt),
    mx: once(resolver.mx),
    addresses: once(resolver.addresses),
    asked: () => asked,
  };
}

/** Whether a text can be asked for: labels of 1 to 63 printable characters, 253 in all. What cannot is not in the DNS. */
function isName(name: string): boolean {
  return name.length <= 253 && /^(?:[!-\-/-~]{1,63}\.)*[!-\-/-~]{1,63}$/u.test(name);
}

const WHY_WORDS: Readonly<Record<Unanswered, string>> = {
  timeout: 'the name server did not answer in time',
  unreachable: 'the name server cannot be reached',
  server_failure: 'the name server reported a failure',
  refused: 'the name server refused the question',
  bad_answer: 'the answer of the name server could not be read',
  loop: 'the names point at each other in a circle',
  question_limit: 'more questions would be needed than are asked for one domain',
};

export function whyWords(why: Unanswered): string {
  return WHY_WORDS[why];
}
