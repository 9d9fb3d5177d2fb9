import { buildCommand } from '@stricli/core';
import type { ServeFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { commonFlags, textFlag } from './common.js';

export const serveCommand = buildCommand<ServeFlags, [], CliContext>({
  // Ctrl-C is how it is meant to end, so it is no failure as it is of other commands.
  loader: async () => {
    const { serve } = await import('../actions/serve.js');
    return async function run(flags) {
      await serve(this, flags);
    };
  },
  parameters: {
    flags: {
      port: textFlag('Port to listen on, 0 for any that is free (default: 4810)', 'PORT'),
      largest: textFlag('The largest file that the page takes in, in GB (default: 20)', 'GB'),
      by: textFlag('Under which name events are written (default: your user name on this machine)', 'NAME'),
      team: {
        kind: 'boolean',
        brief: 'Let accounts sign in, as `assay team` adds them',
        withNegated: false,
        default: false,
      },
      origin: textFlag('Where browsers of the team ask: the proxy before this server, https://assay.example', 'URL'),
      ...commonFlags,
    },
  },
  docs: {
    brief: 'Serve the page: the same in a browser of this machine',
    fullDescription:
      'Listens on 127.0.0.1 alone and prints the address to open, with a token that lets a browser in. Nothing is loaded from elsewhere and nothing ' +
      'leaves this machine. It runs until you end it with Ctrl-C. With --team it prints no token: people sign in with accounts, from other machines ' +
      'through a proxy on this one that speaks TLS (docs/guide/team.md).',
  },
});
