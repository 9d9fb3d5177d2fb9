import type { Draft } from '../draft.js';
import type { Told } from './join.js';

/** A machine while it is put together, with the files that name it. */
export type Machine = { readonly draft: Draft; readonly files: Set<string>; readonly told: Told[] };
