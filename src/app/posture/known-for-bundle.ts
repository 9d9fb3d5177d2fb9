import path from 'node:path';
import { inertText } from '../../base/text.js';
import type { Mail, MailCheck } from '../../model/mail-check.js';
import type { PlantFile } from '../../model/plant.js';
import type { BundleContents, Told } from '../../model/posture-bundle.js';
import type { Posture } from '../../model/posture.js';
import { mailHostOf } from '../../posture/oversight/plant-words.js';
import { readPlantFile } from '../../posture/questions/questions.js';
import { staffOf } from '../../posture/training/training.js';
import type { CaseForPosture } from '../cases/for-posture.js';
import type { CheckRequest } from './check.js';
import { readList, trainingFor } from './training.js';

/** A value, and where it was taken from; null where somebody gave it by hand, or nobody knows it. */
export type Sourced<Value> = { readonly value: Value; readonly from: string | null };

export type KnownForBundle = {
  readonly mailHost: Sourced<BundleContents['mail_host']>;
  readonly training: Sourced<BundleContents['training']>;
  readonly incidentReported: Sourced<Told>;
  /** Persons. */
  readonly served: Sourced<number | null>;
};

/** Of mail, training, reports and size: what was given by hand; null where it is to be found. */
export type GivenByHand = {
  readonly mailHost: string | null;
  readonly training: BundleContents['training'];
  readonly incidentReported: 'yes' | 'no' | null;
  readonly served: number | null;
};

/** What of a result of the mail checks is asked here. */
export type MailResult = {
  readonly where: string;
  readonly mail: Pick<Mail, 'as_of'> & { readonly checks: readonly Pick<MailCheck, 'domain' | 'mx'>[] };
};

type Sources = {
  readonly check: Omit<CheckRequest, 'mail'> & { readonly mail: readonly MailResult[] };
  readonly posture: Posture;
  readonly ofCase: CaseForPosture | null;
};

/** What a bundle holds beside a posture: by hand first, else from the files and the case that are at hand. */
export function knownForBundle(given: GivenByHand, sources: Sources): KnownForBundle {
  const { check, ofCase } = sources;
  const plant = check.plant === null ? null : readPlantFile(check.plant.text, check.plant.file);
  const domains = plant?.plant.mail_domains ?? [];
  const served = plant?.plant.organisation?.persons_served;
  const byHand = <Value>(value: Value): Sourced<Value> => ({ value, from: null });
  return {
    mailHost: given.mailHost === null ? mailHost(sources, domains) : byHand(mailHostOf(given.mailHost, domains)),
    training: given.training === null ? trainingHours(sources, plant) : byHand(given.training),
    incidentReported:
      given.incidentReported === null
        ? { value: ofCase?.reported.answer ?? 'unknown', from: reportedFrom(ofCase) }
        : byHand(given.incidentReported),
    served:
      given.served !== null || served === undefined || check.plant === null
        ? byHand(given.served)
        : { value: served, from: `persons served by ${path.basename(check.plant.file)}` },
  };
}

function reportedFrom(ofCase: CaseForPosture | null): string | null {
  return ofCase === null ? null : `${ofCase.ordered.case ?? 'the case'}: ${ofCase.reported.basis}`;
}

/** Of the plant's own domains first; a machine of the inventory that is a mail server only where no result of the mail checks is at hand. */
function mailHost({ check: request, posture }: Sources, own: readonly string[]): KnownForBundle['mailHost'] {
  const checks = request.mail.flatMap(({ where, mail }) =>
    mail.checks.map((check) => ({ file: where, asOf: mail.as_of, check })),
  );
  const mine = checks.filter(({ check }) => own.some((domain) => domain.toLowerCase() === check.domain));
  const asked = mine.length > 0 ? mine : checks;
  const told = asked.flatMap(({ file, asOf, check }) => {
    const first = check.mx.hosts.toSorted((one, other) => one.priority - other.priority)[0];
    const value = first === undefined ? null : mailHostOf(first.host, [...own, check.domain]);
    return value === null ? [] : [{ value, from: mxWords(first?.host ?? '', check.domain, file, asOf) }];
  });
  const hosts = new Set(told.map(({ value }) => value));
  if (hosts.size > 1)
    return {
      value: null,
      from: `cannot tell: its domains have several (${[...hosts].join(', ')}); say it by hand`,
    };
  const [found] = told;
  if (found !== undefined) return found;
  return asked.length > 0 ? { value: null, from: 'the mail checks name no host' } : ownServer(posture);
}

function mxWords(host: string, domain: string, file: string, asOf: string): string {
  return inertText(`MX of ${domain} is ${host} by ${path.basename(file)}, as of ${asOf}`, 300);
}

/** A mail server that stands at the plant takes in the plant's mail; one elsewhere is some host's, whose name no inventory tells. */
function ownServer({ assets }: Posture): KnownForBundle['mailHost'] {
  const servers = assets.filter(({ asset }) => asset.role === 'mail');
  const here = servers.find(({ asset }) => asset.zone !== null && HERE.includes(asset.zone));
  if (here === undefined || servers.length > 1) return { value: null, from: null };
  return {
    value: 'own',
    from: inertText(`${here.asset.asset_id} is a mail server of yours (${here.asset.sources[0] ?? ''})`, 200),
  };
}

const HERE: readonly string[] = ['control', 'office', 'dmz'];

type ReadPlant = { readonly plant: PlantFile; readonly people: ReturnType<typeof readPlantFile>['people'] };

/** Hours of all licences together; more than one licence asks makes up for none of another. */
function trainingHours({ check, posture }: Sources, read: ReadPlant | null): KnownForBundle['training'] {
  if (read === null) return { value: null, from: null };
  const staff = staffOf(
    read.people,
    check.training.map(readList).flatMap(({ lines }) => lines),
  );
  const sector = check.sector ?? read.plant.organisation?.sector ?? null;
  const answer = trainingFor(read.plant, staff, { state: posture.state, sector, asOf: check.asOf });
  const hours = answer.people.flatMap((person) =>
    person.hours.flatMap(({ needed, done }) => (needed === null ? [] : [{ needed, done }])),
  );
  if (hours.length === 0)
    return { value: null, from: staff.length === 0 ? null : 'no licence on record has a rule on hours here' };
  const licences = staff.reduce((sum, person) => sum + person.licences.length, 0);
  if (hours.length < licences) {
    return {
      value: null,
      from: `cannot tell: the hours of ${licences - hours.length} of ${licences} licences are not known`,
    };
  }
  const sum = (of: (each: { needed: number; done: number }) => number): number =>
    Math.round(hours.reduce((all, each) => all + of(each), 0) * 100) / 100;
  const files = [check.plant?.file ?? '', ...check.training.map(({ file }) => file)].map((file) => path.basename(file));
  return {
    value: { done: sum(({ needed, done }) => Math.min(needed, done)), required: sum(({ needed }) => needed) },
    from: inertText(`approved hours of ${licences} licences by ${files.join(', ')}`, 300),
  };
}
