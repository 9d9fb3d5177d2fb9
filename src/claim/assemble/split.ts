import type { Span } from '../../model/claim.js';
import { annotate, type Story } from '../annotate/annotate.js';
import { isDigest, listingsOf, partsOf } from '../annotate/stories.js';
import { findParties } from '../parties/parties.js';
import { mentions, type Scene } from '../parties/scene.js';

/** The stories of a text, in order. Parts that speak of the same organisation, or of none, are one story. */
export function scenesOf(text: string, today: string | null): Scene[] {
  const whole = sceneOf(text, [0, text.length], today);
  const parts = partsOf(text);
  const listed = whole.voice === 'actor' && !whole.chat ? listingsOf(text) : [];
  if (listed.length > 1)
    return listed.map((part) => {
      const scene = findParties({ ...annotate(text, part, today), voice: 'actor' });
      return { ...scene, actor: scene.actor ?? whole.actor };
    });
  if (parts.length === 1 || whole.voice === 'actor' || whole.chat) return [whole];
  const scenes: Scene[] = [];
  for (const part of parts) {
    const scene = sceneOf(text, part, today);
    const last = scenes.at(-1);
    if (last === undefined || areTwo(last, scene)) scenes.push(scene);
    else scenes.splice(-1, 1, sceneOf(text, [last.span[0], part[1]], today));
  }
  return scenes.length === 1 ? [whole] : scenes;
}

function sceneOf(text: string, span: Span, today: string | null): Scene {
  return findParties(annotate(text, span, today));
}

const FEWEST_LINES = 2;
const PLANT = /\b(?:ransomware|malware|cyber|hack\w*|attack\w*|breach\w*|SCADA)\b/iu;

/** Two stories: each of some length, neither naming the other's organisation, the second about an organisation or an incident of its own. */
function areTwo(left: Scene, right: Scene): boolean {
  if (left.lines.length < FEWEST_LINES || right.lines.length < FEWEST_LINES) return false;
  if (right.voice === 'actor' || left.voice === 'actor') return false;
  if (left.organisation === null || says(right, left) || says(left, right)) return false;
  return (
    (right.organisation !== null && right.organisation.leaf.value !== left.organisation.leaf.value) ||
    (right.organisation === null && !isBrief(left) && PLANT.test(wordsOf(right)))
  );
}

/** In a log what names nobody goes on with what stands before it. */
function isBrief({ text }: Scene): boolean {
  return isDigest(text);
}

function says(scene: Scene, other: Scene): boolean {
  return mentions(wordsOf(scene), other.organisation);
}

function wordsOf({ text, span }: Story): string {
  return text.slice(...span);
}
