/** The first two numbers of a version, or a short word like `SP1` or `21H1`; `whole`: nothing was left out. Null for anything else. */
export function versionClass(version: string | null): { readonly version: string | null; readonly whole: boolean } {
  const text = version?.trim() ?? '';
  const short = /^(?:sp\d|r\d|\d\dh\d|rtm)$/iu.exec(text);
  if (short !== null) return { version: text, whole: true };
  const numbers = /^v?(\d{1,8}(?:\.\d{1,8})?)(.*)$/isu.exec(text);
  if (numbers === null) return { version: null, whole: version === null };
  return { version: numbers[1] ?? null, whole: numbers[2] === '' };
}

/** The lowest and the highest version of a class: what holds for both holds for all of it. */
export function versionsOfClass(version: string, whole: boolean): readonly [string, ...string[]] {
  if (whole) return [version];
  return [version, version.includes('.') ? `${version}.99999999` : `${version}.99999999.99999999`];
}
