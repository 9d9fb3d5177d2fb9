export type Qualifier = '+' | '-' | '~' | '?';

export type Mechanism =
  | { readonly name: 'all' }
  | { readonly name: 'include' | 'exists'; readonly target: string }
  | { readonly name: 'a' | 'mx' | 'ptr'; readonly target: string | null }
  | { readonly name: 'ip4' | 'ip6'; readonly prefix: number };

export type Directive = { readonly text: string; readonly qualifier: Qualifier; readonly mechanism: Mechanism };

export type SpfRecord = {
  readonly directives: readonly Directive[];
  readonly redirect: { readonly text: string; readonly target: string } | null;
  /** Terms that RFC 7208 has no place for: with one of them the whole record counts for nothing. */
  readonly faults: readonly { readonly term: string; readonly why: string }[];
};

/** Whether a TXT record is one of SPF: `v=spf1` and then a space or nothing (RFC 7208, 4.5). */
export function isSpf(record: string): boolean {
  return /^v=spf1(?: |$)/iu.test(record);
}

export function parseSpf(record: string): SpfRecord {
  const directives: Directive[] = [];
  const faults: { term: string; why: string }[] = [];
  const modifiers = new Map<string, { text: string; target: string }>();
  for (const term of record.split(' ').slice(1)) {
    if (term === '') continue;
    const modifier = /^([a-z][a-z0-9_.-]*)=([^]*)$/iu.exec(term);
    const why =
      modifier === null
        ? takeDirective(term, directives)
        : takeModifier(term, modifier[1] ?? '', modifier[2] ?? '', modifiers);
    if (why !== null) faults.push({ term, why });
  }
  return { directives, redirect: modifiers.get('redirect') ?? null, faults };
}

function takeModifier(
  text: string,
  written: string,
  target: string,
  modifiers: Map<string, { text: string; target: string }>,
): string | null {
  const name = written.toLowerCase();
  if (name !== 'redirect' && name !== 'exp')
    return isMacroString(target) ? null : 'its value is not written as RFC 7208 asks';
  if (modifiers.has(name)) return `${name}= stands twice`;
  modifiers.set(name, { text, target });
  return isDomainSpec(target) ? null : 'it names no domain';
}

function takeDirective(term: string, directives: Directive[]): string | null {
  const found = /^([+\-~?]?)([a-z0-9]+)(?=$|[:/])([^]*)$/iu.exec(term);
  if (found === null) return 'it is no term of SPF';
  const mechanism = mechanismOf((found[2] ?? '').toLowerCase(), found[3] ?? '');
  if (typeof mechanism === 'string') return mechanism;
  directives.push({ text: term, qualifier: qualifierOf(found[1] ?? ''), mechanism });
  return null;
}

function qualifierOf(sign: string): Qualifier {
  return sign === '-' || sign === '~' || sign === '?' ? sign : '+';
}

function mechanismOf(name: string, rest: string): Mechanism | string {
  switch (name) {
    case 'all':
      return rest === '' ? { name } : 'all stands alone';
    case 'include':
    case 'exists':
      return rest.startsWith(':') && isDomainSpec(rest.slice(1))
        ? { name, target: rest.slice(1) }
        : 'it names no domain';
    case 'a':
    case 'mx':
      return named(name, rest.replace(/(?:\/(?:\d|[12]\d|3[0-2]))?(?:\/\/(?:\d|[1-9]\d|1[01]\d|12[0-8]))?$/u, ''));
    case 'ptr':
      return named(name, rest);
    case 'ip4':
    case 'ip6':
      return network(name, rest);
    default:
      return 'there is no such term of SPF';
  }
}

function named(name: 'a' | 'mx' | 'ptr', rest: string): Mechanism | string {
  if (rest === '') return { name, target: null };
  return rest.startsWith(':') && isDomainSpec(rest.slice(1)) ? { name, target: rest.slice(1) } : 'it names no domain';
}

const IP4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u;

function network(name: 'ip4' | 'ip6', rest: string): Mechanism | string {
  const whole = name === 'ip4' ? 32 : 128;
  const found = /^:([0-9a-f.:]+)(?:\/(0|[1-9]\d{0,2}))?$/iu.exec(rest);
  const address = found?.[1] ?? '';
  const prefix = Number(found?.[2] ?? whole);
  const fits = name === 'ip4' ? IP4.test(address) : isIp6(address);
  return found !== null && fits && prefix <= whole ? { name, prefix } : 'it is no network';
}

function isIp6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const last = /(?:^|:)([\d.]+\.[\d.]+)$/u.exec(text)?.[1];
  if (last !== undefined && !IP4.test(last)) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const plain = last === undefined ? groups : groups.slice(0, -1);
  if (!plain.every((group) => /^[0-9a-f]{1,4}$/iu.test(group))) return false;
  const held = plain.length + (last === undefined ? 0 : 2);
  return halves.length === 2 ? held < 8 : held === 8;
}

const MACRO = String.raw`%(?:\{[slodiphcrtv]\d*r?[.\-+,/_=]*\}|[%_-])`;
const MACRO_STRING = new RegExp(`^(?:${MACRO}|[!-$&-~])*$`, 'iu');
const ENDS_IN_MACRO = new RegExp(String.raw`%\{[slodiphcrtv]\d*r?[.\-+,/_=]*\}$`, 'iu');
const TOP_LABEL = /\.(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-(?:[a-z0-9-]*[a-z0-9]))\.?$/iu;

function isMacroString(text: string): boolean {
  return MACRO_STRING.test(text);
}

/** A domain, macros allowed, that ends in a label or in a macro (RFC 7208, 7.1). */
function isDomainSpec(text: string): boolean {
  return isMacroString(text) && (ENDS_IN_MACRO.test(text) || TOP_LABEL.test(text));
}
