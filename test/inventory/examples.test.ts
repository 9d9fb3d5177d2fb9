import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readInventory } from '../../src/posture/inventory/inventory.js';
import { shown } from './show.js';

const folder = path.dirname(fileURLToPath(import.meta.url));
const town = path.join(folder, '../../examples/town/inventory.csv');

test.each([
  ['the town', [town]],
  ['own headings', ['own-headings.csv']],
  ['lines', ['lines.txt']],
  ['one line a program', ['one-line-a-program.tsv']],
  ['the town, scanned', [town, 'scan.xml']],
  ['bills of materials', ['cabinet.cdx.json', 'cabinet.cdx.xml']],
  ['leases', ['dhcpd.leases', 'dnsmasq.leases', 'routeros.rsc', 'windows-dhcp.csv', 'unifi.json']],
])('%s', async (name, files) => {
  const given = files.map((file) => ({
    path: path.basename(file),
    bytes: readFileSync(path.resolve(folder, file)),
  }));
  const text = shown(await readInventory(given));
  await expect(text).toMatchFileSnapshot(path.join(folder, 'expected', `${name.replaceAll(/\W+/gu, '-')}.txt`));
});
