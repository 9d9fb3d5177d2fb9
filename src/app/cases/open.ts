import { randomBytes } from 'node:crypto';
import { openStore, type CaseStore, type StorePlace } from '../../store/store.js';
import { readSettings, type Settings } from '../../workspace/workspace.js';
import type { AppContext } from '../context.js';
import { readPassword } from '../password.js';
import { workspacePaths } from '../paths.js';

/** What the use cases of cases are given: less than those that read leaks. */
export type CaseContext = Pick<AppContext, 'now' | 'env'>;

/** A workspace with its case store open. */
export type OpenedCases = {
  readonly settings: Settings;
  readonly store: CaseStore;
  readonly place: StorePlace;
  readonly now: () => Date;
};

/** Runs work with the case store of a workspace open, and closes it whatever happens. */
export async function withCases<Result>(
  dir: string,
  context: CaseContext,
  work: (opened: OpenedCases) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(dir);
  const place = storePlace(settings, context.env);
  const store = await openStore(place, { now: context.now, randomBytes });
  try {
    return await work({ settings, store, place, now: context.now });
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

/** The place in words, without a password. */
export function placeWords(place: StorePlace): string {
  return place.at === 'file' ? place.file : place.url;
}
