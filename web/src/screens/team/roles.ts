import type { Role } from '../../../../src/model/team.js';

/** The least first: that is what is chosen where nobody chooses. */
export const ROLES = ['reader', 'counsel', 'lead'] as const satisfies readonly Role[];

export function roleIn(value: string): Role {
  return ROLES.find((role) => role === value) ?? 'reader';
}
