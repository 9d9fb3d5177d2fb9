import { readFileSync } from 'node:fs';
import path from 'node:path';
import { plainFileName } from '../../../base/file-name.js';
import { readList } from '../training.js';
import { DeskError } from './error.js';
import { namesOfLists, putList } from './files.js';

type TextFile = { readonly file: string; readonly text: string };

export function readCourses(folder: string): TextFile[] {
  return namesOfLists(folder).map((name) => ({ file: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

/** A list of courses as it was read: how many, and the lines of which nothing was made. */
export type CourseList = {
  readonly name: string;
  readonly courses: number;
  readonly set_aside: readonly { readonly where: string; readonly why: string }[];
};

export function courseListsIn(folder: string): CourseList[] {
  return readCourses(folder).map((list) => {
    const { lines, set_aside: aside } = readList(list);
    return { name: list.file, courses: lines.length, set_aside: aside };
  });
}

/**
 * Keeps a list of courses under its name, in place of one of the same name, once it was read as one. Throws `bad_list`,
 * `too_many_lists` and what reading says.
 */
export function keepCourses(folder: string, given: string, bytes: Uint8Array): string {
  const name = plainFileName(given, 'courses.csv');
  readList({ file: name, text: textOf(bytes) });
  putList(folder, name, bytes);
  return name;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DeskError('bad_list', 'this is no text', {
      hint: 'A list of courses is a CSV in UTF-8: save it as one from your spreadsheet.',
      exit: 2,
      cause,
    });
  }
}
