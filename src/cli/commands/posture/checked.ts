import { filesArgument, textFlag } from '../common.js';
import { trainingFlag } from './training.js';

/** What every command that checks a posture takes. */
export const checkedFlags = {
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
  case: textFlag('Order the plan by how they came in, as this case says it', 'CASE'),
  asOf: textFlag('Judge by support dates and feeds of a day, 2021-08-20 (default: today)', 'DATE'),
  feeds: textFlag('Folder of snapshots of feeds (default: .assay/feeds of the workspace)', 'DIR'),
  mail: {
    ...textFlag('What `assay posture mail DOMAIN --json` found; repeatable', 'MAIL.json'),
    variadic: true,
  },
  askMail: {
    kind: 'boolean',
    brief: 'Ask name servers about the mail_domains of the plant file now; without it nothing is asked on the network',
    withNegated: false,
    default: false,
  },
  server: textFlag('With --ask-mail: ask this name server, not those of the machine', 'IP[:PORT]'),
} as const;

export const inventoryArgument = filesArgument(
  'Sheets (CSV, XLSX), nmap -oX, CycloneDX, lists of DHCP leases, what `assay posture ask` wrote; several are read as one',
  'INVENTORY',
);
