import { buildCommand } from '@stricli/core';
import type { ExportFlags } from '../../flags-posture.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { commonFlags, textFlag } from '../common.js';
import { checkedFlags, inventoryArgument } from './checked.js';

export const exportCommand = buildCommand<ExportFlags, string[], CliContext>({
  loader: async () => guarded((await import('../../actions/posture/export.js')).postureExport),
  parameters: {
    flags: {
      ...checkedFlags,
      out: textFlag('File to write the bundle to', 'FILE.json'),
      mailHost: textFlag('The server that takes in your mail (MX), by hand; only who runs it is sent', 'NAME'),
      trainingHours: textFlag(
        'Hours of training done and required, 12/18 (default: by plant.yaml and the lists of courses)',
        'DONE/REQUIRED',
      ),
      incidentReported: textFlag(
        'Whether an incident was reported to CISA or the state: yes or no (default: as the case of --case says)',
        'ANSWER',
      ),
      served: textFlag('Persons served (default: as the plant file says); only a class of size is sent', 'PERSONS'),
      withNames: { kind: 'boolean', brief: 'Send the names of machines, too', withNegated: false, default: false },
      allProducts: {
        kind: 'boolean',
        brief: 'Send products that our tables do not know by the words of your inventory, too',
        withNegated: false,
        default: false,
      },
      yes: { kind: 'boolean', brief: 'Write it without asking', withNegated: false, default: false },
      ...commonFlags,
    },
    aliases: { o: 'out' },
    positional: inventoryArgument,
  },
  docs: {
    brief: 'Write what you choose to send to the state: a signed file of counts, without names and addresses',
    fullDescription:
      'Checks the inventory as `assay posture check` does and shows in plain words what the file will hold before it is written. Names of machines and people, ' +
      'addresses, notes and other texts stay here. Nothing is sent: you pass the file on. The key that signs it is made on first use in .assay.',
  },
});
