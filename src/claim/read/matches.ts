/** Every match of a global pattern that never matches nothing. `matchAll` copies its pattern at each call, which costs more than a short line does where the pattern is long. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}
