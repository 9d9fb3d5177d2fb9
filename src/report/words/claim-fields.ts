import type { ClaimField } from '../../model/claim-fields.js';

/** What each field of a claim is called where it stands alone: as a field to fill in, or as one that the text leaves out. */
export const FIELD_NAMES: Readonly<Record<ClaimField, string>> = {
  organisation: 'Whose data',
  actor: 'Who says so',
  channel: 'On what kind of place',
  claimed_on: 'On which day',
  reported_by: 'Who reports it',
  people: 'How many people',
  rows: 'How many rows',
  elements: 'What was taken',
  denied_elements: 'What is said not to be taken',
  access: 'Whether access is kept',
  copies: 'How many copies there are',
  subsets: 'What is for sale',
  demands: 'What is demanded',
  threats: 'What is threatened',
  samples_checked: 'Whether samples were checked',
  response: 'What the organisation answers',
  earlier_incidents: 'Earlier incidents',
  people_quoted: 'Who is quoted',
  affected_assets: 'Which machines were hit',
  ways_in: 'How they came in',
  costs: 'What it costs',
  reporting: 'Who must be told',
  training: 'Training',
  assistance: 'Help',
};

const PARTS: Readonly<Record<string, string>> = {
  people: 'People',
  rows: 'Rows',
  elements: 'Data element',
  'price.amount': 'Price',
  'price.currency': 'Currency',
  'price.usd': 'Worth in US dollars',
  offer: 'Offered in',
  amount: 'Amount',
  currency: 'Currency',
  usd: 'Worth in US dollars',
  due: 'Due on',
  by: 'Checked by',
  result: 'Result',
  status: 'In a word',
  quote: 'In its own words',
  when: 'When',
  what: 'What',
  name: 'Name',
  role: 'Role',
  operating_system: 'Operating system',
  connected_to: 'Tied to',
  to: 'To whom',
  'within.amount': 'Within',
  'within.unit': 'Unit of time',
  'within.from': 'Counted from',
  protection: 'Protection',
};

/** What a place for a value is called. */
export function slotName(field: ClaimField, part: string): string {
  return PARTS[part] ?? FIELD_NAMES[field];
}
