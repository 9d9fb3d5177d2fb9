import type { AsOf } from '../../model/clock.js';
import { NOT_LEGAL_ADVICE } from '../../model/duty.js';
import type { Facts } from '../../model/facts.js';
import type { Veris } from '../../model/veris.js';
import { actorOf, dataVarieties, spanBetween } from './veris-words.js';

type Incident = Veris['incident'];
type Place = { readonly fact: string; readonly to: string };

/**
 * The incident in VERIS 1.4.1, the community schema (vz-risk/veris, October 2025): only what the facts have a place for. Where
 * VERIS requires an answer and none is known, its own word `Unknown` stands, and the list says so.
 */
export function exportVeris(facts: Facts, asOf: AsOf): Veris {
  const placed = PLACES.filter(({ fact }) => has(facts, fact) && isPlaced(fact, facts));
  const taken = placed.map(({ fact }) => fact);
  return {
    schema: 'assay.veris/1',
    as_of: asOf.instant ?? asOf.day,
    incident: incidentOf(facts),
    placed,
    unknown: unknownIn(facts),
    no_place: leavesOf(facts, []).filter((path) => !taken.some((fact) => path === fact || path.startsWith(`${fact}.`))),
    notice: NOT_LEGAL_ADVICE,
  };
}

const PLACES: readonly Place[] = [
  { fact: 'organisation.name', to: 'victim.victim_id' },
  { fact: 'organisation.state', to: 'victim.state' },
  { fact: 'organisation.identifiers.naics', to: 'victim.industry' },
  { fact: 'incident.id', to: 'incident_id' },
  { fact: 'incident.confirmed', to: 'security_incident' },
  { fact: 'incident.determined', to: 'security_incident' },
  { fact: 'incident.reasonably_believed', to: 'security_incident' },
  { fact: 'incident.summary', to: 'summary' },
  { fact: 'incident.started', to: 'timeline.incident' },
  { fact: 'incident.discovered', to: 'timeline.discovery' },
  { fact: 'incident.contained', to: 'timeline.containment' },
  { fact: 'incident.nciss.actor_characterization', to: 'actor' },
  { fact: 'incident.actor', to: 'actor notes' },
  { fact: 'incident.kind', to: 'action and attribute' },
  { fact: 'incident.vector', to: 'action notes' },
  { fact: 'incident.malware', to: 'action.malware.notes' },
  { fact: 'incident.systems', to: 'asset.notes' },
  { fact: 'incident.systems_count', to: 'asset.total_amount' },
  { fact: 'incident.affected.ot', to: 'asset.role' },
  { fact: 'incident.detected_by', to: 'discovery_notes' },
  { fact: 'incident.iocs', to: 'ioc' },
  { fact: 'incident.impact.operations', to: 'attribute.availability.notes' },
  { fact: 'exposure.elements', to: 'attribute.confidentiality.data' },
  { fact: 'exposure.records', to: 'attribute.confidentiality.data_total' },
  { fact: 'exposure.encrypted', to: 'attribute.confidentiality.state' },
  { fact: 'exposure.acquired', to: 'attribute.confidentiality.notes' },
  { fact: 'response.prevention', to: 'corrective_action' },
];

function incidentOf(facts: Facts): Incident {
  const { incident, organisation, response } = facts;
  const isConfirmed = incident.confirmed !== undefined || incident.determined !== undefined;
  const isSuspected = incident.reasonably_believed !== undefined;
  const attribute = attributeOf(facts);
  return {
    schema_version: '1.4.1',
    source_id: 'assay',
    ...(incident.id === undefined ? {} : { incident_id: incident.id }),
    ...(isConfirmed ? { security_incident: 'Confirmed' } : isSuspected ? { security_incident: 'Suspected' } : {}),
    ...(incident.summary === undefined ? {} : { summary: incident.summary }),
    ...timelineOf(facts),
    victim: {
      victim_id: organisation.name,
      // VERIS: 000 is an industry that is not known.
      industry: organisation.identifiers?.['naics'] ?? '000',
      employee_count: 'Unknown',
      government: [organisation.public_body === false ? 'NA' : 'Unknown'],
      country: [organisation.state === undefined ? 'Unknown' : 'US'],
      ...(organisation.state === undefined ? {} : { state: organisation.state }),
    },
    actor: actorOf(facts),
    action: actionOf(facts),
    asset: {
      assets: [{ variety: 'Unknown' }],
      cloud: ['Unknown'],
      ...(incident.systems_count === undefined ? {} : { total_amount: incident.systems_count }),
      ...(incident.affected?.ot === true ? { role: ['OT'] } : {}),
      ...(incident.systems === undefined ? {} : { notes: incident.systems.join('; ') }),
    },
    ...(attribute === undefined ? {} : { attribute }),
    discovery_method: { unknown: true },
    ...(incident.detected_by === undefined ? {} : { discovery_notes: incident.detected_by }),
    ...(incident.iocs === undefined ? {} : { ioc: [{ indicator: incident.iocs }] }),
    ...(response?.prevention === undefined ? {} : { corrective_action: response.prevention }),
  };
}

