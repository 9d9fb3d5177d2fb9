/** The reference stage: from token tables to the index that leaks are held against. Start with `mergeReference`. */
export { ReferenceFault, type ReferenceErrorCode } from './error.js';
export { createKey, keyCheck, loadKey } from './key.js';
export { lockIndex, type IndexLock } from './lock.js';
export { mergeReference, type Canary, type MergeInput, type PriorLeak } from './merge.js';
export { openReference, type Expected, type OpenedReference } from './open-reference.js';
export { findPart, partDigest, writePart, type Part, type PartIdentity, type PartMeta, type Source } from './part.js';
export type { SystemKind, SystemPart } from './plan.js';
export { sourcesChanged, statBelow, type SourceState, type StatSource } from './stale.js';
