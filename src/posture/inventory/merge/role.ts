import type { Role } from '../../../model/asset.js';
import type { Draft } from '../draft.js';
import { roleOf } from '../words/roles.js';
import { hostOf } from './keys.js';

/** The role that a machine has by its names, with the name that says so: for where no source states one. */
export function roleByName({ name, also_named }: Draft): { readonly role: Role; readonly text: string } | null {
  for (const text of [name, ...also_named]) {
    const role = text === null ? null : roleOf(hostOf(text));
    if (role !== null && text !== null) return { role, text };
  }
  return null;
}
