import { addEvent } from '../../../app/cases/add.js';
import { say } from '../../../app/cases/say.js';
import { nearest } from '../../../base/nearest.js';
import { inertText } from '../../../base/text.js';
import { FACT_ELEMENTS, type FactElement } from '../../../model/facts-words.js';
import { COUNT_HINT, saidTwice, statedCountOf } from '../../../model/stated-content.js';
import { STATEMENT_STATUSES, type Content, type StatedCount, type StatementStatus } from '../../../model/statement.js';
import { badOption } from '../../error.js';
import type { CaseDecideFlags, CaseSayFlags } from '../../flags-case.js';
import type { CliContext } from '../../host.js';
import { remark } from '../run.js';
import { entryOf, printEvent, runOf, tellOwed, whoOf } from './entry.js';

export async function sayIn(context: CliContext, flags: CaseSayFlags, caseId: string, text: string): Promise<void> {
  const { to, speaker, channel } = flags;
  if (to === undefined) throw badOption('a statement is said to somebody', 'Say to whom with --to.');
  const { dir, app } = runOf(context, flags);
  const at = flags.at ?? momentOf(context);
  if (Date.parse(at) > context.host.now().getTime())
    throw badOption('--at lies ahead', 'Keep a statement when it has been made.');
  const by = speaker ?? whoOf(flags.by);
  const audiences = to.flatMap((each) => each.split(',')).map((each) => each.trim());
  const said = { text, at, by, to: audiences, says: contentOf(flags), ...(channel === undefined ? {} : { channel }) };
  const request = { ...said, restates: flags.restates ?? null };
  const { event, against, owed } = await say(dir, entryOf(caseId, flags), request, app);
  printEvent(context, flags, event);
  if (event.basis.length === 0) remark(context, flags, 'It rests on nothing in the case: name events with --basis.');
  if (Object.keys(said.says).length === 0) remark(context, flags, UNCHECKED);
  for (const { event: found, says, because } of against) {
    const known = because === null ? 'Known otherwise from' : 'Cannot tell beside';
    remark(context, flags, `${known} event ${found}: ${says}${because === null ? '' : `, because ${because}`}`);
  }
  tellOwed(context, flags, owed);
}

const UNCHECKED =
  'Its words are held against nothing: say what they say with --people, --status, --confirmed, --ruled-out or --possible.';

export async function decideIn(
  context: CliContext,
  flags: CaseDecideFlags,
  caseId: string,
  duty: string,
  answer: string,
): Promise<void> {
  if (answer !== 'yes' && answer !== 'no')
    throw badOption('a decision is yes or no', 'Write yes or no after the duty.');
  const { why } = flags;
  if (why === undefined) throw badOption('a decision says why', 'Say it with --why TEXT.');
  const { dir, app } = runOf(context, flags);
  const entry = entryOf(caseId, flags);
  const payload = { duty, follow: answer === 'yes', by: entry.who, at: flags.at ?? momentOf(context), why };
  printEvent(context, flags, await addEvent(dir, entry, 'decision', payload, app));
}

/** Now, to the second, as a person would write it. */
function momentOf({ host }: CliContext): string {
  return `${host.now().toISOString().slice(0, 19)}Z`;
}

function contentOf({ status, people, confirmed, ruledOut, possible }: CaseSayFlags): Content {
  const content = {
    ...(status === undefined ? {} : { status: statusOf(status) }),
    ...(people === undefined ? {} : { people: statedCount(people) }),
    ...(confirmed === undefined ? {} : { confirmed: elementsOf(confirmed) }),
    ...(ruledOut === undefined ? {} : { ruled_out: elementsOf(ruledOut) }),
    ...(possible === undefined ? {} : { possible: elementsOf(possible) }),
  };
  const twice = saidTwice(content);
  if (twice !== undefined)
    throw badOption(`${twice} is said to be two things`, 'Name an element as confirmed, ruled out or possible.');
  return content;
}

function statusOf(given: string): StatementStatus {
  const found = STATEMENT_STATUSES.find((each) => each === given);
  if (found !== undefined) return found;
  throw badOption(`--status cannot be ${inertText(given, 40)}`, `Use one of: ${STATEMENT_STATUSES.join(' ')}.`);
}

function elementsOf(given: string): FactElement[] {
  return given.split(',').map((each) => {
    const name = each.trim();
    const found = FACT_ELEMENTS.find((element) => element === name);
    if (found !== undefined) return found;
    const meant = nearest(name, FACT_ELEMENTS);
    const hint = meant === null ? `Use some of: ${FACT_ELEMENTS.join(' ')}.` : `Did you mean \`${meant}\`?`;
    throw badOption(`\`${inertText(name, 60)}\` is no data element`, hint);
  });
}

function statedCount(given: string): StatedCount {
  const count = statedCountOf(given);
  if (count !== null) return count;
  throw badOption('--people is no number', COUNT_HINT);
}
