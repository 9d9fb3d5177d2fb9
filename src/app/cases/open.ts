import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { jsonOf, type CaseEvent, type ChainBreak } from '../../model/case.js';
import { StoreError, openStore, type CaseStore, type SealedEvent, type StorePlace } from '../../store/store.js';
import { readSettings, type Settings } from '../../workspace/workspace.js';
import type { AppContext } from '../context.js';
import { asSeen, type Sees } from './as-seen.js';
import { readPassword } from '../password.js';
import { workspacePaths } from '../paths.js';

/** What the use cases of cases are given: less than those that read leaks. */
export type CaseContext = Pick<AppContext, 'now' | 'env'> & {
  /** What whoever asks may see. Where it is not said, privileged notes are withheld. */
  readonly sees?: Sees;
};

/** For what leaves the house: it holds no privileged note, whoever sends it. */
export function withoutRight(context: CaseContext): CaseContext {
  return { ...context, sees: { privileged: false } };
}

/** A workspace with its case store open. */
export type OpenedCases = {
  readonly settings: Settings;
  readonly store: CaseStore;
  readonly place: StorePlace;
  readonly now: () => Date;
  readonly sees: Sees;
};

/** Runs work with the case store of a workspace open, as far as the context sees it, and closes it whatever happens. */
export async function withCases<Result>(
  dir: string,
  context: CaseContext,
  work: (opened: OpenedCases) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(dir);
  const place = storePlace(settings, context.env);
  refuseLost(place, workspacePaths(settings.dir).evidence);
  const store = await openStore(place, { now: context.now, randomBytes });
  const sees = context.sees ?? { privileged: false };
  try {
    return await work({ settings, store: asSeen(store, sees), place, now: context.now, sees });
  } finally {
    await store.close();
  }
}

/** A file under `.assay/`, or the server that `assay.yaml` names. The password is never in that file. Throws `no_password_file`. */
export function storePlace({ workspace, dir, file }: Settings, env: CaseContext['env']): StorePlace {
  const { store } = workspace;
  if (store === undefined) return { at: 'file', file: workspacePaths(dir).cases };
  const { url, password_file } = typeof store === 'string' ? { url: store, password_file: undefined } : store;
  const hint = 'See that store.password_file names a file that you may read, or set ASSAY_STORE_PASSWORD.';
  const fromFile = (given: string): string => readPassword(given, { dir, file, of: 'the case store', hint });
  const password = env['ASSAY_STORE_PASSWORD'] ?? (password_file === undefined ? undefined : fromFile(password_file));
  return { at: 'server', url, password };
}

/** A store that was lost must not pass for a new one: what it held would not be missed. */
function refuseLost(place: StorePlace, evidence: string): void {
  if (place.at !== 'file' || existsSync(place.file)) return;
  const holdsFiles = existsSync(evidence) && readdirSync(evidence).some((name) => /^[0-9a-f]{64}$/u.test(name));
  if (!holdsFiles && !existsSync(`${place.file}-wal`)) return;
  const left = holdsFiles ? 'evidence of its cases' : 'a part of it (-wal)';
  throw new StoreError('store_lost', `the case store is not there, but ${left} is`, {
    where: { file: place.file },
    hint: 'Put a copy of the store back in its place. To begin anew, move what is left of the old one out of .assay.',
  });
}

/** A case as it is kept, and where its chain is broken: what is read then may not be what was written. */
export async function readChain(
  { store }: OpenedCases,
  caseId: string,
): Promise<{ readonly events: CaseEvent[]; readonly broken: ChainBreak | null; readonly warnings: readonly string[] }> {
  const { events, report } = await store.read(caseId);
  const broken = report.first_break;
  return { events, broken, warnings: broken === null ? [] : [brokenWords(broken)] };
}

export function brokenWords({ seq, says }: ChainBreak): string {
  return `the chain is broken at event ${seq}: ${says}; what stands here may not be what was written (assay case verify)`;
}

/** A case whose chain is whole. Throws `not_whole`. */
export async function wholeCase({ store }: OpenedCases, caseId: string): Promise<CaseEvent[]> {
  return (await store.wholeEvents(caseId)).map(asRead);
}

/** An event with its payload as a value. */
export function asRead(event: SealedEvent): CaseEvent {
  return { ...event, payload: event.payload === null ? null : jsonOf(event.payload) };
}

/** The place in words, without a password. */
export function placeWords(place: StorePlace): string {
  return place.at === 'file' ? place.file : place.url;
}
