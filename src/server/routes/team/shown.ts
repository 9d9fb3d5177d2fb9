import { z } from '@hono/zod-openapi';
import type { Team, TeamLog } from '../../../model/team.js';
import { accountSchema, teamLineSchema, teamLogSchema, teamSchema } from '../../../model/team.js';
import { standingWords, teamLineWords } from '../../../report/words/team.js';

/** The documents of a team with the words for people. */
export const shownTeamSchema = teamSchema.extend({
  accounts: z.array(accountSchema.extend({ state_words: z.string(), invitation_words: z.string().nullable() })),
});
export const shownLogSchema = teamLogSchema.extend({
  lines: z.array(teamLineSchema.extend({ says: z.string() })),
});

export function shownTeam({ schema, accounts }: Team, now: Date): z.infer<typeof shownTeamSchema> {
  const shown = accounts.map((account) => {
    const { state, invitation } = standingWords(account, now);
    return { ...account, state_words: state, invitation_words: invitation };
  });
  return { schema, accounts: shown };
}

export function shownLog({ schema, lines }: TeamLog): z.infer<typeof shownLogSchema> {
  return { schema, lines: lines.map((line) => ({ ...line, says: teamLineWords(line) })) };
}
