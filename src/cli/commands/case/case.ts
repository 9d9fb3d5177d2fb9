import { buildCommand, buildRouteMap } from '@stricli/core';
import type { CaseFlags, CaseHeadFlags, CaseNewFlags, CaseShowFlags, CaseVerifyFlags } from '../../flags-case.js';
import { decideCommand, sayCommand, timelineCommand } from './hub.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { textFlag } from '../common.js';
import { addRoutes } from './add.js';
import { argument, bundleFlags, byFlag, caFlag, caseArgument, caseFlags, privilegedFlag } from './common.js';
import { exportCommand, importCommand, redactCommand } from './pass.js';

const newCommand = buildCommand<CaseNewFlags, [string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/keep.js')).newCase),
  parameters: {
    flags: { by: byFlag, id: textFlag('Its id (default: made from the name)', 'ID'), ...caseFlags },
    positional: { kind: 'tuple', parameters: [argument('NAME', 'What the case is called')] },
  },
  docs: { brief: 'Begin a case and print its id' },
});

const listCommand = buildCommand<CaseFlags, [], CliContext>({
  loader: async () => guarded((await import('../../actions/case/look.js')).listOfCases),
  parameters: { flags: caseFlags },
  docs: { brief: 'List the cases' },
});

const showCommand = buildCommand<CaseShowFlags, [string?, string?], CliContext>({
  loader: async () => guarded((await import('../../actions/case/look.js')).showCase),
  parameters: {
    flags: { privileged: privilegedFlag('Show also what is for counsel only'), ...bundleFlags, ...caseFlags },
    positional: {
      kind: 'tuple',
      parameters: [
        { ...caseArgument, optional: true },
        { ...argument('EVENT', 'Number of an event, to see it whole'), optional: true },
      ],
    },
  },
  docs: { brief: 'Show what a case holds, or one event of it' },
});

const verifyCommand = buildCommand<CaseVerifyFlags, string[], CliContext>({
  loader: async () => guarded((await import('../../actions/case/prove.js')).verifyCase),
  parameters: {
    flags: {
      head: {
        kind: 'parsed',
        parse: (given: string) => given,
        variadic: true,
        optional: true,
        brief: 'A hash that was kept outside and must be in the case; repeatable',
        placeholder: 'HASH',
      },
      ca: caFlag,
      ...bundleFlags,
      ...caseFlags,
    },
    positional: { kind: 'array', parameter: argument('CASE', 'Ids of cases (default: all)') },
  },
  docs: {
    brief: 'Prove that nothing in a case was changed; name the first event that was',
    fullDescription:
      'Checks every event against the one before, every kept file against its SHA-256, and every time-stamp. Exit code 1 where ' +
      'something does not fit. An end that was cut off shows only against a head that was kept outside: --head.',
  },
});

const headCommand = buildCommand<CaseHeadFlags, [string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/prove.js')).showHead),
  parameters: {
    flags: { tsq: textFlag('Write a request for a time-stamp over it (RFC 3161)', 'FILE.tsq'), ...caseFlags },
    positional: { kind: 'tuple', parameters: [caseArgument] },
  },
  docs: {
    brief: 'Print the hash of the last event, to be kept outside',
    fullDescription:
      'Prints number, time and hash of the last event. Whoever keeps the hash can later prove what stood before it. Have it stamped: ' +
      'write a request with --tsq, send it to a time-stamping authority, and give the answer to `assay case add stamp`.',
  },
});

/** Everything about cases. */
export const caseRoutes = buildRouteMap({
  routes: {
    new: newCommand,
    list: listCommand,
    show: showCommand,
    add: addRoutes,
    say: sayCommand,
    decide: decideCommand,
    timeline: timelineCommand,
    verify: verifyCommand,
    head: headCommand,
    export: exportCommand,
    redact: redactCommand,
    import: importCommand,
  },
  docs: { brief: 'Keep a record of what was claimed, found, decided and said, which cannot be quietly changed' },
});
