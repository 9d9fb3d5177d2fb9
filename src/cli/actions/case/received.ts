import path from 'node:path';
import type { BundleRequest } from '../../../app/cases/bundle/import-case.js';
import { badOption } from '../../error.js';
import type { KeyFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';

/** A bundle to be read, with what may open it and what must be in it. */
export function bundleRequest(
  { host }: CliContext,
  given: string,
  { identity, passphraseFile, head }: KeyFlags & { readonly head?: readonly string[] },
): BundleRequest {
  const at = (file: string): string => path.resolve(host.cwd, file);
  return {
    file: at(given),
    identityFiles: (identity ?? []).map(at),
    passphraseFile: passphraseFile === undefined ? null : at(passphraseFile),
    heads: headsOf(head),
    signal: host.signal,
  };
}

/** Hashes of `--head`. */
export function headsOf(given: readonly string[] | undefined): string[] {
  return (given ?? []).map((each) => {
    const hash = each.toLowerCase();
    if (/^[0-9a-f]{64}$/u.test(hash)) return hash;
    throw badOption('--head is no hash', 'Write the 64 characters that `assay case head` printed.');
  });
}
