import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PlantFile } from '../../../model/plant.js';
import type { Posture } from '../../../model/posture.js';
import { planMeasures } from '../../../posture/plan/plan.js';
import { readPlantFile } from '../../../posture/questions/questions.js';
import type { ShownWay } from '../../../model/shown-way.js';
import { checkPosture, type CheckRequest } from '../check.js';
import { posturePlaces, type PosturePlaces } from './examples.js';
import { stampOf, stampOfLists } from './files.js';
import { readCourses } from './courses.js';
import { readLists } from './lists.js';
import { readMail } from './mail.js';
import { plantGiven, readPlantText, type PlantText } from './plant-text.js';

/** Within which limits a plan is asked for; null: as much as it takes. */
export type Limits = {
  readonly budget: number | null;
  readonly hours: number | null;
  readonly shown: readonly ShownWay[];
  /** At once, without how far the steps stand when figures are shaken. */
  readonly quick: boolean;
};

/** A workspace's posture on a day. Its own plan has no limits: it says how far money and hours can do anything. */
export type Seen = {
  readonly places: PosturePlaces;
  readonly plant: PlantText;
  readonly said: PlantFile | null;
  readonly posture: Posture;
};

export type Desk = {
  /** The day that counts where none is named: that of an open example, else today. */
  readonly day: (asOf: string | undefined) => string;
  /** Null where there is neither list nor answer. */
  readonly see: (asOf: string) => Promise<Seen | null>;
  /** The posture with a plan within limits. */
  readonly within: (seen: Seen, limits: Limits) => Posture;
};

const MOST_PLANS = 200;

/** What was last looked at is kept in memory: a slider asks for many plans of one posture. */
export function openDesk(dir: string, now: () => Date): Desk {
  let last: { readonly key: string; readonly seen: Promise<Seen> } | null = null;
  let plans = new Map<string, Posture>();
  return {
    day: (asOf) => asOf ?? posturePlaces(dir).example?.as_of ?? now().toISOString().slice(0, 10),
    see: async (asOf) => {
      const places = posturePlaces(dir);
      if (stampOfLists(places.lists) === '' && !existsSync(places.plant)) return null;
      const key = [asOf, stampOfPlaces(places)].join('\n\n');
      if (last?.key !== key) {
        last = { key, seen: look(places, asOf) };
        plans = new Map();
        last.seen.catch(() => (last = null));
      }
      return last.seen;
    },
    within: (seen, limits) => {
      const key = JSON.stringify(limits);
      const posture = plans.get(key) ?? planned(seen, limits);
      if (plans.size < MOST_PLANS) plans.set(key, posture);
      return posture;
    },
  };
}

async function look(places: PosturePlaces, asOf: string): Promise<Seen> {
  const plant = readPlantText(places.plant);
  const given = plantGiven(plant);
  const said = given === null ? null : readPlantFile(given.text, given.file).plant;
  return { places, plant, said, posture: await checkPosture(requestOf(places, plant, asOf)) };
}

/** All that lies in a workspace, to be checked without limits. */
export function requestOf(places: PosturePlaces, plant: PlantText, asOf: string): CheckRequest {
  return {
    files: readLists(places.lists),
    plant: plantGiven(plant),
    training: readCourses(places.courses),
    mail: readMail(places.mail),
    feeds: places.feeds,
    asOf,
    budget: null,
    hours: null,
    shown: [],
    state: null,
    sector: null,
  };
}

function planned({ posture, said }: Seen, { budget, hours, shown, quick }: Limits): Posture {
  const plan = planMeasures({
    assets: posture.assets.map(({ asset }) => asset),
    findings: posture.findings,
    practices: posture.practices,
    budget,
    hours,
    place: { state: posture.state, sector: said?.organisation?.sector ?? null, asOf: posture.as_of },
    shown,
    ...(quick ? { shaken: 0 } : {}),
  });
  return { ...posture, plan };
}

function stampOfPlaces({ lists, courses, mail, plant, feeds }: PosturePlaces): string {
  const folders = [lists, courses, mail].map(stampOfLists);
  return [...folders, stampOf(plant), stampOfFeeds(feeds)].join('\n\n');
}

/** Snapshots are dated and never changed: their names tell. */
function stampOfFeeds(folder: string): string {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .flatMap(({ name }) => [name, stampOf(path.join(folder, name))])
      .join(' ');
  } catch {
    return 'none';
  }
}
