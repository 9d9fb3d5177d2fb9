import { commonFlags, jsonFlag, textFlag } from '../common.js';

const parseText = (given: string): string => given;

export const caseFlags = { json: jsonFlag, ...commonFlags } as const;

export const byFlag = textFlag('Who writes it (default: your user name on this machine)', 'NAME');

/** Flags of what writes into a case. */
export const entryFlags = {
  by: byFlag,
  basis: {
    kind: 'parsed',
    parse: parseText,
    variadic: true,
    optional: true,
    brief: 'What it rests on: the number of an event, or the SHA-256 of a file; several by commas, or repeated',
    placeholder: 'EVENT',
  },
  ...caseFlags,
} as const;

export const caFlag = {
  kind: 'parsed',
  parse: parseText,
  variadic: true,
  optional: true,
  brief: 'Root certificates of time-stamping authorities that you trust, PEM; repeatable',
  placeholder: 'ROOT.pem',
} as const;

/** Says that one sees and writes as counsel. */
export function privilegedFlag(brief: string) {
  return { kind: 'boolean', brief, withNegated: false, default: false } as const;
}

/** For reading a bundle in place of the store. */
export const bundleFlags = {
  bundle: textFlag('A file that `assay case export` or `redact` wrote, in place of the store', 'FILE'),
  identity: {
    kind: 'parsed',
    parse: parseText,
    variadic: true,
    optional: true,
    brief: 'With --bundle: file with a secret key of age that may open it; repeatable',
    placeholder: 'FILE',
  },
  passphraseFile: textFlag('With --bundle: file with the passphrase on its first line', 'FILE'),
} as const;

/** An argument that must be given. */
export function argument(placeholder: string, brief: string) {
  return { placeholder, brief, parse: parseText } as const;
}

export const caseArgument = argument('CASE', 'Id of the case, as `assay case list` shows it');
