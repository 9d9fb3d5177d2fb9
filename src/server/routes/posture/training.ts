import { createRoute, z } from '@hono/zod-openapi';
import { courseListsIn, keepCourses, type CourseList } from '../../../app/posture/desk/courses.js';
import { trainingSeen } from '../../../app/posture/desk/training.js';
import { posturePlaces, requireOwn } from '../../../app/posture/desk/examples.js';
import { removeList } from '../../../app/posture/desk/files.js';
import { inertText } from '../../../base/text.js';
import type { Posture } from '../../../model/posture.js';
import type { Training } from '../../../model/training.js';
import { dueRules, licenceWords, recordWords, trainingSummary } from '../../../report/words/training.js';
import type { ServerContext } from '../../context.js';
import { answers } from '../answers.js';
import { bytesOf } from '../bytes.js';
import { router } from '../router.js';
import { dayQuery, listParam, seenOn } from './asked.js';
import { asideOf, asideView, findingOf, findingView } from './view.js';

/** Bytes of a list of courses, as the command line takes it. */
const LARGEST = 4_000_000;

const trainingView = z.object({
  as_of: z.string(),
  summary: z.string(),
  lists: z.array(z.object({ name: z.string(), courses: z.int(), set_aside: z.array(asideView) })),
  /** `late`: the day is not after the one that is looked at. People stand here by their ids only. */
  due: z.array(
    z.object({
      id: z.string(),
      due: z.string(),
      late: z.boolean(),
      who: z.array(z.string()),
      what: z.string(),
      by: z.string(),
    }),
  ),
  findings: z.array(findingView),
  people: z.array(z.object({ id: z.string(), record: z.string(), hours: z.array(z.string()) })),
  rules: z.array(z.object({ words: z.string(), doubts: z.array(z.string()), source: z.string() })),
  cannot_tell: z.array(z.string()),
  warnings: z.array(z.string()),
  notice: z.string(),
});

const show = createRoute({
  method: 'get',
  path: '/posture/training',
  summary: 'Who was trained, and what is due by when',
  request: { query: dayQuery },
  responses: answers(trainingView, 'Courses, hours and what is due'),
});
const keep = createRoute({
  method: 'put',
  path: '/posture/courses/{name}',
  summary: 'Take in a list of courses, in place of one of the same name; its bytes are the body',
  request: { params: listParam },
  responses: answers(z.object({ name: z.string() }), 'Under which name it is kept'),
});
const remove = createRoute({
  method: 'delete',
  path: '/posture/courses/{name}',
  summary: 'Remove a list of courses',
  request: { params: listParam },
  responses: answers(z.object({}), 'It is gone'),
});

export function trainingRoutes({ dir, desk }: ServerContext) {
  return router()
    .openapi(show, async (context) => {
      const seen = await seenOn(desk, context.req.valid('query').as_of);
      const lists = courseListsIn(seen.places.courses);
      return context.json(viewOf(trainingSeen(seen), lists, seen.posture), 200);
    })
    .openapi(keep, async (context) => {
      const { courses, example } = posturePlaces(dir);
      requireOwn(example);
      const bytes = await bytesOf(context.req.raw, LARGEST);
      return context.json({ name: keepCourses(courses, context.req.valid('param').name, bytes) }, 200);
    })
    .openapi(remove, (context) => {
      removeList(posturePlaces(dir).courses, context.req.valid('param').name);
      return context.json({}, 200);
    });
}

function viewOf(training: Training, lists: readonly CourseList[], posture: Posture): z.infer<typeof trainingView> {
  const { as_of: asOf, due, people, findings, cannot_tell: open, warnings, notice } = training;
  return {
    as_of: asOf,
    summary: trainingSummary(training),
    lists: lists.map(({ name, courses, set_aside: aside }) => ({
      name: inertText(name, 200),
      courses,
      set_aside: asideOf(aside),
    })),
    due: due.map(({ id, due: day, who, what, citation }) => ({
      id,
      due: day,
      late: day <= asOf,
      who: [...who],
      what: inertText(what, 200),
      by: citation,
    })),
    findings: findings.map((finding) => findingOf(finding, posture)),
    people: people.map((person) => ({
      id: person.id,
      record: recordWords(person),
      hours: person.hours.map(licenceWords),
    })),
    rules: dueRules(due).map(({ words, doubts, source }) => ({ words, doubts: [...doubts], source })),
    cannot_tell: open.map((line) => inertText(line, 400)),
    warnings: warnings.map((line) => inertText(line, 300)),
    notice,
  };
}
