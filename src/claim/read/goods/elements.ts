import type { ElementLeaf } from '../../../model/claim.js';
import { leaf } from '../leaf.js';
import type { Reader } from '../reader.js';
import { elementMentions, type ElementMention } from './element-mentions.js';

/** The data elements that are said to be taken, and those that are said not to be; one may be both, by different voices. */
export const readElements: Reader = (scene) => {
  const mentions = elementMentions(scene);
  return { elements: leavesOf(mentions, 'said'), denied_elements: leavesOf(mentions, 'denied') };
};

function leavesOf(mentions: readonly ElementMention[], stance: 'said' | 'denied'): ElementLeaf[] {
  const leaves: ElementLeaf[] = [];
  for (const mention of mentions.filter((each) => each.stance === stance))
    if (!leaves.some(({ value }) => value === mention.element))
      leaves.push(leaf(mention.element, [mention.start, mention.end], mention.strong ? 0.92 : 0.8));
  return leaves;
}