function timelineOf({ incident }: Facts): Pick<Incident, 'timeline'> {
  const { started, discovered, contained } = incident;
  if (started === undefined) return {};
  const [year, month, day] = started.slice(0, 10).split('-').map(Number);
  return {
    timeline: {
      incident: { year: year ?? 0, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) },
      ...(discovered === undefined ? {} : { discovery: spanBetween(started, discovered) }),
      ...(discovered === undefined || contained === undefined
        ? {}
        : { containment: spanBetween(discovered, contained) }),
    },
  };
}

/** Ransomware is malware in VERIS; of any other way in, only the words of people are known. */
function actionOf({ incident }: Facts): Incident['action'] {
  const notes = [incident.vector, incident.malware].filter((text) => text !== undefined).join('; ');
  const noted = notes === '' ? {} : { notes };
  return incident.kind?.includes('ransomware') === true
    ? { malware: { variety: ['Ransomware'], vector: ['Unknown'], ...noted } }
    : { unknown: noted };
}

function attributeOf({ incident, exposure }: Facts): Incident['attribute'] | undefined {
  const { kind, impact } = incident;
  const isBreach = kind?.includes('data_breach') === true || exposure?.elements !== undefined;
  const isDown = kind?.includes('operational_disruption') === true || kind?.includes('ransomware') === true;
  if (!isBreach && !isDown) return undefined;
  const varieties = dataVarieties(exposure?.elements ?? []);
  return {
    ...(isBreach
      ? {
          confidentiality: {
            data_disclosure: kind?.includes('data_breach') === true ? 'Yes' : 'Unknown',
            ...(exposure?.records === undefined ? {} : { data_total: exposure.records }),
            ...(varieties.length === 0 ? {} : { data: varieties.map((variety) => ({ variety })) }),
            ...(exposure?.encrypted === undefined
              ? {}
              : { state: [exposure.encrypted ? 'Stored encrypted' : 'Stored unencrypted'] }),
            ...(exposure?.acquired === undefined ? {} : { notes: exposure.acquired }),
          },
        }
      : {}),
    ...(isDown
      ? {
          availability: {
            variety: ['Unknown'],
            ...(impact?.operations === undefined ? {} : { notes: impact.operations }),
          },
        }
      : {}),
  };
}

/** What VERIS requires and the facts do not say. */
function unknownIn({ incident, organisation }: Facts): string[] {
  const isSaid = incident.confirmed ?? incident.determined ?? incident.reasonably_believed;
  return [
    ...(incident.id === undefined ? ['incident_id: say incident.id'] : []),
    ...(isSaid === undefined ? ['security_incident: say incident.confirmed or incident.reasonably_believed'] : []),
    ...(incident.summary === undefined ? ['summary: say incident.summary'] : []),
    ...(incident.started === undefined ? ['timeline.incident.year: say incident.started'] : []),
    ...(organisation.identifiers?.['naics'] === undefined
      ? ['victim.industry: say organisation.identifiers.naics']
      : []),
    'victim.employee_count',
    ...(organisation.public_body === false ? [] : ['victim.government']),
    'asset.assets.variety',
    'asset.cloud',
    'discovery_method',
  ];
}

/** VERIS has a word for operational technology that was hit, and none for one that was not. */
function isPlaced(fact: string, { incident }: Facts): boolean {
  return fact !== 'incident.affected.ot' || incident.affected?.ot === true;
}

function has(facts: Facts, path: string): boolean {
  return leavesOf(facts, []).some((leaf) => leaf === path || leaf.startsWith(`${path}.`));
}

/** Paths of all facts that are said; a list, and counts by state, are one fact. */
function leavesOf(value: unknown, path: readonly string[]): string[] {
  if (value === undefined) return [];
  const isOne = value === null || typeof value !== 'object' || Array.isArray(value);
  if (isOne || path.at(-1)?.endsWith('by_jurisdiction') === true) return [path.join('.')];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}
