import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PUBLISHER_RIGHTS, VERIFIER_RIGHTS } from './rights.js';

describe('the rights that the test cluster gives', () => {
  const guide = readFileSync(new URL('../../docs/guide/clickhouse.md', import.meta.url), 'utf8');

  it.each([...PUBLISHER_RIGHTS, ...VERIFIER_RIGHTS])('stand in the guide: %s', (statement) => {
    expect(guide).toContain(`${statement};\n`);
  });

  it('are all that stand there', () => {
    expect(guide.match(/^GRANT .*;$/gmu)).toHaveLength(PUBLISHER_RIGHTS.length + VERIFIER_RIGHTS.length);
  });
});
