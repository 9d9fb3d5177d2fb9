/** The numbers of RULES.md. Shares are of 1; changes are hazards per year. */
export const PEOPLE = {
  household: 0.35,
  middleInitial: 0.7,
  suffix: 0.01,
  januaryFirst: 0.008,
  stateOfBirth: 0.6,
  ssnRandomised: 0.04,
  emailFromName: 0.85,
  noEmail: 0.04,
  unit: 0.22,
} as const;

export const MEMBERSHIP = {
  prospectOnly: 0.1,
  bothSystems: 0.06,
  postpaidOfOne: 0.76,
  joinerApplied: 0.6,
  alsoCompetitor: 0.25,
  priorLeak: 0.04,
  leftBefore: 0.06,
} as const;

export const YEARLY = {
  move: 0.07,
  phone: 0.08,
  handset: 0.45,
  plan: 0.25,
  surnameWomen: 0.015,
  surnameMen: 0.001,
  email: 0.05,
  join: 0.2,
  leave: 0.18,
} as const;

export const CHANGE = {
  toOtherState: 0.15,
  inTown: 0.5,
  simWithPhone: 0.5,
  simWithHandset: 0.2,
  returns: 0.1,
  returnDays: [30, 400],
} as const;

export const ENTRY = {
  wrong: 0.015,
  typo: 0.5,
  transposed: 0.3,
  late: 0.05,
  lateDays: [1, 45],
  purgeDays: 90,
} as const;

export const TAKING = {
  earlierShare: 0.4,
  earlierDays: 365,
  collections: 0.15,
  citiesOfState: 2,
} as const;
