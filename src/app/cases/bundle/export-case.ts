import { statSync } from 'node:fs';
import path from 'node:path';
import { standing, standingOf } from '../../../case/standing.js';
import { privilegedIn } from '../../../case/privileged.js';
import { reasonsToLack, reasonsToWithhold, type Withholding } from '../../../case/bundle/withhold.js';
import { BUNDLE, bundleHeaderSchema, type Audience, type BundleHeader } from '../../../model/case-bundle.js';
import type { PassedCase } from '../../../model/case-passing.js';
import type { CaseEvent } from '../../../model/case.js';
import { TLP_MEANS, tlpLabel, type Tlp } from '../../../model/tlp.js';
import type { SealedEvent } from '../../../store/store.js';
import { CaseError } from '../../error.js';
import { eventNumber, type Entry } from '../add.js';
import { asRead, withCases, withoutRight, type CaseContext, type OpenedCases } from '../open.js';
import { workspacePaths } from '../../paths.js';
import { lockOf, type Sealing } from './keys.js';
import { release } from './release.js';
import { bundleBytes, bundleEvent } from './write-bundle.js';

/** What leaves, for whom and where to. */
export type Passing = {
  readonly file: string;
  readonly force: boolean;
  readonly sealing: Sealing;
  readonly tlp: Tlp;
  /** To whom, in words. */
  readonly to: string | null;
  readonly signal: AbortSignal;
};

/** What a bundle will hold and leave out, before anything is written. */
export type BundlePlan = {
  readonly case: string;
  readonly tlp: Tlp;
  readonly audience: Audience | null;
  readonly events: readonly CaseEvent[];
  /** Numbers of the events that are left out, each with why. */
  readonly withheld: ReadonlyMap<number, string>;
  readonly files: BundleHeader['files'];
};

/** Is told what will leave; where it gives false, nothing is written. */
export type Show = (plan: BundlePlan) => boolean;

export type WholePassing = Passing & {
  readonly withEvidence: boolean;
  /** Whether privileged notes go along. */
  readonly withPrivileged: boolean;
};

/** Writes a case whole. Null where `show` did not want it. Throws `privileged` where privileged notes may not go along. */
export async function exportCase(
  dir: string,
  entry: Entry,
  passing: WholePassing,
  show: Show,
  context: CaseContext,
): Promise<PassedCase | null> {
  const { withEvidence, withPrivileged } = passing;
  if (withPrivileged) requireSealedByCounsel(passing, context);
  return withCases(dir, { ...context, sees: { privileged: withPrivileged } }, async (opened) => {
    const files = (events: readonly CaseEvent[]) => (withEvidence ? evidenceOf(opened, events) : []);
    const withheld = (events: readonly CaseEvent[]) => reasonsToLack(events, withPrivileged);
    return passBundle(opened, entry, passing, { audience: null, withheld, files }, show);
  });
}

function requireSealedByCounsel({ sealing }: Passing, { sees }: CaseContext): void {
  if (sees?.privileged !== true) throw new CaseError('privileged', 'whoever passes privileged notes on must see them');
  if (!sealing.clear) return;
  throw new CaseError('privileged', 'privileged notes leave in a sealed file only', {
    hint: 'Seal it with --recipient or --passphrase-file, or leave --privileged away.',
  });
}

/** What to leave out: events as a person names them. */
export type Redaction = Omit<Withholding, 'events' | 'give'> & {
  readonly events: readonly string[];
  readonly give: readonly string[];
};

/** Writes a case without what an audience shall not have. Files of evidence never go along. */
export async function redactCase(
  dir: string,
  entry: Entry,
  passing: Passing & { readonly redaction: Redaction },
  show: Show,
  context: CaseContext,
): Promise<PassedCase | null> {
  const { redaction } = passing;
  return withCases(dir, withoutRight(context), async (opened) => {
    const withheld = (events: readonly CaseEvent[]) => {
      const numbers = (given: readonly string[]) => given.map((each) => eventNumber(each, entry.caseId, events));
      requireNonePrivileged(numbers(redaction.give), events);
      return reasonsToWithhold(events, {
        ...redaction,
        events: numbers(redaction.events),
        give: numbers(redaction.give),
      });
    };
    return passBundle(opened, entry, passing, { audience: redaction.audience, withheld, files: () => [] }, show);
  });
}

