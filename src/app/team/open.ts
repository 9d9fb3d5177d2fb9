import { openTeam, type TeamStore } from '../../store/team.js';
import { readSettings } from '../../workspace/workspace.js';
import { storePlace, type CaseContext } from '../cases/open.js';

export type { KeptAccount, TeamStore } from '../../store/team.js';

/** Opens the team of a workspace: its accounts stand beside its cases. */
export async function openTeamOf(dir: string, { now, env }: CaseContext): Promise<TeamStore> {
  return openTeam(storePlace(readSettings(dir), env), { now });
}

/** Runs work with the team of a workspace open, and closes it whatever happens. */
export async function withTeam<Result>(
  dir: string,
  context: CaseContext,
  work: (team: TeamStore) => Promise<Result>,
): Promise<Result> {
  const team = await openTeamOf(dir, context);
  try {
    return await work(team);
  } finally {
    await team.close();
  }
}
