import { buildCommand, buildRouteMap } from '@stricli/core';
import type { FeedsStatusFlags, FeedsUpdateFlags } from '../flags.js';
import { guarded } from '../guarded.js';
import type { CliContext } from '../host.js';
import { commonFlags, jsonFlag, textFlag } from './common.js';

const feedsFlag = textFlag(
  'Folder of the snapshots (default: .assay/feeds of the workspace, or of this folder)',
  'DIR',
);

const updateCommand = buildCommand<FeedsUpdateFlags, string[], CliContext>({
  loader: async () => guarded((await import('../actions/feeds.js')).feedsUpdate),
  parameters: {
    flags: {
      feeds: feedsFlag,
      mirror: {
        kind: 'parsed',
        parse: (text: string) => text,
        variadic: true,
        optional: true,
        brief: 'Get a feed elsewhere, for example kev=https://mirror.example/kev.json; repeatable',
        placeholder: 'NAME=URL',
      },
      proxy: textFlag('Proxy to go through (default: HTTPS_PROXY and NO_PROXY)', 'URL'),
      acceptShrink: {
        kind: 'boolean',
        brief: 'Take a feed although it has fewer entries than before',
        withNegated: false,
        default: false,
      },
      json: jsonFlag,
      ...commonFlags,
    },
    positional: {
      kind: 'array',
      parameter: {
        brief: 'kev, cve, lifecycle or csaf (default: all)',
        placeholder: 'NAME',
        parse: (text: string) => text,
      },
    },
  },
  docs: {
    brief: 'Get public data anew: what is exploited, CVE records, ends of support, ICS advisories',
    fullDescription:
      'Asks the publishers, or the mirrors that are set, and keeps what they answer as a dated snapshot. Nothing about your machines is ' +
      'sent. A feed that fails, is cut off or lost entries leaves the snapshot before it as it is.',
  },
});

const statusCommand = buildCommand<FeedsStatusFlags, [], CliContext>({
  loader: async () => guarded((await import('../actions/feeds.js')).feedsStatus),
  parameters: {
    flags: {
      feeds: feedsFlag,
      asOf: textFlag('Which snapshots stood on a day, 2021-08-20 (default: today)', 'DATE'),
      json: jsonFlag,
      ...commonFlags,
    },
  },
  docs: { brief: 'Show which snapshots of public data there are, and how old they are' },
});

export const feedsCommands = buildRouteMap({
  routes: { update: updateCommand, status: statusCommand },
  docs: { brief: 'Public data that machines are held against' },
});
