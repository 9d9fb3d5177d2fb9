import path from 'node:path';
import { exportCase, redactCase, type BundlePlan, type Passing } from '../../../app/cases/bundle/export-case.js';
import { shareCase } from '../../../app/cases/bundle/share-case.js';
import { nearest } from '../../../base/nearest.js';
import { inertText } from '../../../base/text.js';
import { AUDIENCES } from '../../../model/case-bundle.js';
import { FORMATS, type PassedCase } from '../../../model/case-passing.js';
import { EVENT_KINDS } from '../../../model/case.js';
import { TLP } from '../../../model/tlp.js';
import { jsonDocument } from '../../../report/json.js';
import { badOption } from '../../error.js';
import type { CaseExportFlags, CaseRedactFlags, PassFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { labelLine, planLines, sharedLine } from '../../view/passing.js';
import { parseAsOf } from '../as-of.js';
import { remark } from '../run.js';
import { entryOf, runOf } from './entry.js';

export async function exportTo(context: CliContext, flags: CaseExportFlags, caseId: string): Promise<void> {
  const format = oneOf(flags.format ?? 'bundle', FORMATS, '--format');
  const { dir, app } = runOf(context, flags);
  const passing = {
    ...passingOf(context, flags, dir),
    withEvidence: flags.withEvidence,
    withPrivileged: flags.privileged,
  };
  const entry = entryOf(caseId, { ...flags, basis: [] });
  if (format === 'bundle')
    return tell(context, flags, await exportCase(dir, entry, passing, shown(context, flags), app));
  if (flags.privileged) throw badOption('--privileged belongs to a bundle', `${format} holds no notes.`);
  if (flags.withEvidence) throw badOption('--with-evidence belongs to a bundle', `${format} has no place for files.`);
  const show = (document: object): boolean => {
    if (!flags.quiet) context.host.stderr.write(`${labelLine(passing.tlp)}\n${sharedLine(document)}\n`);
    return !isDry(context, flags);
  };
  const sharing = { ...passing, format, asOf: parseAsOf(undefined, context.host.now()), print: jsonDocument, show };
  tell(context, flags, await shareCase(dir, entry, sharing, app));
}

export async function redactTo(context: CliContext, flags: CaseRedactFlags, caseId: string): Promise<void> {
  const audience = oneOf(flags.for ?? '', AUDIENCES, '--for');
  const kinds = lists(flags.withhold).map((kind) => oneOf(kind, EVENT_KINDS, '--withhold'));
  const redaction = { audience, kinds, events: lists(flags.withholdEvent), give: lists(flags.giveEvent) };
  const { dir, app } = runOf(context, flags);
  const entry = entryOf(caseId, { ...flags, basis: [] });
  const passing = { ...passingOf(context, flags, dir), redaction };
  tell(context, flags, await redactCase(dir, entry, passing, shown(context, flags), app));
}

function passingOf({ host }: CliContext, flags: PassFlags, dir: string): Passing {
  if (flags.to === undefined && !flags.dryRun) {
    throw badOption('no file is named to write to', 'Name it with --to FILE.');
  }
  const at = (file: string): string => path.resolve(host.cwd, file);
  const file = at(flags.to ?? '');
  requireOutside(file, dir);
  return {
    file,
    force: flags.force,
    sealing: {
      recipients: flags.recipient ?? [],
      recipientFiles: (flags.recipientsFile ?? []).map(at),
      passphraseFile: flags.passphraseFile === undefined ? null : at(flags.passphraseFile),
      clear: flags.clear || (flags.dryRun && !isSealing(flags)),
    },
    tlp: oneOf((flags.tlp ?? 'red').toLowerCase().replace(/^tlp:/u, ''), TLP, '--tlp'),
    to: flags.for ?? null,
    signal: host.signal,
  };
}

/** What the workspace lives on is never written over, `--force` or not. */
function requireOutside(file: string, dir: string): void {
  const inside = path.relative(dir, file).split(path.sep);
  if (inside[0] !== '.assay' && inside.join('/') !== 'assay.yaml') return;
  throw badOption('--to names a file of the workspace itself', 'Name another one, outside of .assay.');
}

function isSealing({ recipient, recipientsFile, passphraseFile }: PassFlags): boolean {
  return recipient !== undefined || recipientsFile !== undefined || passphraseFile !== undefined;
}

/** What leaves is shown before it is written. */
function shown(context: CliContext, flags: PassFlags) {
  return (plan: BundlePlan): boolean => {
    if (!flags.quiet) context.host.stderr.write(`${planLines(plan).join('\n')}\n`);
    return !isDry(context, flags);
  };
}

function isDry(context: CliContext, flags: PassFlags): boolean {
  if (flags.dryRun) remark(context, flags, 'Nothing was written');
  return flags.dryRun;
}

/** The event that was kept, and the digest of the file. */
function tell(context: CliContext, flags: PassFlags, passed: PassedCase | null): void {
  if (passed === null) return;
  const { event, sha256, through, head, format } = passed;
  context.host.stdout.write(flags.json ? jsonDocument(passed) : `${inertText(event)} sha256:${sha256}\n`);
  if (format === 'bundle') remark(context, flags, `Head of what left, for --head at the other end: ${through} ${head}`);
}

function lists(given: readonly string[] | undefined): string[] {
  return (given ?? []).flatMap((each) => each.split(',').map((one) => one.trim())).filter((one) => one !== '');
}

function oneOf<Word extends string>(given: string, words: readonly Word[], option: string): Word {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  const meant = nearest(given, words);
  const hint = meant === null ? `Use one of: ${words.join(' ')}.` : `Did you mean \`${meant}\`?`;
  throw badOption(given === '' ? `${option} must be given` : `${option} cannot be \`${inertText(given, 60)}\``, hint);
}
