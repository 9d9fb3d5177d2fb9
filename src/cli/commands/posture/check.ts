import { buildCommand } from '@stricli/core';
import type { CheckFlags } from '../../flags-posture.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { commonFlags, jsonFlag, textFlag } from '../common.js';
import { checkedFlags, inventoryArgument } from './checked.js';

export const checkCommand = buildCommand<CheckFlags, string[], CliContext>({
  loader: async () => guarded((await import('../../actions/posture/check.js')).postureCheck),
  parameters: {
    flags: {
      ...checkedFlags,
      all: { kind: 'boolean', brief: 'Show what is in order, too', withNegated: false, default: false },
      by: textFlag('Keep the measures of the plan in the case of --case, as planned, by whom', 'NAME'),
      json: jsonFlag,
      html: textFlag('Write everything as one self-contained HTML file', 'FILE'),
      board: textFlag('Write one printable sheet for those who decide on the money', 'FILE'),
      cyclonedx: textFlag('Write the machines as CycloneDX 1.6', 'FILE.json'),
      ...commonFlags,
    },
    positional: inventoryArgument,
  },
  docs: {
    brief: 'Find what is dangerous in an inventory, and what to do first with the money and hours there are',
    fullDescription:
      'Ends of support by product and edition, holes known to be used, advisories on control equipment, ways in; each with yes, no, or cannot tell and why. ' +
      'Then the set of measures that lowers the risk most within money and hours, in its order. Nothing is scanned. Nothing is looked up on the network but mail domains, and those with --ask-mail only: `assay feeds update` gets public data beforehand.',
  },
});
