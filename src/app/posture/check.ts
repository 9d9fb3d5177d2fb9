import path from 'node:path';
import { readFeeds, type ReadFeeds } from '../../feeds/feeds.js';
import type { Inventory } from '../../model/asset.js';
import type { FeedName } from '../../model/feeds.js';
import { SEVERITIES, type Finding } from '../../model/finding.js';
import type { IdentifiedAsset } from '../../model/identified.js';
import { plantFileSchema, type PlantFile } from '../../model/plant.js';
import type { PracticeAnswer } from '../../model/practice.js';
import type { Posture } from '../../model/posture.js';
import type { OrderedBy, ShownWay } from '../../model/shown-way.js';
import { findAdvisories } from '../../posture/finding/advisory/advisory.js';
import { findExploited } from '../../posture/finding/exploited/exploited.js';
import { lifecycleFindings } from '../../posture/finding/lifecycle/lifecycle.js';
import { decidedBy, networkFindings } from '../../posture/finding/network/network.js';
import { practiceFindings } from '../../posture/finding/practice/practice.js';
import type { InventoryFile } from '../../posture/inventory/draft.js';
import { readInventory } from '../../posture/inventory/inventory.js';
import { knownMail, type MailSource } from '../../posture/mail/known/known.js';
import { planMeasures } from '../../posture/plan/plan.js';
import { identify } from '../../posture/product/product.js';
import { productTable, type ProductTable } from '../../posture/product/table.js';
import { allQuestions, joinAnswers, readPlantFile, type JoinedAnswers } from '../../posture/questions/questions.js';
import { staffOf } from '../../posture/training/training.js';
import { joinedFields, orderedBy, waysOf } from './joined.js';
import { supportEndsIn } from './support-ends.js';
import { readList, trainingFor, warningsOf as courseWarnings } from './training.js';

export { toCycloneDx } from '../../posture/inventory/cyclonedx/to-cyclonedx.js';

export type CheckRequest = {
  readonly files: readonly InventoryFile[];
  /** `plant.yaml`: who the operator is and what it answered. */
  readonly plant: { readonly file: string; readonly text: string } | null;
  /** Lists of courses as CSV. */
  readonly training: readonly { readonly file: string; readonly text: string }[];
  /** What name servers said of its mail, beforehand. */
  readonly mail: readonly MailSource[];
  /** Folder of the snapshots of feeds; null: none are used. */
  readonly feeds: string | null;
  /** A day. */
  readonly asOf: string;
  readonly budget: number | null;
  readonly hours: number | null;
  /** Ways in that were named by hand. */
  readonly shown: readonly ShownWay[];
  /** What a case says of the way in. */
  readonly incident?: OrderedBy | null;
  /** Before what the plant file says. */
  readonly state: string | null;
  readonly sector: string | null;
};

/** What there is, what is wrong with it, and what to do first. Reads the snapshots of feeds, and nothing from the network. */
export async function checkPosture(request: CheckRequest): Promise<Posture> {
  const { asOf, budget, hours } = request;
  const ordered = orderedBy(request.shown, request.incident ?? null);
  const given = plantOf(request);
  const inventory = await readInventory(inventoryFiles(request, given.plant));
  const feeds = request.feeds === null ? NO_FEEDS : readFeeds(request.feeds, asOf);
  const table = productTable(feeds.lifecycles ?? []);
  const assets = identify(inventory.assets, table);
  const place = {
    state: request.state ?? given.plant.organisation?.state?.toUpperCase() ?? null,
    sector: request.sector ?? given.plant.organisation?.sector ?? null,
  };
  const lists = request.training.map(readList);
  const staff = staffOf(
    given.people,
    lists.flatMap(({ lines }) => lines),
  );
  const trained = trainingFor(given.plant, staff, { ...place, asOf });
  const mail = knownMail(request.mail, {
    domains: given.plant.mail_domains,
    asOf,
    answered: given.answers.some(({ practice, answer }) => practice === 'mail_protected' && answer !== 'unknown'),
  });
  const joined = joinAnswers(given.answers, inventory.assets, [...trained.answers, ...mail.answers]);
  const found = findingsOf({ assets, answers: joined.answers, feeds, table, asOf });
  const findings = worstFirst([...found, ...mail.findings, ...trained.findings]);
  return {
    schema: 'assay.posture/1',
    as_of: asOf,
    organisation: given.plant.organisation?.name ?? null,
    state: place.state,
    feeds: [...feeds.status],
    mail: mail.mail,
    sources: inventory.sources,
    conflicts: inventory.conflicts,
    assets,
    practices: joined.answers,
    findings,
    plan: planMeasures({
      assets: inventory.assets,
      findings,
      practices: joined.answers,
      budget,
      hours,
      place: { ...place, asOf },
      shown: waysOf(ordered),
    }),
    ...joinedFields(ordered, request.plant === null ? null : { file: request.plant.file, read: given.plant }),
    cannot_tell: [...notAsked(joined.answers), ...mail.cannot_tell, ...trained.cannot_tell, ...noFeeds(feeds)],
    warnings: [
      ...warningsOf(inventory),
      ...conflictsOf(joined),
      ...mail.warnings,
      ...lists.flatMap(courseWarnings),
      ...feeds.status.flatMap(({ warnings }) => warnings),
    ],
  };
}

