import type { YamlKind } from '../base/yaml/fault.js';
import { workspaceSchema } from '../model/workspace.js';
import { WorkspaceError } from './error.js';

/** How the faults of `assay.yaml` are told. */
export const ASSAY_YAML: YamlKind = {
  name: 'assay.yaml',
  schema: workspaceSchema,
  missing: {
    organisation: 'Begin with: organisation: { name: Your organisation }.',
    systems: 'Name at least one system of record under `systems`.',
    from: 'Name the column that holds the first day a row was true.',
    to: 'Name the column that holds the day a row ceased to be true; an empty cell means still true.',
    date: 'Add the day of that leak: date: 2020-12-03.',
    files: 'A system has `files`, `history` (rows with validity dates) or `snapshots` (dated states).',
  },
  help: 'See the commented example that `assay init` writes.',
  fail: (code, message, detail) => new WorkspaceError(code, message, detail),
};
