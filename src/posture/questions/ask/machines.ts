import type { Asset } from '../../../model/asset.js';
import { machineKind, type MachineKind } from '../../../model/machine-kind.js';
import { isNone, promptOf, UNKNOWN, type Prompt, type Said } from './prompt.js';

const MOST_COMPUTERS = 30;
const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: UNKNOWN, label: 'I do not know' },
];

/** What is asked about machines; of a kind that is known already nothing is asked. */
export function machinePrompts(assets: readonly Asset[], heading: (topic: number) => string): Prompt[] {
  const known = (kind: MachineKind): Prompt['known'] => knownMachines(assets, kind);
  const hasOffice = (said: Said): boolean => !isNone(said['office.count']);
  return [
    promptOf(
      {
        key: 'plant.text',
        heading: heading(1),
        message: 'What runs on the computer that runs the plant? (none: there is none)',
        why: 'Support for systems and programs ends on known days; after them nobody mends their holes.',
      },
      { example: 'Windows 7 and Wonderware', known: known('plant computer') },
    ),
    promptOf(
      {
        key: 'controllers.text',
        heading: heading(2),
        message: 'Which controllers run pumps, dosing and stations? Put a comma between them.',
        why: 'Makers and CISA warn of holes by the name of the controller.',
      },
      { example: 'MicroLogix 1400, 2 Siemens S7-1200', known: known('controller') },
    ),
    promptOf(
      {
        key: 'office.count',
        heading: heading(3),
        message: 'How many office computers and laptops are there?',
        why: 'Most attacks begin with a mail on one of them.',
      },
      { example: '3', fault: countFault, known: known('office computer') },
    ),
    promptOf(
      {
        key: 'office.text',
        heading: heading(3),
        message: 'What runs on them?',
        why: 'A machine without updates falls to the first bad mail.',
      },
      { example: 'Windows 10 Pro and Office 2016', when: hasOffice, known: known('office computer') },
    ),
    promptOf(
      { key: 'office.mail', heading: heading(3), message: 'Is mail read on them?', why: 'Mail is the usual way in.' },
      { options: YES_NO, when: hasOffice, known: known('office computer') },
    ),
    promptOf(
      {
        key: 'router.text',
        heading: heading(4),
        message: 'Which router or firewall connects you to the Internet?',
        why: 'It faces everybody in the world, and its own holes are looked for first.',
      },
      { example: 'SonicWall TZ 300', known: known('router') },
    ),
  ];
}

/** What is asked about ways in from outside. */
export function outsidePrompts(assets: readonly Asset[], heading: string): Prompt[] {
  const known = knownOutside(assets);
  const used = (said: Said): boolean => said['outside.used'] === 'yes' && known === null;
  return [
    promptOf(
      {
        key: 'outside.used',
        heading,
        message: 'Does anybody reach any of it from outside: you from home, an integrator, the maker, a modem?',
        why: 'Remote access with a password alone is how water plants were broken into.',
      },
      { options: YES_NO, known },
    ),
    promptOf(
      { key: 'outside.by', heading, message: 'With what?', why: 'Each of these programs has its own weak spots.' },
      { example: 'TeamViewer', when: used },
    ),
    promptOf(
      {
        key: 'outside.to',
        heading,
        message: 'What is reached?',
        why: 'Whoever steals the password lands there.',
      },
      {
        options: [
          { value: 'plant computer', label: 'The computer that runs the plant' },
          { value: 'office computer', label: 'An office computer or laptop' },
          { value: 'router', label: 'The router or firewall (VPN)' },
          { value: 'remote access', label: 'A modem or radio at a station' },
          { value: UNKNOWN, label: 'I do not know' },
        ],
        when: used,
      },
    ),
  ];
}

function knownMachines(assets: readonly Asset[], kind: MachineKind): Prompt['known'] {
  const here = assets.filter((asset) => machineKind(asset) === kind);
  const [first] = here;
  if (first === undefined) return null;
  return { value: UNKNOWN, shown: here.map(({ name, asset_id: id }) => name ?? id).join(', '), from: placeOf(first) };
}

/** One machine that is reached decides; that none is needs every machine to say so. */
function knownOutside(assets: readonly Asset[]): Prompt['known'] {
  const reached = assets.filter(({ remote_access: { used } }) => used === true);
  const [first] = reached;
  if (first !== undefined) {
    const shown = reached.map(
      ({ name, asset_id: id, remote_access: { by } }) => `${name ?? id}${by === null ? '' : ` by ${by}`}`,
    );
    return { value: 'yes', shown: `Yes: ${shown.join(', ')}`, from: placeOf(first) };
  }
  const [any] = assets;
  if (any === undefined || assets.some(({ remote_access: { used } }) => used === null)) return null;
  return { value: 'no', shown: 'No', from: placeOf(any) };
}

function placeOf({ sources }: Asset): string {
  return sources[0] ?? '';
}

function countFault(text: string): string | null {
  if (text === UNKNOWN || isNone(text)) return null;
  if (!/^\d{1,4}$/u.test(text)) return 'A number, please, or nothing if you do not know.';
  return Number(text) > MOST_COMPUTERS ? `For more than ${MOST_COMPUTERS}, write a sheet: a line for each.` : null;
}