function requireNonePrivileged(give: readonly number[], events: readonly CaseEvent[]): void {
  const privileged = privilegedIn(events);
  const named = give.find((seq) => privileged.has(seq));
  if (named === undefined) return;
  throw new CaseError('privileged', `event ${named} is for counsel only, and no redacted file holds it`, {
    hint: 'It leaves with the whole case alone: assay case export --privileged.',
  });
}

type Selection = {
  readonly audience: Audience | null;
  readonly withheld: (events: readonly CaseEvent[]) => ReadonlyMap<number, string>;
  readonly files: (events: readonly CaseEvent[]) => BundleHeader['files'];
};

async function passBundle(
  opened: OpenedCases,
  entry: Entry,
  passing: Passing,
  { audience, withheld: choose, files: pick }: Selection,
  show: Show,
): Promise<PassedCase | null> {
  const lock = lockOf(passing.sealing);
  const sealed = await opened.store.wholeEvents(entry.caseId);
  const events = sealed.map(asRead);
  const [reasons, files] = [choose(events), pick(events)];
  const withheld = [...reasons.keys()].toSorted((one, other) => one - other);
  const { tlp, to } = passing;
  if (!show({ case: entry.caseId, tlp, audience, events, withheld: reasons, files })) return null;
  const header = headerOf(sealed, { passing, entry, audience, withheld, files, now: opened.now() });
  const bytes = bundleBytes(
    header,
    sealed.map((event) => bundleEvent(event, withheld.includes(event.seq))),
    evidenceFolder(opened),
  );
  const says = {
    what: audience === null ? 'the whole case' : `the case, redacted for ${audience}`,
    ...(to === null ? {} : { to }),
    through: sealed.length,
    withheld,
    tlp,
    files: files.map(({ sha256 }) => sha256),
  };
  const released = await release(opened, entry, { ...passing, lock }, { bytes, says });
  return {
    schema: 'assay.case-passed/1',
    case: entry.caseId,
    format: 'bundle',
    tlp: tlpLabel(tlp),
    audience,
    file: released.file,
    size: released.size,
    sha256: released.sha256,
    sealed: lock?.by ?? 'no',
    recipients: lock?.by === 'recipients' ? [...lock.recipients] : [],
    through: sealed.length,
    head: header.head.hash,
    withheld,
    files: files.length,
    event: released.event.id,
  };
}

type Heading = {
  readonly passing: Passing;
  readonly entry: Entry;
  readonly audience: Audience | null;
  readonly withheld: number[];
  readonly files: BundleHeader['files'];
  readonly now: Date;
};

function headerOf(
  sealed: readonly SealedEvent[],
  { passing, entry, audience, withheld, files, now }: Heading,
): BundleHeader {
  const last = sealed.at(-1);
  const header = {
    schema: BUNDLE,
    tlp: tlpLabel(passing.tlp),
    tlp_means: TLP_MEANS[passing.tlp],
    case: entry.caseId,
    made_at: now.toISOString(),
    made_by: entry.who,
    for: passing.to,
    audience,
    events: sealed.length,
    head: { seq: last?.seq ?? 0, at: last?.at ?? '', hash: last?.hash ?? '' },
    withheld,
    files,
  } as const;
  if (bundleHeaderSchema.safeParse(header).success) return header;
  throw new CaseError('bad_value', 'the bundle would have a header that nobody could read', {
    hint: 'Write --for and --by on one line, of at most 300 characters.',
  });
}

/** Files that were copied, each once; what is only referred to stays where it lies. */
function evidenceOf(opened: OpenedCases, events: readonly CaseEvent[]): BundleHeader['files'] {
  const found = new Map<string, number>();
  for (const { payload } of standingOf(standing(events), 'evidence')) {
    const here = statSync(path.join(evidenceFolder(opened), payload.sha256), { throwIfNoEntry: false });
    if (payload.kept === 'copy' && (here !== undefined || opened.place.at === 'file'))
      found.set(payload.sha256, payload.size);
  }
  return [...found].map(([sha256, size]) => ({ sha256, size }));
}

function evidenceFolder({ settings }: OpenedCases): string {
  return workspacePaths(settings.dir).evidence;
}
