import type { Tlp } from '../../model/tlp.js';
import type { Claimed } from './claimed.js';
import type { Shared } from './shared.js';
import type { NamedUuid } from './stix.js';
import { AS_CLAIMED, claimWords, incidentWords, plain, verdictWords } from './words.js';

type Tag = { readonly name: string };
export type MispAttribute = {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly comment: string;
  readonly to_ids: false;
  /** 5: as the event. */
  readonly distribution: '5';
  readonly timestamp: string;
  readonly Tag: readonly Tag[];
};
export type MispEvent = {
  readonly Event: {
    readonly uuid: string;
    readonly info: string;
    readonly date: string;
    /** 4: undefined. */
    readonly threat_level_id: '4';
    /** 1: ongoing. */
    readonly analysis: '1';
    readonly distribution: '0' | '1' | '3';
    readonly published: false;
    readonly timestamp: string;
    readonly Orgc: { readonly uuid: string; readonly name: string };
    readonly Tag: readonly Tag[];
    readonly Attribute: readonly MispAttribute[];
  };
};

const OURS = 'b7a0f1f2-6a0b-4d2e-8c55-0d6f7d3d9e10';

/** How far MISP may spread what bears a label: 0 the own organisation, 1 this community, 3 everybody. */
const DISTRIBUTION: Readonly<Record<Tlp, '0' | '1' | '3'>> = {
  red: '0',
  'amber+strict': '0',
  amber: '0',
  green: '1',
  clear: '3',
};

/** A source whose reliability, and words whose truth, cannot be judged (taxonomy admiralty-scale). */
const UNJUDGED: readonly Tag[] = [
  { name: 'admiralty-scale:source-reliability="f"' },
  { name: 'admiralty-scale:information-credibility="6"' },
];

/** What of a case an event of MISP has a place for. Nothing is meant for detection (`to_ids`), nothing is published by itself. */
export function mispOf(shared: Shared, tlp: Tlp, uuid: NamedUuid): MispEvent {
  const timestamp = secondsOf(shared.last);
  const idOf = (key: string): string => uuid(OURS, `${shared.seed}/${key}`);
  const attribute = (key: string, rest: Content): MispAttribute => ({
    uuid: idOf(key),
    to_ids: false,
    distribution: '5',
    timestamp,
    Tag: [],
    ...rest,
  });
  const { name } = shared.organisation;
  return {
    Event: {
      uuid: idOf('event'),
      info: `Incident at ${name}`,
      date: (shared.times[0]?.at ?? shared.opened).slice(0, 10),
      threat_level_id: '4',
      analysis: '1',
      distribution: DISTRIBUTION[tlp],
      published: false,
      timestamp,
      Orgc: { uuid: idOf('organisation'), name },
      Tag: [{ name: `tlp:${tlp}` }],
      Attribute: contentsOf(shared).map(([key, content]) => attribute(key, content)),
    },
  };
}

type Content = Pick<MispAttribute, 'type' | 'category' | 'value' | 'comment'> & { readonly Tag?: readonly Tag[] };

function contentsOf(shared: Shared): [string, Content][] {
  const { verdict, times, claims } = shared;
  return [
    ['incident', { type: 'text', category: 'Other', value: incidentWords(shared), comment: 'Incident' }],
    ...times.map(({ what, at }): [string, Content] => [
      `time/${what}`,
      { type: 'datetime', category: 'Other', value: at, comment: plain(what) },
    ]),
    ...claims.flatMap(claimContents),
    ...(verdict === null
      ? []
      : [
          [
            'verdict',
            { type: 'text', category: 'External analysis', value: verdictWords(verdict), comment: 'Verdict' },
          ] as [string, Content],
          ...verdict.files.map((sha256): [string, Content] => [
            `file/${sha256}`,
            { type: 'sha256', category: 'External analysis', value: sha256, comment: 'File that was tested' },
          ]),
        ]),
  ];
}

function claimContents(claim: Claimed): [string, Content][] {
  const key = `claim/${claim.seq}`;
  const words: Content = {
    type: 'text',
    category: 'Other',
    value: claimWords(claim),
    comment: 'As claimed',
    Tag: UNJUDGED,
  };
  const { actor } = claim;
  if (actor === null) return [[key, words]];
  const who: Content = {
    type: 'threat-actor',
    category: 'Attribution',
    value: actor,
    comment: AS_CLAIMED,
    Tag: UNJUDGED,
  };
  return [
    [key, words],
    [`${key}/actor`, who],
  ];
}

function secondsOf(at: string): string {
  return String(Math.floor(Date.parse(at) / 1000));
}
