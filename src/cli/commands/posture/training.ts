import { buildCommand } from '@stricli/core';
import type { TrainingFlags } from '../../flags-posture.js';
import { guarded } from '../../guarded.js';
import type { CliContext } from '../../host.js';
import { commonFlags, jsonFlag, textFlag } from '../common.js';

const text = (input: string): string => input;

export const trainingFlag = {
  kind: 'parsed',
  parse: text,
  variadic: true,
  optional: true,
  brief: 'A list of courses as CSV: who, what, when, hours, cyber, approved; repeatable',
  placeholder: 'FILE.csv',
} as const;

export const trainingCommand = buildCommand<TrainingFlags, [string?], CliContext>({
  loader: async () => guarded((await import('../../actions/posture/training.js')).postureTraining),
  parameters: {
    flags: {
      training: trainingFlag,
      asOf: textFlag('Judge by the records and rules of a day, 2021-08-20 (default: today)', 'DATE'),
      ics: textFlag('Write what is due as a calendar, with reminders 90 and 30 days before', 'FILE.ics'),
      json: jsonFlag,
      ...commonFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: 'People and licences (default: plant.yaml)', placeholder: 'FILE', parse: text, optional: true },
      ],
    },
  },
  docs: {
    brief: 'Say who is due for which course or hours, and by when',
    fullDescription:
      'By the goals of CISA once a year, by the law of the state where it asks for a course, and by the rule of each licence: hours done in the period, hours missing, day of renewal. Not legal advice.',
  },
});