const NO_FEEDS: ReadFeeds = { status: [], exploited: null, advisories: null, lifecycles: null };

function plantOf({ plant }: CheckRequest): ReturnType<typeof readPlantFile> {
  return plant === null
    ? { plant: plantFileSchema.parse({}), answers: [], people: [] }
    : readPlantFile(plant.text, plant.file);
}

/** The lists, and the plant file where it names machines or is all that there is. */
function inventoryFiles({ files, plant }: CheckRequest, { machines }: PlantFile): readonly InventoryFile[] {
  if (plant === null || (files.length > 0 && machines.length === 0)) return files;
  return [...files, { path: path.basename(plant.file), bytes: new TextEncoder().encode(plant.text) }];
}

type Found = {
  readonly assets: readonly IdentifiedAsset[];
  readonly answers: readonly PracticeAnswer[];
  readonly feeds: ReadFeeds;
  readonly table: ProductTable;
  readonly asOf: string;
};

function findingsOf({ assets, answers, feeds, table, asOf }: Found): Finding[] {
  const { lifecycles, exploited, advisories } = feeds;
  const supportEnds = supportEndsIn(table);
  const network = networkFindings(
    assets.map(({ asset }) => asset),
    answers,
  );
  const named = (name: FeedName, title: string): string => {
    const snapshot = feeds.status.find((each) => each.name === name)?.snapshot ?? null;
    return snapshot === null ? title : `${title} ${snapshot.version}`;
  };
  return [
    ...lifecycleFindings(assets, lifecycles ?? [], asOf),
    ...(exploited === null
      ? []
      : findExploited(assets, exploited, { asOf, source: named('kev', 'CISA KEV'), supportEnds })),
    ...(advisories === null
      ? []
      : findAdvisories(assets, advisories, { asOf, source: named('csaf', 'CISA ICS advisories'), supportEnds })),
    ...network,
    ...practiceFindings(answers, allQuestions(), decidedBy(network)),
  ];
}

const ORDER: readonly Finding['answer'][] = ['yes', 'cannot_tell', 'no'];

function worstFirst(findings: readonly Finding[]): Finding[] {
  const rank = ({ answer, severity }: Finding): number => ORDER.indexOf(answer) * 10 + SEVERITIES.indexOf(severity);
  return findings.toSorted((one, other) => rank(one) - rank(other));
}

function notAsked(answers: readonly PracticeAnswer[]): string[] {
  const open = allQuestions().filter(({ practice }) => !answers.some((one) => one.practice === practice));
  if (open.length === 0) return [];
  return [
    `${open.length} of ${allQuestions().length} questions on how the plant is run were not asked; until they are, the plan takes them for no. \`assay posture ask\` asks them.`,
  ];
}

function noFeeds({ exploited, advisories, lifecycles }: ReadFeeds): string[] {
  const missing = [
    ...(lifecycles === null ? ['ends of support that our own table does not hold'] : []),
    ...(exploited === null ? ['vulnerabilities that are known to be exploited'] : []),
    ...(advisories === null ? ['advisories on control equipment'] : []),
  ];
  return missing.length === 0 ? [] : [`Not looked at, because there is no snapshot here: ${missing.join('; ')}.`];
}

function warningsOf({ sources, conflicts }: Inventory): string[] {
  return [
    ...sources.flatMap(({ path: file, set_aside: aside }) =>
      aside.length === 0
        ? []
        : [
            `${file}: ${aside.length} entries were set aside, the first at ${aside[0]?.where ?? ''}: ${aside[0]?.why ?? ''}`,
          ],
    ),
    ...conflicts.map(
      ({ asset_id: id, field, values }) => `${id}: ${field} is ${values.join(' and ')}; the first stands`,
    ),
  ];
}

function conflictsOf({ conflicts }: JoinedAnswers): string[] {
  return conflicts.map(
    ({ practice, person, machines }) =>
      `${practice} was answered ${person.answer} (${person.basis}), but what is on record says ${machines.answer} (${machines.basis}): the record stands`,
  );
}
