// Reads a file as verify does, and nothing more. `node bench/intake.mjs FILE`
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readFiles } from '../dist/proof/intake/intake.js';

const file = path.resolve(process.argv[2]);
const scratch = mkdtempSync(path.join(path.dirname(file), 'intake-'));
try {
  const { tables } = await readFiles({ inputs: [file], scratch });
  process.stdout.write(`${tables.reduce((sum, table) => sum + table.rows, 0)}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
