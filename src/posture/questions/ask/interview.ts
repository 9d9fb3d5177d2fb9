import type { Asset } from '../../../model/asset.js';
import type { PlantFile } from '../../../model/plant.js';
import { allQuestions, type Question } from '../table.js';
import { machinePrompts, outsidePrompts } from './machines.js';
import { practicePrompt, type Known } from './practices.js';
import { promptOf, UNKNOWN, type Prompt, type Said } from './prompt.js';

const TOPICS = [
  'The computer that runs the plant',
  'Controllers',
  'Office computers',
  'The way to the Internet',
  'Reached from outside',
  'Office and plant',
  'Copies',
  'When it goes wrong',
  'People',
  'Accounts and passwords',
] as const;
const OUTSIDE = 5;

export type Background = Known & {
  /** What an earlier file says; null where there is none. */
  readonly plant: PlantFile | null;
  /** Machines that are known: of a list, of an earlier file. */
  readonly assets: readonly Asset[];
  /** Go on through all goals. */
  readonly all: boolean;
};

/** Every question of an interview in its order: who, ten subjects, and all other goals where they are wanted. */
export function interview(background: Background): Prompt[] {
  const { assets, all, plant } = background;
  const questions = allQuestions();
  const machines = [...machinePrompts(assets, headingOf), ...outsidePrompts(assets, headingOf(OUTSIDE))];
  const ten = TOPICS.flatMap((_title, at) => {
    const heading = headingOf(at + 1);
    const asked = questions.filter(({ ten: topic }) => topic === at + 1);
    return [
      ...machines.filter((prompt) => prompt.heading === heading),
      ...asked.map((question) => practicePrompt(question, heading, background, conditionOf(question))),
    ];
  });
  const others = questions.filter(({ ten: topic }) => topic === null);
  const further = all ? others.map((question) => practicePrompt(question, `Goal ${question.goal}`, background)) : [];
  return [...whoPrompts(plant), ...ten, ...further];
}

function headingOf(topic: number): string {
  return `${topic} of ${TOPICS.length}: ${TOPICS[topic - 1] ?? ''}`;
}

/** Who is not reached from outside needs no second factor there. */
function conditionOf({ practice }: Question): (said: Said) => boolean {
  return practice === 'second_factor_remote' ? (said) => said['outside.used'] !== 'no' : () => true;
}

const SECTORS = [
  { value: 'water', label: 'Drinking water' },
  { value: 'wastewater', label: 'Wastewater' },
  { value: 'other', label: 'Something else' },
  { value: UNKNOWN, label: 'Leave it open' },
];

function whoPrompts(plant: PlantFile | null): Prompt[] {
  const who = plant?.organisation;
  const heading = 'Who you are';
  const known = (value: string | undefined): Prompt['known'] =>
    value === undefined ? null : { value, shown: value, from: 'the file' };
  return [
    promptOf(
      {
        key: 'who.name',
        heading,
        message: 'Name of the plant or department',
        why: 'It stands on the sheet for the board.',
      },
      { example: 'Town of Millbrook Water', known: known(who?.name) },
    ),
    promptOf(
      { key: 'who.state', heading, message: 'State, two letters', why: 'Help and rules on training differ by state.' },
      { example: 'ME', fault: stateFault, known: known(who?.state) },
    ),
    promptOf(
      {
        key: 'who.sector',
        heading,
        message: 'What do you run?',
        why: 'Some help and some duties are for one of them.',
      },
      { options: SECTORS, known: known(who?.sector) },
    ),
  ];
}

function stateFault(text: string): string | null {
  return text === UNKNOWN || /^[A-Za-z]{2}$/u.test(text) ? null : 'Two letters, like ME.';
}
