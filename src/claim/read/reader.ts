import type { ClaimStory } from '../../model/claim.js';
import type { Scene } from '../parties/scene.js';

/** The fields that readers fill; spans, contradictions and what cannot be told are put together from them. */
export type Fields = Omit<ClaimStory, 'span' | 'contradictions' | 'cannot_tell'>;

/** Reads one part of a claim from a story: pure, and with its cases beside it. */
export type Reader = (scene: Scene) => Partial<Fields>;
