import { buildCommand } from '@stricli/core';
import type { ReportFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { guarded } from '../guarded.js';
import { commonFlags, textFlag } from './common.js';

export const reportCommand = buildCommand<ReportFlags, string[], CliContext>({
  loader: async () => guarded((await import('../actions/report.js')).report),
  parameters: {
    flags: {
      facts: textFlag('Facts of the incident, as docs/guide/counsel.md shows them', 'FACTS.yaml'),
      exposure: textFlag('Take people and elements from what `assay exposure --json` wrote', 'EXPOSURE.json'),
      posture: textFlag(
        'Take the operator, whom to ask and what is known of machines from what `assay posture check --json` wrote',
        'POSTURE.json',
      ),
      asOf: textFlag('What was known, and the law, on a day or at a moment with its zone (default: now)', 'DATE'),
      format: textFlag('html, docx or json (default: by the ending of --out, else a view)', 'FORMAT'),
      out: textFlag('Write the draft to a file', 'FILE'),
      state: textFlag('The state that it is for; a letter needs one', 'XX'),
      supplements: textFlag('Say what changed since an earlier draft: what --format json wrote then', 'EARLIER.json'),
      by: textFlag('Who keeps the draft in the case (default: your user name on this machine)', 'NAME'),
      list: { kind: 'boolean', brief: 'List all forms with their fields', withNegated: false, default: false },
      ...commonFlags,
    },
    positional: {
      kind: 'array',
      parameter: {
        brief: 'Which form: cisa, fcc-cpni, sec-8k, letter ..., and a case in place of --facts',
        placeholder: 'FORM CASE',
        parse: (text: string) => text,
      },
    },
  },
  docs: {
    brief: 'Draft a report, a notice or a letter from the facts',
    fullDescription:
      'Answers every field of a form from a fact, or says that it is still unknown; nothing is invented. assay report --list names ' +
      'the forms. Drafts only: nothing is sent. Not legal advice.',
  },
});
