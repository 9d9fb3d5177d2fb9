/** `*` and `?` within a name, `**` over folders, `[abc]`, `{a,b}`. */
export function globPattern(pattern: string): RegExp {
  let text = '';
  let braces = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (pattern.startsWith('**/', at)) {
      text += '(?:[^/]+/)*';
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      text += '.*';
      at++;
    } else if (char === '*') text += '[^/]*';
    else if (char === '?') text += '[^/]';
    else if (char === '[' && pattern.includes(']', at)) {
      const end = pattern.indexOf(']', at);
      text += `[${pattern
        .slice(at + 1, end)
        .replace(/^!/u, '^')
        .replace(/[\\[]/gu, '\\$&')}]`;
      at = end;
    } else if (char === '{') {
      text += '(?:';
      braces++;
    } else if (char === '}' && braces > 0) {
      text += ')';
      braces--;
    } else if (char === ',' && braces > 0) text += '|';
    else text += char.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  }
  try {
    return new RegExp(`^${text}${')'.repeat(braces)}$`, 'u');
  } catch {
    return /^(?!)/u;
  }
}
