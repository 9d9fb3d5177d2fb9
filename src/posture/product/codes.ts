const LONGEST = 1_000;

/** A CPE name (2.2 or 2.3) in words: maker, product, version, update, edition. Empty where it is none. */
export function wordsOfCpe(text: string): string {
  const parts = /^cpe:(?:2\.3:|\/)[aoh*-]?:(.*)$/iu.exec(text.slice(0, LONGEST).trim())?.[1];
  if (parts === undefined) return '';
  return parts
    .split(/(?<!\\):/u)
    .filter((part) => part !== '' && part !== '*' && part !== '-')
    .map((part) =>
      decoded(part)
        .replace(/\\(?=.)/gu, '')
        .replaceAll('_', ' ')
        .replaceAll('~', ' '),
    )
    .join(' ')
    .trim();
}

/** A package URL in words: name and version, with the namespace in front unless it is a distribution. Empty where it is none. */
export function wordsOfPurl(text: string): string {
  const found = /^pkg:(?:\/\/)?([a-z][a-z0-9.+-]*)\/(?:([^?#@]+)\/)?([^/?#@]+)(?:@([^?#]+))?/iu.exec(
    text.slice(0, LONGEST).trim(),
  );
  if (found === null) return '';
  const distribution = /^(?:deb|rpm|apk|alpm|oci|docker)$/iu.test(found[1] ?? '');
  return [distribution ? undefined : found[2], found[3], found[4]]
    .filter((part) => part !== undefined)
    .map((part) => decoded(part).replaceAll('_', ' '))
    .join(' ')
    .trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
