import { type Random, type Seed, below, between, chance, pick, splitRandom } from '../../base/random.js';
import { dayOf, isoOf } from '../days.js';
import type { Population } from '../population.js';
import type { Cells } from '../world/cells.js';
import { drawEmail } from '../world/email.js';
import { anyAccount, anyImei, anyLicence, anyPhone, anySim } from '../world/identifiers.js';
import { type Sex, drawEvenName, drawInitial } from '../world/names.js';
import { type State, type Town, drawStreet } from '../world/places.js';
import { drawPlan } from '../world/plans.js';
import { drawAnySsn, writeSsn } from '../world/ssn.js';

/**
 * Somebody who does not exist, as a generator of fakes makes them up. Related: ZIP, city, state and area code fit each
 * other, the e-mail fits the name and the licence the state. Unrelated: each cell is drawn for itself.
 */
export function inventedCells(population: Population, seed: Seed, related: boolean, day: string): Cells {
  const random = splitRandom(seed, 'invented');
  const sex: Sex = chance(random, 0.5) ? 'm' : 'f';
  const { first, last } = drawEvenName(random, sex);
  const birth = dayOf('1945-01-01') + below(random, 57 * 365);
  const home = anyTown(random, population);
  const other = (): { state: State; town: Town } => (related ? home : anyTown(random, population));
  const named = related ? { first, last } : drawEvenName(random, sex);
  return {
    first_name: first,
    middle: chance(random, 0.5) ? drawInitial(random) : '',
    last_name: last,
    dob: isoOf(birth),
    ...inventedSecrets(random, other().state, last),
    phone: anyPhone(random, pick(random, other().state.areaCodes)),
    email: drawEmail(random, named.first, named.last, Number(isoOf(birth).slice(0, 4))),
    street: drawStreet(random),
    city: home.town.name,
    state: other().state.code,
    zip: pick(random, other().town.zips),
    plan: drawPlan(random, 'postpaid'),
    applied_on: day,
  };
}

type Secrets = Pick<Cells, 'account_no' | 'application_id' | 'ssn' | 'drivers_license' | 'imei' | 'imsi' | 'iccid'>;

function inventedSecrets(random: Random, state: State, surname: string): Secrets {
  return {
    account_no: anyAccount(random, '4'),
    application_id: `A${between(random, 1_000_000, 9_999_999)}`,
    ssn: writeSsn(drawAnySsn(random)),
    drivers_license: anyLicence(random, state.code, surname),
    imei: anyImei(random, chance(random, 0.5)),
    ...anySim(random),
  };
}

function anyTown(random: Random, { places }: Population): { readonly state: State; readonly town: Town } {
  const state = pick(random, places.states.items);
  return { state, town: pick(random, state.towns.items) };
}
