import { buildCommand, buildRouteMap } from '@stricli/core';
import type { OversightAdviseFlags, OversightImportFlags, OversightOverviewFlags } from '../flags-posture.js';
import { guarded } from '../guarded.js';
import type { CliContext } from '../host.js';
import { commonFlags, filesArgument, jsonFlag, textFlag } from './common.js';

const fromFlag = textFlag('Folder of the bundles (default: .assay/oversight)', 'DIR');
const asOfFlag = textFlag('By the bundles that were made until a day, 2026-11-30 (default: today)', 'DATE');

const importCommand = buildCommand<OversightImportFlags, string[], CliContext>({
  loader: async () => guarded((await import('../actions/oversight/import.js')).oversightImport),
  parameters: {
    flags: {
      into: fromFlag,
      acceptKey: {
        kind: 'boolean',
        brief: 'Take a new key of a plant: after its fingerprint was compared by telephone',
        withNegated: false,
        default: false,
      },
      json: jsonFlag,
      ...commonFlags,
    },
    positional: filesArgument('Bundles of plants; a file may hold many, one a line', 'FILE'),
  },
  docs: {
    brief: 'Take in signed bundles of plants, each by itself; a broken one is named and keeps no other out',
    fullDescription:
      'Every signature is proved. The first key of a plant is remembered; a bundle with another is refused. What a plant sent earlier is kept for the trend.',
  },
});

const overviewCommand = buildCommand<OversightOverviewFlags, [], CliContext>({
  loader: async () => guarded((await import('../actions/oversight/overview.js')).oversightOverview),
  parameters: {
    flags: {
      from: fromFlag,
      asOf: asOfFlag,
      small: textFlag('Print no count below this, nor what gives it away (default: 5, at least 3)', 'N'),
      clear: {
        kind: 'boolean',
        brief: 'Print everything, with a row for each plant: for your own screen, not for release',
        withNegated: false,
        default: false,
      },
      json: jsonFlag,
      html: textFlag('Write it as one self-contained HTML file', 'FILE'),
      ...commonFlags,
    },
  },
  docs: {
    brief: 'What the plants have in common: out of support, one change that helps many, trained, reported, the trend',
    fullDescription:
      'Without --clear neither the page nor the JSON holds a name, an id, a place below the state or a row of a plant, and counts of few plants are left out: it can be handed out.',
  },
});

const adviseCommand = buildCommand<OversightAdviseFlags, [string], CliContext>({
  loader: async () => guarded((await import('../actions/oversight/advise.js')).oversightAdvise),
  parameters: {
    flags: {
      from: fromFlag,
      asOf: asOfFlag,
      letters: textFlag('Write a letter for each plant that is or may be concerned into a folder', 'DIR'),
      json: jsonFlag,
      ...commonFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'An advisory in YAML, or a CSAF document', placeholder: 'ADVISORY', parse: (text: string) => text },
      ],
    },
  },
  docs: { brief: 'Which plants an advisory concerns: yes, no, or cannot tell and why; by alias, for your own screen' },
});

export const oversightRoutes = buildRouteMap({
  routes: { import: importCommand, overview: overviewCommand, advise: adviseCommand },
  docs: { brief: 'For whoever looks after many plants: what their bundles add up to' },
});
