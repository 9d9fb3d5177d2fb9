export { readJson } from './json.js';
export { readJsonl as readJsonLines } from './jsonl.js';
export { readSqlDump } from './sql-dump.js';
export { readXlsx } from './xlsx.js';
