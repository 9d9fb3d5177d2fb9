import { expect, test } from 'vitest';
import { checkPosture, type CheckRequest } from './check.js';
import { knownForBundle, type GivenByHand, type MailResult } from './known-for-bundle.js';

const NOTHING: GivenByHand = { mailHost: null, training: null, incidentReported: null, served: null };
const PLANT = `organisation: { name: Lor Meadows, state: ME, sector: wastewater, persons_served: 700 }
mail_domains: [lormeadows.example]
machines: [{ name: Post, role: mail, zone: office, text: Postfix }]
people:
  - id: P1
    licences: [{ kind: wastewater, class: III, number: 2117 }]
    training: [{ what: Pumps, when: 2021-04-14, hours: 30, approved: yes }]
  - id: P2
    licences: [{ kind: wastewater, class: II, number: 3042 }]
    training: [{ what: Pumps, when: 2020-10-08, hours: 6, approved: yes }, { what: Nets, when: 2021-04-14, hours: 3 }]
`;

const request = (text: string | null): CheckRequest => ({
  files: text === null ? [{ path: 'i.csv', bytes: new TextEncoder().encode('HMI-1, Win7 Pro, Wonderware\n') }] : [],
  plant: text === null ? null : { file: '/town/plant.yaml', text },
  training: [],
  mail: [],
  feeds: null,
  asOf: '2021-08-05',
  budget: null,
  hours: null,
  shown: [],
  state: null,
  sector: null,
});

const mail = (hosts: Readonly<Record<string, readonly string[]>>): MailResult => ({
  where: 'mail.json',
  mail: {
    as_of: '2021-08-04',
    checks: Object.entries(hosts).map(([domain, names]) => ({
      domain,
      mx: {
        state: names.length > 0 ? ('hosts' as const) : ('null_mx' as const),
        hosts: names.map((host, at) => ({ host, priority: 10 * (names.length - at), resolves: 'yes' as const })),
        problems: [],
      },
    })),
  },
});

async function known(text: string | null, given: Partial<GivenByHand> = {}, mails: readonly MailResult[] = []) {
  const check = request(text);
  const posture = await checkPosture(check);
  return knownForBundle({ ...NOTHING, ...given }, { check: { ...check, mail: mails }, posture, ofCase: null });
}

test('training, size and mail host are taken from the plant file, each with its source', async () => {
  const found = await known(PLANT);
  // 30 hours of one make up for none of the other, and hours that are not known to be approved do not count.
  expect(found.training).toEqual({
    value: { done: 24, required: 36 },
    from: 'approved hours of 2 licences by plant.yaml',
  });
  expect(found.served).toEqual({ value: 700, from: 'persons served by plant.yaml' });
  expect(found.mailHost.value).toBe('own');
  expect(found.mailHost.from).toContain('plant.yaml');
  expect(found.incidentReported).toEqual({ value: 'unknown', from: null });
});

test('what is given by hand goes before it, and has no source', async () => {
  const given = {
    mailHost: 'mx1.host.example',
    training: { done: 1, required: 2 },
    incidentReported: 'no',
    served: 9,
  } as const;
  expect(await known(PLANT, given, [mail({ 'lormeadows.example': ['mx.other.example'] })])).toEqual({
    mailHost: { value: 'host.example', from: null },
    training: { value: given.training, from: null },
    incidentReported: { value: 'no', from: null },
    served: { value: 9, from: null },
  });
});

test('the MX of lowest priority of the own domain is the mail host; domains that differ cannot be told', async () => {
  const one = mail({
    'lormeadows.example': ['mx2.backup.example', 'mx1.host.example'],
    'other.example': ['mx.third.example'],
  });
  expect((await known(PLANT, {}, [one])).mailHost).toEqual({
    value: 'host.example',
    from: 'MX of lormeadows.example is mx1.host.example by mail.json, as of 2021-08-04',
  });
  const two = mail({ 'a.example': ['mx.host.example'], 'b.example': ['mx.third.example'] });
  expect((await known(null, {}, [two])).mailHost.value).toBeNull();
  expect((await known(null, {}, [mail({ 'a.example': ['mail.a.example'] })])).mailHost.value).toBe('own');
  const none = await known(PLANT, {}, [mail({ 'lormeadows.example': [] })]);
  expect(none.mailHost).toEqual({ value: null, from: 'the mail checks name no host' });
});

test('hours of a licence that no rule here knows leave the sum untold', async () => {
  const abroad = PLANT.replace('class: II, number: 3042', 'class: II, state: GU');
  expect((await known(abroad)).training.value).toBeNull();
  expect(await known(null)).toMatchObject({ training: { value: null, from: null }, served: { value: null } });
});
