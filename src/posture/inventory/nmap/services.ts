import { statedProgram, type Program } from '../../../model/asset.js';
import type { Port } from '../draft.js';
import { childOf, childrenOf, type Element } from '../xml/walk.js';

export type PortRead = { readonly port: Port; readonly programs: readonly Program[]; readonly hint: string | null };

/** A product that names a span of versions was inferred, not told: `Microsoft Windows 7 - 10 microsoft-ds`. */
const SPAN = /\d\S*\s+-\s+\S*\d|\bor\b|\d\.x\b/iu;

/** An open port, and what answered there; null for a port that is not open. */
export function readPort(element: Element, where: string): PortRead | null {
  const number = Number(element.attributes['portid']);
  const protocol = protocolOf(element.attributes['protocol']);
  const isOpen = childOf(element, 'state')?.attributes['state'] === 'open';
  if (!isOpen || protocol === null || !Number.isInteger(number) || number < 0 || number > 65_535) return null;
  const service = childOf(element, 'service');
  const place = `${where}:${number}`;
  const port: Port = { port: number, protocol, service: service?.attributes['name'] ?? null, where };
  const hint = hintOf(port, service?.attributes['devicetype']);
  return { port, programs: service === null ? [] : programsOf(service, place), hint };
}

function protocolOf(text: string | undefined): Port['protocol'] | null {
  return text === 'tcp' || text === 'udp' || text === 'sctp' ? text : null;
}

const LONGEST = 500;

/** What a probe told apart is measured; what follows from a table of port numbers is nothing, and a system by its service a guess. */
function programsOf(service: Element, where: string): Program[] {
  const given = (name: string): string | null => service.attributes[name]?.trim().slice(0, LONGEST) || null;
  const [product, version, extra] = [given('product'), given('version'), given('extrainfo')];
  if (product === null || given('method') === 'table') return [];
  const cpes = childrenOf(service, 'cpe').map(({ text }) => text.trim());
  const sure = given('conf') === '10' && !SPAN.test(product);
  const text = [product, version, extra === null ? null : `(${extra})`].filter((piece) => piece !== null).join(' ');
  const program: Program = {
    ...statedProgram('software', text, where),
    product,
    version,
    cpe: cpes.find((cpe) => !/^cpe:(?:\/|2\.3:)o:/u.test(cpe)) ?? null,
    basis: sure ? 'measured' : 'guessed',
    accuracy: sure ? null : confidenceOf(given('conf')),
  };
  const os = given('ostype');
  const osCpe = cpes.find((cpe) => /^cpe:(?:\/|2\.3:)o:/u.test(cpe)) ?? null;
  if (os === null) return [program];
  return [program, { ...statedProgram('os', os, where), product: os, cpe: osCpe, basis: 'guessed' }];
}

/** nmap's confidence, 0 to 10, as per cent below 100; null where it says 10 and the product is a span. */
function confidenceOf(conf: string | null): number | null {
  const value = Number(conf);
  return conf !== null && value >= 0 && value < 10 ? value * 10 : null;
}

/** Ports that equipment of one kind has: a hint to whoever knows the place, no statement. Registered with IANA or the maker's own. */
const HINTS: Readonly<Record<number, string>> = {
  102: 'Siemens S7 or IEC 61850: often a PLC',
  502: 'Modbus: often a PLC, an RTU or a gateway to them',
  789: 'Red Lion Crimson: often an HMI or a gateway',
  1911: 'Niagara Fox: often building control',
  1962: 'PCWorx: often a Phoenix Contact PLC',
  2222: 'EtherNet/IP: often control equipment',
  2404: 'IEC 60870-5-104: often an RTU',
  4840: 'OPC UA: often a SCADA server or a gateway',
  4911: 'Niagara Fox over TLS: often building control',
  5007: 'MELSEC: often a Mitsubishi PLC',
  9600: 'FINS: often an Omron PLC',
  18_245: 'SRTP: often a GE PLC',
  20_000: 'DNP3: often an RTU',
  44_818: 'EtherNet/IP: often a PLC or an HMI',
  47_808: 'BACnet: often building control',
};

function hintOf({ port, protocol }: Port, devicetype: string | undefined): string | null {
  const hints = [
    HINTS[port] === undefined ? null : `port ${port}/${protocol} is open (${HINTS[port]})`,
    devicetype === undefined || devicetype === '' ? null : `port ${port}/${protocol} answers like a ${devicetype}`,
  ].filter((hint) => hint !== null);
  return hints.length === 0 ? null : hints.join('; ');
}
