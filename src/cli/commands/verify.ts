import { buildCommand } from '@stricli/core';
import type { VerifyFlags } from '../flags.js';
import type { CliContext } from '../host.js';
import { reading } from '../guarded.js';
import { columnFlag, commonFlags, filesArgument, jsonFlag, keepFlags, textFlag } from './common.js';

export const verifyCommand = buildCommand<VerifyFlags, string[], CliContext>({
  loader: async () => reading(async () => (await import('../actions/verify.js')).verify),
  parameters: {
    flags: {
      json: jsonFlag,
      html: textFlag('Write the report as one self-contained HTML file', 'FILE'),
      rows: textFlag('Write the verdict on each row, tokens only, as .csv or .parquet', 'FILE'),
      against: textFlag('Say what changed since an earlier verdict: what --json printed then', 'EARLIER.json'),
      ...keepFlags,
      column: columnFlag,
      ...commonFlags,
    },
    positional: filesArgument('Leaked file: CSV, TSV, JSON, JSONL, SQL, XLSX, Parquet, also .gz .zst .zip', 'LEAK'),
  },
  docs: {
    brief: 'Test whether a leaked sample or dump is your own data',
    fullDescription:
      'Reads the leak, holds every row against the reference made by `assay index`, and says whether the rows are yours, from ' +
      'which system, as of when, and how sure that is. Nothing leaves this machine; no personal data is shown.',
  },
});
