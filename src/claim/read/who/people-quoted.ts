import { isImagined } from '../../annotate/stance.js';
import type { Scene } from '../../parties/scene.js';
import { leaf } from '../leaf.js';
import type { Reader } from '../reader.js';

const ANONYMOUS =
  /\b(?:an?|the)\s+((?:(?!spokes)[\p{L}’'-]+\s+){0,2}?spokes(?:man|woman|person))\b(?=[^.!?]{0,40}\b(?:said|says|added|told)\b)|\bspokes(?:man|woman|person)\s+(?:added|said)\b/iu;
const SAYS =
  /\b(?:sa(?:id|ys?)|told|tells|add(?:ed|s)|explain(?:ed|s)|noted|notes|warn(?:ed|s)|stress(?:ed|es)|wrote|writes|according\s+to|repl(?:ied|ies)|answer(?:ed|s)|testif(?:ied|ies)|stated|conced(?:ed|es)|argu(?:ed|es)|insist(?:ed|s)|recall(?:ed|s)|confirm(?:ed|s)|acknowledged|admitted|mentioned|announced|reckons|in\s+the\s+words\s+of|estimates|estimated|promised|joked|puts?\s+it)\b/iu;

/** Officials and others who are quoted or whose words are given, by name where the text has one. The claimant's words are the claim and stand elsewhere. */
export const readPeopleQuoted: Reader = (scene) => {
  const named = scene.people
    .filter((person) => speaks(scene, person.name) || isFirstName(scene, person.name))
    .map(({ name, start, end, role }) => ({
      name: leaf(name, [start, end], 0.9),
      role: role === null ? null : leaf(role.text, [role.start, role.start + role.text.length], 0.85),
    }));
  const known = named.some(({ role }) => /spokes/iu.test(role?.value ?? ''));
  return { people_quoted: known ? named : [...named, ...anonymous(scene)] };
};

/** `says Gus` of Gus Petrakis. */
function isFirstName({ lines }: Scene, name: string): boolean {
  const [first = '', ...rest] = name.split(' ');
  if (rest.length === 0 || !/^\p{Lu}[\p{L}-]+$/u.test(first)) return false;
  const says = new RegExp(String.raw`["”]\s*(?:said|says)\s+${first}\b|["”]\s*${first}\s+(?:said|says)\b`, 'u');
  return lines.some(({ text }) => says.test(text));
}

function speaks({ lines }: Scene, name: string): boolean {
  const last = name.split(' ').at(-1) ?? name;
  const turn = new RegExp(String.raw`^${last.toUpperCase().replaceAll(/[^\p{L}]/gu, '.')}:\s`, 'u');
  return lines.some(
    ({ text, index }) =>
      (text.includes(last) &&
        (SAYS.test(text) || new RegExp(String.raw`\b${last.replaceAll(/[^\p{L}]/gu, '.')}:\s`, 'u').test(text))) ||
      turn.test(text) ||
      (text.includes(last) && /^[^"“]{0,60}:\s*["“]/u.test(text.slice(text.indexOf(last) + last.length))) ||
      (text.includes(last) && /[,.?!]?["”]\s+(?:he|she)\s+(?:said|says|told)\b/u.test(lines[index + 1]?.text ?? '')),
  );
}

function anonymous({ lines, earlier }: Scene) {
  for (const line of lines) {
    const match = ANONYMOUS.exec(line.text);
    if (match === null || earlier.has(line.index) || (isImagined(line.text, 0) && /^if\b/iu.test(line.text))) continue;
    const role = match[1] ?? match[0].split(/\s/u)[0] ?? '';
    const start = line.start + match.index + match[0].indexOf(role);
    return [{ name: null, role: leaf(role, [start, start + role.length], 0.85) }];
  }
  return [];
}
