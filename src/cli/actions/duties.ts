import { findDuties } from '../../app/duties.js';
import { icsDocument } from '../../report/ics.js';
import { jsonDocument } from '../../report/json.js';
import { CliError } from '../error.js';
import type { DutiesFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { viewDuties } from '../view/duties.js';
import { pageOf } from '../view/page.js';
import { parseAsOf } from './as-of.js';
import { readFactsFile } from './facts-file.js';
import { readExposureFile } from './exposure-file.js';
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
  const exposure = readExposureFile(flags.exposure, host.cwd);
  const answer = findDuties(readFactsFile(given, host.cwd), asOf, exposure);
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
