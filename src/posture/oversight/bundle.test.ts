import { expect, test } from 'vitest';
import { asset, program } from '../../../test/help/asset.js';
import { NO_PLAN } from '../../../test/help/plant.js';
import { identify } from '../product/product.js';
import { productTable } from '../product/table.js';
import { bundleOf, type BundleSettings } from './bundle.js';

const table = productTable([]);
const settings: BundleSettings = {
  plant: { id: 'a'.repeat(32), state: null, sector: null, size: null },
  madeAt: '2021-11-20T12:00:00.000Z',
  mailHost: null,
  training: null,
  incidentReported: 'unknown',
  withNames: false,
  allProducts: true,
};

test('products beyond the list count as not known: no advisory reads a no from what was left out', () => {
  const programs = Array.from({ length: 503 }, (_, at) => ({
    ...program(`Millbrook Thing${'x'.repeat(at)}`),
    vendor: 'Millbrook',
    product: `Thing ${'abcdefghij'[at % 10] ?? ''}${'k'.repeat(Math.floor(at / 10))}`,
  }));
  const posture = {
    as_of: '2021-11-20',
    assets: identify([asset(programs)], table),
    findings: [],
    practices: [],
    feeds: [],
    plan: NO_PLAN,
  };
  const { products, unknown_programs: unknown } = bundleOf(posture, settings, table);
  expect([products.length, unknown]).toEqual([500, 3]);
});
