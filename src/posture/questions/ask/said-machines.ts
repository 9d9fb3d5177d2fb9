import type { Asset } from '../../../model/asset.js';
import { machineKind } from '../../../model/machine-kind.js';
import type { PlantMachine } from '../../../model/plant.js';
import { isKnown, isNone, UNKNOWN, type Said } from './prompt.js';

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const MOST_ALIKE = 20;

/** The machines that answers describe, those that are known already left out. */
export function machinesOf(said: Said, assets: readonly Asset[]): PlantMachine[] {
  const machines = [...plantComputer(said), ...controllers(said), ...officeComputers(said), ...router(said)];
  return withRemoteAccess(machines, said, assets);
}

function plantComputer(said: Said): PlantMachine[] {
  const text = said['plant.text'];
  if (text === undefined || isNone(text)) return [];
  const noMail = said['practice:no_mail_on_control'];
  const mail = noMail === 'yes' ? 'no' : noMail === 'no' ? 'yes' : UNKNOWN;
  return [{ name: 'Plant computer', role: 'hmi', zone: 'control', ...textOf(text), mail }];
}

function controllers(said: Said): PlantMachine[] {
  const text = said['controllers.text'];
  if (text === undefined || isNone(text)) return [];
  const texts = isKnown(text)
    ? text
        .split(/\s*[,;]\s*|\s+and\s+(?=\d{1,2}\s|[A-Z])/u)
        .filter((each) => each !== '')
        .flatMap(several)
    : [UNKNOWN];
  return texts.map((each, at) => ({ name: `Controller ${at + 1}`, role: 'plc', zone: 'control', ...textOf(each) }));
}

/** `2 Siemens S7-1200` and `two MicroLogix` are so many machines. */
function several(text: string): string[] {
  const [, number = '', rest = ''] = /^(\d{1,2}|[a-z]+)\s*(?:x\s+|×\s*|\s)(\S.*)$/iu.exec(text) ?? [];
  const word = WORDS.indexOf(number.toLowerCase()) + 1;
  const count = /^\d+$/u.test(number) ? Number(number) : word;
  return count >= 1 && count <= MOST_ALIKE ? Array.from({ length: count }, () => rest) : [text];
}

function officeComputers(said: Said): PlantMachine[] {
  const count = said['office.count'];
  if (count === undefined || isNone(count)) return [];
  const mail = said['office.mail'] === 'yes' || said['office.mail'] === 'no' ? said['office.mail'] : UNKNOWN;
  return Array.from({ length: isKnown(count) ? Number(count) : 1 }, (_each, at) => ({
    name: `Office computer ${at + 1}`,
    role: 'workstation',
    zone: 'office',
    ...textOf(said['office.text']),
    mail,
  }));
}

function router(said: Said): PlantMachine[] {
  const text = said['router.text'];
  if (text === undefined || isNone(text)) return [];
  return [{ name: 'Router', role: 'firewall', zone: 'office', ...textOf(text) }];
}

function textOf(text: string | undefined): Pick<PlantMachine, 'text'> {
  return { text: text ?? UNKNOWN };
}

/** Puts what is reached from outside to its machine: among those described, among those known, else as one of its own. */
function withRemoteAccess(machines: readonly PlantMachine[], said: Said, assets: readonly Asset[]): PlantMachine[] {
  const { 'outside.used': used, 'outside.by': by, 'outside.to': to = UNKNOWN } = said;
  if (used === 'no') return machines.map((machine) => ({ ...machine, remote_access: 'no' }));
  if (used !== 'yes' || by === undefined) return [...machines];
  const second = said['practice:second_factor_remote'];
  const access = {
    remote_access: isKnown(by) ? by : 'yes',
    second_factor: second === 'yes' || second === 'no' ? second : UNKNOWN,
  } as const;
  const at = machines.findIndex(({ role, zone }) => machineKind({ role: role ?? null, zone: zone ?? null }) === to);
  if (at !== -1) return machines.map((machine, index) => (index === at ? { ...machine, ...access } : machine));
  const there = assets.find((asset) => asset.name !== null && machineKind(asset) === to);
  const own: PlantMachine = {
    name: 'Way in from outside',
    role: 'remote_access',
    ...(to === 'remote access' ? { zone: 'control' } : {}),
    ...textOf(isKnown(by) ? by : undefined),
  };
  const machine =
    there === undefined ? own : { name: there.name ?? '', ...(there.role === null ? {} : { role: there.role }) };
  return [...machines, { ...machine, ...access }];
}
