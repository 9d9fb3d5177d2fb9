import { buildCommand } from '@stricli/core';
import type { CaseDecideFlags, CaseSayFlags, CaseTimelineFlags } from '../../flags-case.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { textFlag } from '../common.js';
import { argument, caseArgument, caseFlags, entryFlags, privilegedFlag } from './common.js';

export const sayCommand = buildCommand<CaseSayFlags, [string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/say.js')).sayIn),
  parameters: {
    flags: {
      to: {
        kind: 'parsed',
        parse: (given: string) => given,
        variadic: true,
        optional: true,
        brief: 'To whom it was said; repeatable, must be given',
        placeholder: 'WHOM',
      },
      at: textFlag('When, with its zone (default: now)', 'TIME'),
      speaker: textFlag('Who said it (default: who writes it)', 'NAME'),
      channel: textFlag('How: press release, letter, call ...', 'TEXT'),
      status: textFlag(
        'What it says happened: investigating, no_incident, access_confirmed, no_personal_data, personal_data_confirmed',
        'STATUS',
      ),
      people: textFlag('How many people it says: 48600000, "about 48600000", "at least 5", 10-20', 'N'),
      confirmed: textFlag('Data elements that it says were taken: full_name,ssn', 'LIST'),
      ruledOut: textFlag('Data elements that it says were not taken', 'LIST'),
      possible: textFlag('Data elements that it says were perhaps taken', 'LIST'),
      restates: textFlag('The statement that it takes the place of', 'EVENT'),
      ...entryFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument, argument('TEXT', 'The words that were said')] },
  },
  docs: {
    brief: 'Keep what was said outside, with the facts that it rests on',
    fullDescription:
      'Keeps a statement. What of it can be checked is said with --people, --status and the lists of elements; what it rests on with ' +
      '--basis. Findings that say otherwise, earlier or later ones, raise a restatement that is owed; --restates answers it.',
  },
});

export const decideCommand = buildCommand<CaseDecideFlags, [string, string, string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/say.js')).decideIn),
  parameters: {
    flags: {
      why: textFlag('Why; must be given', 'TEXT'),
      at: textFlag('When it was decided, with its zone (default: now)', 'TIME'),
      ...entryFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        caseArgument,
        argument('DUTY', 'Its id, as `assay duties` shows it'),
        argument('yes|no', 'Whether it is followed'),
      ],
    },
  },
  docs: { brief: 'Decide whether a duty is followed, and say why' },
});

export const timelineCommand = buildCommand<CaseTimelineFlags, [string], CliContext>({
  loader: async () => guarded((await import('../../actions/case/timeline.js')).showTimeline),
  parameters: {
    flags: {
      asOf: textFlag('The law, and what is overdue, on a day or at a moment with its zone (default: now)', 'DATE'),
      privileged: privilegedFlag('Show also what is for counsel only'),
      html: textFlag('Write it as one self-contained HTML file', 'FILE'),
      ...caseFlags,
    },
    positional: { kind: 'tuple', parameters: [caseArgument] },
  },
  docs: { brief: 'Show what was known, not known, said and due, side by side' },
});
