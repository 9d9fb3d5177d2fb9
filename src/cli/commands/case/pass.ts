import { buildCommand } from '@stricli/core';
import type { CaseExportFlags, CaseImportFlags, CaseRedactFlags } from '../../flags-case.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { textFlag } from '../common.js';
import { argument, byFlag, caseArgument, caseFlags, privilegedFlag } from './common.js';

function manyFlag(brief: string, placeholder: string) {
  return {
    kind: 'parsed',
    parse: (given: string) => given,
    variadic: true,
    optional: true,
    brief,
    placeholder,
  } as const;
}

const off = { kind: 'boolean', withNegated: false, default: false } as const;

/** Where a file goes, for whom it is sealed, and who may see it. */
const passFlags = {
  to: textFlag('The file to write; must be given', 'FILE'),
  tlp: textFlag('Who may see it, by TLP 2.0: red, amber+strict, amber, green or clear (default: red)', 'LABEL'),
  recipient: manyFlag('Seal it for a public key of age; repeatable', 'age1...'),
  recipientsFile: manyFlag('Seal it for the public keys in a file, one a line; repeatable', 'FILE'),
  passphraseFile: textFlag('Seal it with the passphrase on the first line of a file', 'FILE'),
  clear: { ...off, brief: 'Do not seal it' },
  force: { ...off, brief: 'Write over a file of that name' },
  dryRun: { ...off, brief: 'Only show what it would hold and leave out' },
  by: byFlag,
  ...caseFlags,
} as const;

const LABELS =
  'TLP red: only for the people it is given to. amber+strict: only for their organisation. amber: also for its clients. ' +
  'green: for their community. clear: for everybody.';

export const exportCommand = buildCommand<CaseExportFlags, [string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/pass.js')).exportTo),
  parameters: {
    flags: {
      format: textFlag('bundle (the whole case), stix (2.1), misp or veris (default: bundle)', 'FORMAT'),
      for: textFlag('To whom it goes', 'WHOM'),
      withEvidence: { ...off, brief: 'Let the files of evidence go along, as they were added' },
      privileged: privilegedFlag('Let privileged notes go along; only in a whole and sealed bundle'),
      ...passFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument] },
  },
  docs: {
    brief: 'Write a case to one file, sealed for whom it is meant',
    fullDescription: `Writes the whole case with its chain, or what of it STIX, MISP or VERIS have a place for. The case keeps that it left, to whom, and the SHA-256 of the file. ${LABELS}`,
  },
});

export const redactCommand = buildCommand<CaseRedactFlags, [string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/pass.js')).redactTo),
  parameters: {
    flags: {
      for: textFlag('counsel or police; must be given', 'WHOM'),
      withhold: manyFlag('Leave out a kind of event, too, for example note,draft; repeatable', 'KIND'),
      withholdEvent: manyFlag('Leave out an event, too; repeatable', 'EVENT'),
      giveEvent: manyFlag('Give an event that would be left out; repeatable', 'EVENT'),
      ...passFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument] },
  },
  docs: {
    brief: 'Write a case without what counsel or police shall not have, provable against the same chain',
    fullDescription: `Leaves out what the events hold, and shows first which. Their number, kind, time, writer, basis and hashes stay: the chain is over them. ${LABELS}`,
  },
});

export const importCommand = buildCommand<CaseImportFlags, [string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/receive.js')).importFrom),
  parameters: {
    flags: {
      identity: manyFlag('File with a secret key of age that may open it; repeatable', 'FILE'),
      passphraseFile: textFlag('File with the passphrase on its first line', 'FILE'),
      head: manyFlag('A hash that was kept outside and must be in it; repeatable', 'HASH'),
      ...caseFlags,
    },
    positional: { kind: 'tuple', parameters: [argument('FILE', 'What `assay case export` wrote')] },
  },
  docs: {
    brief: 'Take in a case that was exported, or what came to it since',
    fullDescription:
      'Proves all of it before anything is written. A case that is here already gains the events that follow; where the two went ' +
      'apart, nothing is written and the first event that differs is named.',
  },
});
