import { buildCommand } from '@stricli/core';
import type { CheckFlags } from '../../flags-posture.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { commonFlags, filesArgument, jsonFlag, textFlag } from '../common.js';
import { trainingFlag } from './training.js';

export const checkCommand = buildCommand<CheckFlags, string[], CliContext>({
  loader: async () => guarded((await import('../../actions/posture/check.js')).postureCheck),
  parameters: {
    flags: {
      budget: textFlag('Money that is there, in dollars: 10000 (default: as much as it takes)', 'DOLLARS'),
      hours: textFlag('Hours of work that are there: 40 (default: as many as it takes)', 'HOURS'),
      plant: textFlag(
        'What `assay posture ask` wrote (default: plant.yaml beside the first inventory, where there is one)',
        'FILE',
      ),
      training: trainingFlag,
      state: textFlag('State whose help and rules count, ME (default: as the plant file says)', 'ST'),
      sector: textFlag('water, wastewater or another (default: as the plant file says)', 'SECTOR'),
      wayIn: {
        kind: 'parsed',
        parse: (text: string) => text,
        variadic: true,
        optional: true,
        brief:
          'A way in that an incident, here or near, has shown: mail, remote_access, internet_facing, removable_media; repeatable',
        placeholder: 'WAY',
      },
      asOf: textFlag('Judge by support dates and feeds of a day, 2021-08-20 (default: today)', 'DATE'),
      feeds: textFlag('Folder of snapshots of feeds (default: .assay/feeds of the workspace)', 'DIR'),
      all: { kind: 'boolean', brief: 'Show what is in order, too', withNegated: false, default: false },
      json: jsonFlag,
      html: textFlag('Write everything as one self-contained HTML file', 'FILE'),
      board: textFlag('Write one printable sheet for those who decide on the money', 'FILE'),
      cyclonedx: textFlag('Write the machines as CycloneDX 1.6', 'FILE.json'),
      ...commonFlags,
    },
    positional: filesArgument(
      'Sheets (CSV, XLSX), nmap -oX, CycloneDX, lists of DHCP leases, what `assay posture ask` wrote; several are read as one',
      'INVENTORY',
    ),
  },
  docs: {
    brief: 'Find what is dangerous in an inventory, and what to do first with the money and hours there are',
    fullDescription:
      'Ends of support by product and edition, holes known to be used, advisories on control equipment, ways in; each with yes, no, or cannot tell and why. ' +
      'Then the set of measures that lowers the risk most within money and hours, in its order. Nothing is scanned and nothing is looked up on the network: `assay feeds update` gets public data beforehand.',
  },
});
