import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { readAdvisory } from './csaf.js';
import { readCve } from './cve.js';
import { readKev } from './kev.js';
const d = '/work/shared/feeds/';
test('x', () => {
  const k = readKev(readFileSync(d + 'kev/known_exploited_vulnerabilities.json'));
  console.log(k.version, k.entries.length, k.set_aside);
  for (const f of readdirSync(d + 'cve').filter((f) => f.endsWith('.json'))) {
    const r = readCve(readFileSync(d + 'cve/' + f), f.slice(0, -5));
    console.log(f, r.published_on);
    for (const a of r.affected.slice(0, 8))
      console.log(
        '   ',
        a.vendor,
        '|',
        a.product,
        '|',
        a.otherwise,
        a.ranges
          .slice(0, 3)
          .map((r) => `${r.affected ? '' : '!'}[${r.from},${r.to}${r.to_included ? ']' : ')'}`)
          .join(' '),
        'UNREAD',
        a.unread.slice(0, 3),
      );
  }
  for (const f of readdirSync(d + 'csaf').filter((f) => f.endsWith('.json'))) {
    const r = readAdvisory(readFileSync(d + 'csaf/' + f));
    console.log(f, r.id, r.published_on, r.sectors, r.url);
    for (const v of r.vulnerabilities.slice(0, 2)) {
      console.log(
        v.cve,
        v.score,
        v.remedies.map((r) => r.kind),
      );
      for (const a of v.affected.slice(0, 14))
        console.log(
          '   ',
          a.vendor,
          '|',
          a.product,
          '|',
          a.otherwise,
          a.ranges
            .slice(0, 4)
            .map((r) => `${r.affected ? '' : '!'}[${r.from},${r.to}${r.to_included ? ']' : ')'}`)
            .join(' '),
          'UNREAD',
          a.unread.slice(0, 3),
        );
    }
  }
});
