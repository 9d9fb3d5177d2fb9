import { findDuties } from '../../app/duties.js';
import type { AsOf } from '../../model/clock.js';
import type { Duties } from '../../model/duty.js';
import { icsDocument } from '../../report/ics.js';
import { jsonDocument } from '../../report/json.js';
import { CliError, badOption } from '../error.js';
import type { DutiesFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { inkFor } from '../terminal/ink.js';
import { viewDuties } from '../view/duties.js';
import { pageOf } from '../view/page.js';
import { parseAsOf } from './as-of.js';
import { NOT_BESIDE_A_CASE, runOf } from './case/entry.js';
import { readFactsFile } from './facts-file.js';
import { readExposureFile } from './exposure-file.js';
import { outputPath, writeWhole } from './outputs.js';
import { remark } from './run.js';

export async function duties(context: CliContext, flags: DutiesFlags, ...cases: string[]): Promise<void> {
  const { host } = context;
  const given = factsOption(flags, cases);
  const inputs = given.facts === null ? [] : [given.facts];
  const asOf = parseAsOf(flags.asOf, host.now());
  const ics =
    flags.ics === undefined
      ? undefined
      : outputPath({ option: '--ics', given: flags.ics, endings: ['.ics'] }, host.cwd, inputs);
  const answer = await answerOn(context, flags, given, asOf);
  host.signal.throwIfAborted();
  const page = pageOf(host.stdout.columns, inkFor(host.stdout, host.env));
  host.stdout.write(flags.json ? jsonDocument(answer) : viewDuties(answer, { all: flags.all }, page));
  if (ics !== undefined) {
    writeWhole(ics, icsDocument(answer, host.now()));
    remark(context, flags, `Calendar written to ${flags.ics ?? ics}`);
  }
}

type Given = { readonly facts: string; readonly caseId: null } | { readonly facts: null; readonly caseId: string };

async function answerOn(context: CliContext, flags: DutiesFlags, given: Given, asOf: AsOf): Promise<Duties> {
  const { cwd } = context.host;
  if (given.facts !== null) {
    return findDuties(readFactsFile(given.facts, cwd), asOf, readExposureFile(flags.exposure, cwd));
  }
  if (flags.exposure !== undefined) throw badOption(...NOT_BESIDE_A_CASE);
  const { dutiesOfCase } = await import('../../app/cases/duties.js');
  const { dir, app } = runOf(context, flags);
  return dutiesOfCase(dir, given.caseId, asOf, app);
}

function factsOption({ facts }: DutiesFlags, cases: readonly string[]): Given {
  const [caseId, more] = cases;
  if (more !== undefined) throw badOption('more than one case is named', 'Ask for one case at a time.');
  if (facts !== undefined && caseId === undefined) return { facts, caseId: null };
  if (facts === undefined && caseId !== undefined) return { facts: null, caseId };
  const message = facts === undefined ? 'no facts are given' : 'both a case and --facts are given';
  throw new CliError('no_facts', message, {
    hint: 'Name a case, or write the facts into a file and name it with --facts FACTS.yaml (docs/guide/counsel.md).',
    exit: 2,
  });
}
