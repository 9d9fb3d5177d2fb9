import { readFileSync } from 'node:fs';

/** One line of the file that `assay verify --rows` writes. */
export type RowLine = {
  readonly row: number;
  readonly class: string;
  readonly probability: number;
  readonly person: string;
};

/** Row files hold numbers, class names and hexadecimal tokens: nothing is quoted. */
export function readRows(file: string): RowLine[] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [row = '', name = '', probability = '', person = ''] = line.trim().split(',');
    return { row: Number(row), class: name, probability: Number(probability), person };
  });
}
