const text = (input: string): string => input;

export const workspaceFlag = {
  kind: 'parsed',
  parse: text,
  optional: true,
  brief: 'Folder with assay.yaml (default: the nearest one upwards)',
  placeholder: 'DIR',
} as const;

export const commonFlags = {
  workspace: workspaceFlag,
  quiet: { kind: 'boolean', brief: 'No progress and no remarks on standard error', withNegated: false, default: false },
  debug: {
    kind: 'boolean',
    brief: "Show stacks and the engine's own words on an error; they can quote data",
    withNegated: false,
    default: false,
  },
} as const;

export const jsonFlag = {
  kind: 'boolean',
  brief: 'Print one JSON document instead of the view',
  withNegated: false,
  default: false,
} as const;

export const columnFlag = {
  kind: 'parsed',
  parse: text,
  variadic: true,
  optional: true,
  brief: 'Say what a column holds, for example c3=ssn; repeatable',
  placeholder: 'NAME=element',
} as const;

/** An optional flag that takes one text: a path or a name. */
export function textFlag(brief: string, placeholder: string) {
  return { kind: 'parsed', parse: text, optional: true, brief, placeholder } as const;
}

/** For what finds something: keep it in a case. */
export const keepFlags = {
  case: textFlag('Keep it in a case, too', 'CASE'),
  by: textFlag('Who keeps it (default: your user name on this machine)', 'NAME'),
} as const;

export function filesArgument(brief: string, placeholder: string) {
  return { kind: 'array', minimum: 1, parameter: { brief, placeholder, parse: text } } as const;
}
