import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';

/** The page. `parts`: `{ title, about, lines, costs, call, date }`, in order. */
export function report(root, parts) {
  const cpu = cpus();
  const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).version;
  const engine = read('node_modules/@duckdb/node-api/package.json');
  return `# Benchmarks

Whole processes, start included; memory is the greatest sum over the process tree.
Machine: ${cpu.length} x ${cpu[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB. Node ${process.version}, DuckDB client ${engine}, Assay ${read('package.json')}.
${parts.map(partOf).join('')}${growth(parts.filter(({ costs }) => costs !== undefined))}`;
}

function partOf({ title, about, lines, ratios = [], call, date, refresh }) {
  const later = refresh === undefined ? '' : ` The index again: \`${refresh.call}\`, ${refresh.date}.`;
  return `
## ${title}

\`${call}\`, ${date}.${later} ${about}

| step | seconds (median) | range | peak MB | MB/s |
|---|---|---|---|---|
${lines.map(rowOf).join('\n')}
${ratiosOf(ratios)}`;
}

function ratiosOf(ratios) {
  if (ratios.length === 0) return '';
  const rows = ratios.map(([what, times]) => `| ${what} | ${times.toFixed(1)} |`);
  return `
| step, against its limit | times |
|---|---|
${rows.join('\n')}
`;
}

function rowOf({ step, seconds, low, high, peakBytes, rate, runs }) {
  const range = runs > 1 ? `${low.toFixed(2)}-${high.toFixed(2)}` : 'one run';
  const speed = rate === null ? '' : (rate / 1e6).toFixed(0);
  return `| ${step} | ${seconds.toFixed(2)} | ${range} | ${peakBytes === null ? '' : (peakBytes / 1e6).toFixed(0)} | ${speed} |`;
}

/** How each cost grows with the table: seconds, and the factor from one size to the next. */
function growth(parts) {
  if (parts.length < 2) return '';
  const steps = [...new Set(parts.flatMap(({ costs }) => Object.keys(costs)))];
  const cell = (part, step, before) => {
    const seconds = part.costs[step];
    if (seconds === undefined) return '';
    const factor = before?.costs[step] === undefined ? '' : ` (x ${(seconds / before.costs[step]).toFixed(1)})`;
    return `${seconds.toFixed(1)} s${factor}`;
  };
  const rows = steps.map(
    (step) => `| ${step} | ${parts.map((part, at) => cell(part, step, parts[at - 1])).join(' | ')} |`,
  );
  return `
## How the cost grows

| step | ${parts.map(({ title }) => title.replace('One table of ', '')).join(' | ')} |
|---|${parts.map(() => '---|').join('')}
${rows.join('\n')}
`;
}
