import { findDuties } from '../../app/duties.js';
import type { AsOf } from '../../model/clock.js';
import { INSTANT } from '../../model/facts.js';
import { icsDocument } from '../../report/ics.js';
import { jsonDocument } from '../../report/json.js';
import { CliError, badOption } from '../error.js';
import type { DutiesFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { viewDuties } from '../view/duties.js';
import { pageOf } from '../view/page.js';
import { readFactsFile } from './facts-file.js';
import { outputPath, writeWhole } from './outputs.js';
import { remark } from './run.js';

export async function duties(context: CliContext, flags: DutiesFlags, ...cases: string[]): Promise<void> {
  const { host } = context;
  const given = factsOption(flags, cases);
  const asOf = parseAsOf(flags.asOf, host.now());
  const ics =
    flags.ics === undefined
      ? undefined
      : outputPath({ option: '--ics', given: flags.ics, endings: ['.ics'] }, host.cwd, [given]);
  const answer = findDuties(readFactsFile(given, host.cwd), asOf);
  host.signal.throwIfAborted();
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(answer) : viewDuties(answer, { all: flags.all }, page));
  if (ics !== undefined) {
    writeWhole(ics, icsDocument(answer, host.now()));
    remark(context, flags, `Calendar written to ${flags.ics ?? ics}`);
  }
  return Promise.resolve();
}

function factsOption({ facts }: DutiesFlags, cases: readonly string[]): string {
  if (facts !== undefined && cases.length === 0) return facts;
  const message = facts === undefined ? 'no facts are given' : 'both a case and --facts are given';
  throw new CliError('no_facts', message, {
    hint: 'Cases are not kept yet: write the facts into a file and name it with --facts FACTS.yaml (docs/guide/counsel.md).',
    exit: 2,
  });
}

/** A day stands for all of itself; without one, it is now. */
function parseAsOf(text: string | undefined, now: Date): AsOf {
  if (text === undefined) {
    const instant = `${now.toISOString().slice(0, 19)}Z`;
    return { day: instant.slice(0, 10), instant };
  }
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
  if (isDay && text === day) return { day, instant: null };
  if (isDay && INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return { day, instant: text };
  throw badOption('--as-of is no day', 'Write for example --as-of 2021-08-20, or 2021-08-20T12:00-07:00.');
}
