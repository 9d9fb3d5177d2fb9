/** The reference stage: from token tables to the index that leaks are held against. Start with `mergeReference`. */
export { ReferenceFault } from './error.js';
export { createKey, keyCheck, loadKey } from './key.js';
export { lockIndex } from './lock.js';
export type { Canary, MergeInput, PriorLeak } from './merge/inputs.js';
export type { Copy } from './merge/copy.js';
export { mergeReference } from './merge/merge.js';
export { copyAhead } from './merge/refresh/ahead.js';
export { openReference, requireFitting } from './open-reference.js';
export { findPart, findPartsOf, partDigest, writePart, type Part, type PartMeta, type Source } from './part.js';
export type { SystemKind, SystemPart } from './merge/plan.js';
export { sourcesChanged, statBelow } from './stale.js';
