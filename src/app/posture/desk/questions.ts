import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openInterview, UNKNOWN, type Prompt, type Said } from '../ask.js';
import type { PosturePlaces } from './examples.js';
import { DeskError } from './error.js';
import { writeWhole } from './files.js';
import { readLists } from './lists.js';
import { plantGiven, readPlantText, writePlantText, type PlantText } from './plant-text.js';

/** One question as a form puts it. */
export type Question = Pick<Prompt, 'key' | 'message' | 'why' | 'options' | 'example'> & {
  /** What answers it already, and where that stands: it is not asked. */
  readonly known: { readonly shown: string; readonly from: string } | null;
  /** What a person answered before. */
  readonly said: string | null;
  /** The question of the same topic on which it hangs, and the answers there with which it is not asked; an empty one is no answer. */
  readonly hangs: { readonly on: string; readonly not_for: readonly string[] } | null;
};

export type Topic = {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Question[];
  /** Of them, without an answer. */
  readonly open: number;
};

/** All topics, and the state of the plant file that they show. */
export async function topicsOf(
  places: PosturePlaces,
): Promise<{ readonly topics: Topic[]; readonly plant: PlantText }> {
  const { prompts, plant } = await open(places);
  const asked = readAsked(places.lists);
  const topics = [...groupsOf(prompts)].map(([title, own], at): Topic => {
    const questions = own.map((prompt) => questionOf(prompt, own, asked));
    return { id: `t${at + 1}`, title, questions, open: questions.filter(isOpen).length };
  });
  return { topics, plant };
}

/** Writes answers into the plant file. Throws `bad_answer`, `plant_moved`. */
export async function answer(places: PosturePlaces, given: Said, seen: string | null): Promise<PlantText> {
  const { prompts, plant, write } = await open(places);
  const said = Object.fromEntries(
    Object.entries(given).map(
      ([key, text]) =>
        [
          key,
          checked(
            prompts.find((one) => one.key === key),
            text,
          ),
        ] as const,
    ),
  );
  const known = Object.fromEntries(prompts.flatMap(({ key, known: of }) => (of === null ? [] : [[key, of.value]])));
  const put = prompts.filter((prompt) => prompt.key in said && prompt.when({ ...known, ...said }) && isAsked(prompt));
  const kept = Object.fromEntries(put.map(({ key }) => [key, said[key] ?? UNKNOWN]));
  const written = writePlantText(plant, seen, write(kept));
  writeAsked(places.lists, { ...readAsked(places.lists), ...kept });
  return written;
}

async function open(places: PosturePlaces) {
  const plant = readPlantText(places.plant);
  const request = { plant: plantGiven(plant), files: readLists(places.lists), all: true, again: true };
  return { plant, ...(await openInterview(request)) };
}

/** By heading, the goals of the second part by their chapter. */
function groupsOf(prompts: readonly Prompt[]): Map<string, Prompt[]> {
  const groups = new Map<string, Prompt[]>();
  for (const prompt of prompts) {
    const title = CHAPTERS[/^Goal (\d)/u.exec(prompt.heading)?.[1] ?? ''] ?? prompt.heading;
    groups.set(title, [...(groups.get(title) ?? []), prompt]);
  }
  return groups;
}

const LAST = 'Further goals: notice, answer, recover';
const CHAPTERS: Readonly<Record<string, string>> = {
  1: 'Further goals: know what there is',
  2: 'Further goals: protect it',
  3: LAST,
  4: LAST,
  5: LAST,
};

function questionOf(prompt: Prompt, topic: readonly Prompt[], asked: Said): Question {
  const { key, message, why, options, example, known, earlier } = prompt;
  const own = isAsked(prompt);
  return {
    key,
    message,
    why,
    options,
    example,
    known: known === null || own ? null : { shown: known.shown, from: known.from },
    said: own ? (earlier ?? asked[key] ?? known?.value ?? null) : null,
    hangs: hangsOn(prompt, topic),
  };
}

/** Who one is can be said anew; what a list or an earlier answer on machines says cannot: it stands there. */
function isAsked({ key, known }: Prompt): boolean {
  return known === null || key.startsWith('who.');
}

function isOpen({ known, said, hangs }: Question): boolean {
  return known === null && said === null && hangs === null;
}

/** Which other question of the topic decides whether this one is asked: found by putting every answer. */
function hangsOn(prompt: Prompt, topic: readonly Prompt[]): Question['hangs'] {
  for (const { key, options, known } of topic) {
    if (key === prompt.key) continue;
    const answers = known === null ? ['', ...(options?.map(({ value }) => value) ?? NONE), ANY] : [known.value];
    const not = answers.filter((value) => !prompt.when(value === '' ? {} : { [key]: value }));
    if (not.length > 0 && (known !== null || not.length < answers.length)) return { on: key, not_for: not };
  }
  return null;
}

const ANY = '7';
/** As people type that there is no such machine. */
const NONE = ['none', 'no', 'nothing', 'n/a', '0'];
const MOST = 1_000;

function checked(prompt: Prompt | undefined, given: string): string {
  if (prompt === undefined) throw badAnswer('there is no such question', 'Load the questions anew.');
  const plain = given.replaceAll(/\p{Cc}/gu, ' ').trim();
  const text = plain === '' || /^(?:\?|i do(?:n't| not) know)$/iu.test(plain) ? UNKNOWN : plain;
  if (text.length > MOST) throw badAnswer('an answer is too long', `Say it in ${MOST} letters.`);
  const { options, fault, message } = prompt;
  if (options !== null && !options.some(({ value }) => value === text))
    throw badAnswer(`this is no answer to: ${message}`, 'Choose one of those that stand there.');
  const says = fault(text);
  if (says !== null) throw badAnswer(`this is no answer to: ${message}`, says);
  return text;
}

function badAnswer(message: string, hint: string): DeskError {
  return new DeskError('bad_answer', message, { hint, exit: 2 });
}

/** What was answered to questions of which nothing stands in the plant file, such as that there is no router. */
function readAsked(folder: string): Said {
  try {
    const read: unknown = JSON.parse(readFileSync(askedFile(folder), 'utf8'));
    return Object.fromEntries(
      Object.entries(read ?? {}).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    );
  } catch {
    return {};
  }
}

function writeAsked(folder: string, said: Said): void {
  writeWhole(askedFile(folder), JSON.stringify(said));
}

function askedFile(folder: string): string {
  return path.join(folder, '.asked.json');
}
