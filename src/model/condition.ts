import { z } from 'zod';
import { jurisdictionSchema, type Jurisdiction } from './jurisdiction.js';
import { FACT_ELEMENTS, KINDS, ROLES, SECTORS, type FactElement, type Role } from './facts-words.js';

/** Facts that are plainly true or false, by their path in a facts file. */
export const FLAG_FACTS = [
  'organisation.public_body',
  'organisation.listed',
  'incident.affected.operations',
  'incident.affected.safety',
  'incident.affected.ot',
  'exposure.encrypted',
  'exposure.key_taken',
  'exposure.cpni',
  'exposure.account_is_financial',
  'exposure.usable_without_code',
  'exposure.usable_without_name',
  'exposure.harm_unlikely',
  'exposure.high_risk',
] as const;
export type FlagFact = (typeof FLAG_FACTS)[number];

/** What a threshold counts. `residents`: people of the jurisdiction of the rule's file; `people`: all of them. */
export const COUNTS = [
  'residents',
  'largest_jurisdiction',
  'people',
  'persons_served',
  'service_connections',
  'severity',
] as const;
export type CountFact = (typeof COUNTS)[number];

export const OPERATORS = ['gt', 'gte', 'lt', 'lte'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A condition over the facts. Each is yes, no, or unknown where a fact that it needs is missing. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly defined: string }
  | { readonly fact: FlagFact; readonly is: boolean }
  | { readonly sector: (typeof SECTORS)[number] }
  | { readonly home: Jurisdiction }
  | { readonly role: Role }
  | { readonly kind: (typeof KINDS)[number] }
  | { readonly element: FactElement }
  | ({ readonly count: CountFact } & { readonly [Name in Operator]?: number | undefined });

const condition: z.ZodType<Condition> = z.lazy(() => conditionSchema);
const number = z.int().nonnegative();

const count = z.enum(COUNTS);

export const conditionSchema: z.ZodType<Condition> = z.union([
  z.strictObject({ all: z.array(condition).min(1) }),
  z.strictObject({ any: z.array(condition).min(1) }),
  z.strictObject({ not: condition }),
  z.strictObject({ defined: z.string() }),
  z.strictObject({ fact: z.enum(FLAG_FACTS), is: z.boolean() }),
  z.strictObject({ sector: z.enum(SECTORS) }),
  z.strictObject({ home: jurisdictionSchema }),
  z.strictObject({ role: z.enum(ROLES) }),
  z.strictObject({ kind: z.enum(KINDS) }),
  z.strictObject({ element: z.enum(FACT_ELEMENTS) }),
  z.strictObject({ count, gt: number }),
  z.strictObject({ count, gte: number }),
  z.strictObject({ count, lt: number }),
  z.strictObject({ count, lte: number }),
]);
