/** What stands after a comma and belongs to the program before it: versions, service packs, legal forms, word sizes. */
const TAIL =
  /^(?:v(?:er(?:sion)?)?\.?\s*)?\d[\d.a-z]{0,12}$|^(?:sp|service pack)\s*\d$|^(?:inc|ltd|llc|co|corp|gmbh|ag)(?:\.|$|\s)|^(?:x?64|x?86|32|64)[- ]?bits?$|^x(?:64|86)$|^(?:pro|professional|home|enterprise|standard|ultimate|embedded|ltsc|ltsb|datacenter|express|r2)$|^(?:build|rev|series|edition)\b.*$/iu;
const MOST = 50;

/** The programs named in one cell: `Win7 Pro SP1; Wonderware InTouch 10.1; Office 2010`. What only completes a name stays with it. */
export function splitPrograms(cell: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  const put = (separator: string): void => {
    const text = piece.trim();
    const last = pieces.length - 1;
    if (text !== '' && last >= 0 && TAIL.test(text)) pieces[last] = `${pieces[last] ?? ''}, ${text}`;
    else if (text !== '' && pieces.length < MOST) pieces.push(text);
    else if (text !== '') pieces[last] = `${pieces[last] ?? ''}${separator} ${text}`;
    piece = '';
  };
  for (const char of cell) {
    if (char === '(') depth += 1;
    if (char === ')' && depth > 0) depth -= 1;
    const separates = char === '\n' || char === ';' || char === '|' || ((char === ',' || char === '+') && depth === 0);
    // `C++` and `Notepad++` are names.
    if (separates && !(char === '+' && !/^\s?$/u.test(piece.at(-1) ?? ''))) put(char === '\n' ? ';' : char);
    else piece += char === '\r' ? '' : char;
  }
  put(';');
  return pieces;
}
