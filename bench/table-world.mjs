// One table of people with five numbers each and nothing else, made by the engine itself: as large as one likes. Nobody in it lives.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Rows a Parquet file: a table that is exported in pieces, as large ones are. */
const ROWS_A_FILE = 10_000_000;

const AREAS = 898;
const GROUPS = 99;
const SERIALS = 9999;
const NPAS =
  "'201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 272 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 443 458 469 470 475 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 531 534 540 541 551 559 561 562 563 567 570 571 573 574 575 580 585 586'";
const NPA_COUNT = 139;
const TACS = 4000;

/** A step through 0 .. size - 1 that meets every number once: `prime` divides no size that is used here. */
const spread = (i, prime, size) => `((${i} * ${prime} + 12345) % ${size})`;

const digits = (n, width) => `lpad((${n})::VARCHAR, ${width}, '0')`;
const ssn = (n) => {
  const area = `${n} // ${GROUPS * SERIALS}`;
  return `${digits(`1 + ${area} + (${area} >= 665)::INTEGER`, 3)} || '-' || ${digits(`1 + ${n} // ${SERIALS} % ${GROUPS}`, 2)} || '-' || ${digits(`1 + ${n} % ${SERIALS}`, 4)}`;
};
const phone = (n) =>
  `string_split(${NPAS}, ' ')[1 + ${n} // 3200000] || lpad((600 + ${n} // 10000 % 320)::VARCHAR, 3, '0') || lpad((${n} % 10000)::VARCHAR, 4, '0')`;
const body = (n) =>
  `lpad((35000000 + 17 * (${n} // 1000000))::VARCHAR, 8, '0') || lpad((${n} % 1000000)::VARCHAR, 6, '0')`;
const licence = (n) => `chr(65 + (${n} // 10000000)::INTEGER) || lpad((${n} % 10000000)::VARCHAR, 7, '0')`;

/** Luhn's check digit of fourteen digits. */
const checked = (number) => {
  const terms = Array.from({ length: 14 }, (_, at) => {
    const digit = `substr(${number}, ${14 - at}, 1)`;
    return at % 2 === 0 ? `strpos('0516273849', ${digit}) - 1` : `ascii(${digit}) - 48`;
  });
  return `${number} || ((10 - (${terms.join(' + ')}) % 10) % 10)::VARCHAR`;
};

const COLUMNS = 'ssn, drivers_license, phone, email, imei';

function peopleSql(from, to) {
  return `SELECT ${ssn('s')} AS ssn, ${licence('d')} AS drivers_license, ${phone('p')} AS phone,
      chr(97 + (i % 26)::INTEGER) || chr(97 + (i // 26 % 26)::INTEGER) || '.' || (i // 676)::VARCHAR || '@mail.example' AS email, ${checked('b')} AS imei
    FROM (SELECT i, ${spread('i', 48271, AREAS * GROUPS * SERIALS)} AS s, ${spread('i', 69621, 26 * 10_000_000)} AS d,
            ${spread('i', 39373, NPA_COUNT * 3_200_000)} AS p, ${body(spread('i', 16807, TACS * 1_000_000))} AS b
          FROM people WHERE i >= ${from} AND i < ${to})`;
}

const OPTIONS = { memory_limit: '8GB', preserve_insertion_order: 'false' };

async function withEngine(work) {
  const instance = await DuckDBInstance.create(':memory:', OPTIONS);
  const connection = await instance.connect();
  try {
    await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The folder with `assay.yaml` and the table, made once. */
export async function makeTable(dir, people) {
  const systems = path.join(dir, 'systems');
  mkdirSync(systems, { recursive: true });
  await withEngine(async (connection) => {
    // A range is read by one thread, a table by all.
    await connection.run(`CREATE TABLE people AS SELECT i FROM range(${people}) numbers(i)`);
    for (let from = 0, at = 0; from < people; from += ROWS_A_FILE, at += 1) {
      const file = path.join(systems, `people-${String(at).padStart(3, '0')}.parquet`);
      if (existsSync(file)) continue;
      process.stderr.write(`making ${path.relative(dir, file)} ...\n`);
      await connection.run(
        `COPY (${peopleSql(from, Math.min(people, from + ROWS_A_FILE))}) TO '${file}.part' (FORMAT parquet, COMPRESSION snappy)`,
      );
      renameSync(`${file}.part`, file);
    }
  });
  writeFileSync(
    path.join(dir, 'assay.yaml'),
    'organisation:\n  name: Bench Wireless\n  sector: communications\n  state: WA\nsystems:\n  people:\n    files:\n      - systems/people-*.parquet\n',
  );
}

/** A leak of so many of them, taken evenly. */
export async function makeTableLeak(dir, people, rows) {
  const file = path.join(dir, 'leak', `${rows}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  process.stderr.write(`making ${path.relative(dir, file)} ...\n`);
  const table = path.join(dir, 'systems/people-*.parquet');
  const step = people / rows;
  await withEngine((connection) =>
    connection.run(
      `COPY (SELECT ${COLUMNS} FROM read_parquet('${table}') WHERE hash(ssn) % 1000000 < ${Math.ceil(1_400_000 / step)} LIMIT ${rows}) TO '${file}.part' (FORMAT csv, HEADER)`,
    ),
  );
  renameSync(`${file}.part`, file);
  return file;
}

/** Runs `work` while one row in a hundred of the table, all in its first file, has another phone number. */
export async function withChanges(dir, people, work) {
  const file = path.join(dir, 'systems/people-000.parquet');
  const kept = `${file}.kept`;
  const step = Math.max(1, Math.floor(Math.min(people, ROWS_A_FILE) / (people / 100)));
  renameSync(file, kept);
  try {
    await withEngine((connection) =>
      connection.run(
        `COPY (SELECT * EXCLUDE (file_row_number) REPLACE (CASE WHEN file_row_number % ${step} = 0 THEN '9' || substr(phone, 2) ELSE phone END AS phone)
         FROM read_parquet('${kept}', file_row_number = true)) TO '${file}' (FORMAT parquet, COMPRESSION snappy)`,
      ),
    );
    return await work();
  } finally {
    renameSync(kept, file);
  }
}
