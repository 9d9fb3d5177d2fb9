/**
 * A domain with its macros filled in (RFC 7208, 7). Only the domain is known here: null where the name depends on the mail, that
 * is on the sender's address, machine or the day.
 */
export function expandMacros(target: string, domain: string, sender: string): string | null {
  let depends = false;
  const text = target.replace(
    /%(?:\{([a-z])(\d*)(r?)([.\-+,/_=]*)\}|([%_-]))/giu,
    (_whole, letter: string | undefined, digits: string, reverse: string, marks: string, sign: string) => {
      if (letter === undefined) return sign === '%' ? '%' : sign === '_' ? ' ' : '%20';
      const value = valueOf(letter.toLowerCase(), domain, sender);
      if (value === null) depends = true;
      return value === null ? '' : transformed(value, digits, reverse !== '', marks);
    },
  );
  return depends ? null : text.toLowerCase();
}

function valueOf(letter: string, domain: string, sender: string): string | null {
  return letter === 'd' ? domain : letter === 'o' ? sender : null;
}

function transformed(value: string, digits: string, reverse: boolean, marks: string): string {
  const signs = marks === '' ? '.' : marks;
  const parts = value.split(new RegExp(`[${signs.replaceAll(/[^a-z0-9]/giu, '\\$&')}]`, 'u'));
  const ordered = reverse ? parts.toReversed() : parts;
  const kept = Number(digits);
  return (kept > 0 ? ordered.slice(-kept) : ordered).join('.');
}
