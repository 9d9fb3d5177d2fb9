import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { MOST_BYTES, readClaimText, tooLarge } from '../../app/claim.js';
import { jsonDocument } from '../../report/json.js';
import { badOption, CliError } from '../error.js';
import type { ClaimFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { viewClaim } from '../view/claim.js';
import { pageOf } from '../view/page.js';
import { outputPath, writeWhole } from './outputs.js';
import { remark } from './run.js';

const MOST_RATES = 1_000_000;

export async function claimRead(context: CliContext, flags: ClaimFlags, given: string): Promise<void> {
  const { host, version } = context;
  const date = flags.date === undefined ? null : dayOf(flags.date);
  const inputs = [given, ...(flags.rates === undefined ? [] : [flags.rates])];
  const html =
    flags.html === undefined
      ? undefined
      : outputPath({ option: '--html', given: flags.html, endings: ['.html', '.htm'] }, host.cwd, inputs);
  const isKept = flags.case !== undefined || flags.by !== undefined;
  const keeping = isKept ? await (await import('./keeping.js')).keepingIn(context, flags) : null;
  const bytes = readInput(given, host.cwd, MOST_BYTES);
  const rates = flags.rates === undefined ? null : ratesFile(flags.rates, host.cwd);
  const read = await readClaimText({ bytes, file: path.resolve(host.cwd, given), date, rates });
  host.signal.throwIfAborted();

  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(read.claim) : viewClaim(read, page));
  if (html !== undefined) {
    const { claimPage } = await import('../../report/html/claim.js');
    writeWhole(html, claimPage(read, { subject: given, version, writtenOn: host.now() }));
    remark(context, flags, `Page written to ${flags.html ?? html}`);
  }
  if (keeping !== null) await keeping.claim(read.claim);
}

function dayOf(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text) return text;
  throw badOption('--date is no day', 'Write it as year-month-day, for example --date 2021-08-16.');
}

function ratesFile(given: string, cwd: string) {
  const text = new TextDecoder().decode(readInput(given, cwd, MOST_RATES));
  return { file: path.resolve(cwd, given), text };
}

/** A file's bytes; one that is too large is not read at all. */
function readInput(given: string, cwd: string, most: number): Uint8Array {
  const file = path.resolve(cwd, given);
  try {
    const { size } = statSync(file);
    if (size <= most) return readFileSync(file);
  } catch (cause) {
    throw new CliError('unreadable_text', 'the file cannot be read', {
      where: { file },
      hint: 'It must be there, and a file that you may read.',
      exit: 2,
      cause,
    });
  }
  throw tooLarge(file);
}
