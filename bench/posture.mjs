// `node bench/posture.mjs [--assets N] [--exploited N] [--advisories N] [--runs N]`: reads feeds from the disk and holds machines against them.
// All of it is made here: makers, products and versions are invented. Needs the build.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readFeeds } from '../dist/feeds/feeds.js';
import { entriesText, openDraft, publish } from '../dist/feeds/keep/publish.js';
import { findAdvisories } from '../dist/posture/finding/advisory/advisory.js';
import { findExploited } from '../dist/posture/finding/exploited/exploited.js';

const { values } = parseArgs({
  options: {
    assets: { type: 'string', default: '500' },
    exploited: { type: 'string', default: '1404' },
    advisories: { type: 'string', default: '3000' },
    runs: { type: 'string', default: '3' },
  },
});
const [assets, exploited, advisories, runs] = ['assets', 'exploited', 'advisories', 'runs'].map((name) =>
  Number(values[name]),
);
const MAKERS = 300;
const maker = (at) => `Maker${at % MAKERS} Controls`;
const product = (at) => `Device${at % 7} ${100 + (at % 40)}`;
const pick = (at, size) => (at * 7919) % size;

const EDITIONS = [
  'Windows 7 Service Pack 1',
  ...['1607', '1809', '21H2', '22H2'].map((each) => `Windows 10 Version ${each}`),
];
const BUILDS = ['6.1.7601.25632', '10.0.14393.7000', '10.0.17763.5000', '10.0.19044.4000', '10.0.19045.4000'];

const dir = mkdtempSync(path.join(tmpdir(), 'assay-bench-feeds-'));
try {
  keep(
    'kev',
    Array.from({ length: exploited }, (_, at) => kev(at)),
  );
  keep(
    'cve',
    Array.from({ length: exploited }, (_, at) => record(at)),
  );
  keep(
    'csaf',
    Array.from({ length: advisories }, (_, at) => advisory(at)),
  );
  const machines = Array.from({ length: assets }, (_, at) => machine(at));
  for (let run = 0; run < runs; run += 1) process.stdout.write(`${measure(machines)}\n`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

function measure(machines) {
  const began = performance.now();
  const feeds = readFeeds(dir, '2026-01-20');
  const read = performance.now();
  const context = { asOf: '2026-01-20', source: 'bench', supportEnds: () => null };
  const findings = [
    ...findExploited(machines, feeds.exploited, context),
    ...findAdvisories(machines, feeds.advisories, context),
  ];
  const end = performance.now();
  const count = (answer) => findings.filter((each) => each.answer === answer).length;
  const told = `${findings.length} findings: ${count('yes')} yes, ${count('cannot_tell')} cannot tell, ${count('no')} no`;
  return `read ${seconds(read - began)}, held against ${seconds(end - read)}, all ${seconds(end - began)}; ${told}`;
}

function seconds(time) {
  return `${(time / 1000).toFixed(2)} s`;
}

function keep(name, entries) {
  const folder = path.join(dir, 'tmp', name);
  mkdirSync(folder, { recursive: true });
  publish(dir, openDraft(folder), entriesText(entries), {
    format: 1,
    name,
    version: '2026-01-15',
    fetched_at: '2026-01-15T00:00:00.000Z',
    from: 'bench',
    entries: entries.length,
    sha256: '0',
    list: null,
    documents: [],
    set_aside: [],
  });
}

/** Every ninth is of Windows, as in the catalogue. */
function kev(at) {
  const windows = at % 9 === 0;
  return {
    cve: `CVE-2024-${10_000 + at}`,
    vendor: windows ? 'Microsoft' : maker(pick(at, MAKERS)),
    product: windows ? 'Windows' : product(at),
    name: 'Made-up Vulnerability',
    added_on: '2024-05-01',
    due_on: null,
    ransomware: at % 5 === 0,
    action: 'Apply updates.',
    published_on: null,
    affected: null,
  };
}

function record(at) {
  const { cve, vendor, product: named } = kev(at);
  const own = (text, to) => ({
    vendor,
    product: text,
    ranges: [{ from: null, to, to_included: false, text: `< ${to}`, affected: true }],
    unread: [],
    cpes: [],
    otherwise: 'unknown',
  });
  const editions = EDITIONS.map((edition, index) => own(edition, BUILDS[index]));
  const models = Array.from({ length: 10 }, (_, index) => own(product(at + index), `${1 + (at % 9)}.${index}.2`));
  return { cve, published_on: '2024-04-20', affected: named === 'Windows' ? editions : models };
}

function advisory(at) {
  const id = `ICSA-24-${at}`;
  const affected = Array.from({ length: 10 }, (_, index) => ({
    vendor: maker(pick(at, MAKERS)),
    product: product(at + index),
    ranges: [{ from: null, to: `${1 + (at % 9)}.${index}`, to_included: false, text: '', affected: true }],
    unread: [],
    cpes: [],
    otherwise: 'unknown',
  }));
  const remedies = [{ kind: 'vendor_fix', text: 'Update.' }];
  const vulnerabilities = Array.from({ length: 3 }, (_, index) => ({
    cve: `CVE-2024-${index}`,
    score: 7,
    affected,
    remedies,
  }));
  const day = '2024-03-05';
  return {
    id,
    title: `${affected[0].vendor} ${affected[0].product}`,
    published_on: day,
    revised_on: day,
    sectors: ['Water'],
    url: null,
    vulnerabilities,
  };
}

/** A Windows, and a device with a version of its own, so that no two machines are alike. */
function machine(at) {
  const base = {
    edition: null,
    cpe: null,
    purl: null,
    basis: 'stated',
    accuracy: null,
    where: `inventory.csv:${at + 2}`,
  };
  const os = {
    ...base,
    part: 'os',
    text: 'Windows 7',
    vendor: 'Microsoft',
    product: 'Windows 7',
    version: `6.1.7601.${20_000 + at * 20}`,
  };
  const version = `${1 + (at % 9)}.${at % 30}.${at}`;
  const device = { ...base, part: 'hardware', text: product(at), vendor: maker(at), product: product(at), version };
  const known = (program, key) => ({
    key,
    vendor: program.vendor,
    product: program.product,
    edition: null,
    version: program.version,
  });
  const identify = (program, key) => ({
    program,
    is: known(program, key),
    confidence: 'high',
    candidates: [],
    ask: null,
  });
  return {
    asset: {
      asset_id: `A${at}`,
      role: 'hmi',
      zone: null,
      exposed: null,
      last_patched: null,
      sources: ['inventory.csv'],
      replacement_cost: null,
      hours: null,
    },
    identified: [identify(os, 'microsoft-windows-7'), identify(device, 'device')],
  };
}
