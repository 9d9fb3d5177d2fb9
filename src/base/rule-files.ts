import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with the law, `rules/`: two levels above this file, in the source tree and in the build alike. */
export const RULES_FOLDER = fileURLToPath(new URL('../../rules', import.meta.url));

/** The folder with the forms of reports, `forms/`. */
export const FORMS_FOLDER = fileURLToPath(new URL('../../forms', import.meta.url));

/** The folder with the examples, `examples/`. */
export const EXAMPLES_FOLDER = fileURLToPath(new URL('../../examples', import.meta.url));

/** Every YAML file below a folder whose name ends so, sorted, with its path from the folder above: `rules/states/ca.yaml`. */
export function readYamlFiles(
  folder: string,
  wanted: (name: string) => boolean,
): { readonly file: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && wanted(name))
    .sort()
    .map((name) => ({
      file: path.join(path.basename(folder), name),
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
}
