import { keepClaim, keepExposure, keepVerdict, requireCase, type KeptFinding } from '../../app/cases/keep-finding.js';
import type { Claim } from '../../model/claim.js';
import type { Exposure } from '../../model/exposure.js';
import type { Verdict } from '../../model/verdict.js';
import { badOption } from '../error.js';
import type { CommonFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { entryOf, runOf, tellClaim, tellOwed } from './case/entry.js';
import { remark } from './run.js';

type KeepFlags = CommonFlags & { readonly case?: string; readonly by?: string };

/** How a finding is kept in a case. */
export type Keeping = {
  readonly verdict: (verdict: Verdict) => Promise<void>;
  readonly exposure: (exposure: Exposure) => Promise<void>;
  readonly claim: (claim: Claim) => Promise<void>;
};

/** The case of `--case`, which must be there before the work begins; null where none is named. */
export async function keepingIn(context: CliContext, flags: KeepFlags): Promise<Keeping | null> {
  if (flags.case === undefined) {
    if (flags.by !== undefined) throw badOption('--by says who keeps it in a case', 'Name the case with --case.');
    return null;
  }
  const { dir, app } = runOf(context, flags);
  const { by } = flags;
  const entry = entryOf(flags.case, by === undefined ? {} : { by });
  await requireCase(dir, flags.case, app);
  const tell = ({ event, owed }: KeptFinding): void => {
    remark(context, flags, `Kept as ${event.id}`);
    tellOwed(context, flags, owed);
  };
  return {
    verdict: async (verdict) => tell(await keepVerdict(dir, entry, verdict, app)),
    exposure: async (exposure) => tell(await keepExposure(dir, entry, exposure, app)),
    claim: async (claim) => {
      const kept = await keepClaim(dir, entry, claim, app);
      remark(context, flags, `Kept as ${kept.event.id}`);
      tellClaim(context, flags, claim, kept);
    },
  };
}
