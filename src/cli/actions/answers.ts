import { existsSync } from 'node:fs';
import path from 'node:path';
import { intro, select, text } from '@clack/prompts';
import { interrupted } from '../error.js';

export type Answers = {
  readonly name: string;
  readonly sector?: string;
  readonly state?: string;
  /** A table of customers, relative to the workspace. */
  readonly customers?: string;
};

const SECTORS = ['communications', 'water', 'health', 'finance', 'government', 'education', 'retail', 'other'];

/** Asks for what was not given. Prompts go to standard error: standard output carries the result only. */
export async function ask(given: Partial<Answers>, dir: string, signal: AbortSignal): Promise<Answers> {
  const common = { output: process.stderr, signal };
  intro('assay.yaml says who you are and where your systems of record lie.', common);
  const name =
    given.name ?? answered(await text({ message: 'Name of the organisation', validate: notEmpty, ...common }));
  const options = SECTORS.map((value) => ({ value, label: value }));
  const sector = given.sector ?? answered(await select({ message: 'Sector', options, ...common }));
  const state =
    given.state ??
    answered(
      await text({
        message: 'Home state, two letters (empty to leave out)',
        defaultValue: '',
        validate: isState,
        ...common,
      }),
    ).toUpperCase();
  const customers =
    given.customers ??
    answered(
      await text({
        message: 'A table of customers to begin with (empty to name it later)',
        placeholder: 'systems/customers.csv',
        defaultValue: '',
        validate: (value) => isFile(dir, value),
        ...common,
      }),
    );
  return { name: name.trim(), sector, ...(state === '' ? {} : { state }), ...(customers === '' ? {} : { customers }) };
}

function answered(answer: string | symbol): string {
  if (typeof answer === 'symbol') throw interrupted('Nothing was written.'); // the prompt was cancelled
  return answer;
}

function notEmpty(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? 'It needs a name.' : undefined;
}

function isState(value: string | undefined): string | undefined {
  return value === undefined || value === '' || /^[A-Za-z]{2}$/u.test(value) ? undefined : 'Two letters, like WA.';
}

function isFile(dir: string, value: string | undefined): string | undefined {
  const missing = value !== undefined && value !== '' && !existsSync(path.resolve(dir, value));
  return missing ? 'That file is not there. Paths are relative to the folder of assay.yaml.' : undefined;
}
