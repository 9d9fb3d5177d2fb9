import type { Context } from 'hono';
import { z } from '@hono/zod-openapi';
import { RIGHTS, roleSchema } from '../../model/team.js';
import type { Actor } from '../context.js';

/** Who is let in, and how: `solo.ts` for whoever sits at this machine, `team.ts` for accounts. */
export type Gate = {
  readonly isTeam: boolean;
  /** Whoever asks, the same object for the same person as long as nothing changes; null where this browser is not signed in. */
  readonly actor: (context: Context) => Promise<Actor | null>;
  /** By what requests are counted: who is signed in, or from where somebody asks who is not. */
  readonly key: (context: Context) => string;
  readonly leave: (context: Context) => Promise<void>;
};

/** What the page asks first. */
export const sessionSchema = z.object({
  /** Whether people sign in with accounts. */
  team: z.boolean(),
  /** Null where this browser is not signed in. */
  user: z.string().nullable(),
  role: roleSchema.nullable(),
  rights: z.array(z.enum(RIGHTS)),
});

export function sessionOf(gate: Gate, actor: Actor | null): z.infer<typeof sessionSchema> {
  const { user, role, rights } = actor ?? { user: null, role: null, rights: [] };
  return { team: gate.isTeam, user, role, rights: [...rights] };
}
