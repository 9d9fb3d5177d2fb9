import { Document, isMap, isScalar, isSeq, Pair, parseDocument, Scalar, YAMLMap } from 'yaml';
import type { Asset } from '../../../model/asset.js';
import type { PlantMachine } from '../../../model/plant.js';
import { PRACTICES, type Practice } from '../../../model/practice.js';
import { questionOf } from '../table.js';
import { isKnown, type Said } from './prompt.js';
import { machinesOf } from './said-machines.js';

/**
 * A plant file with what was said: a new one, or an earlier one in which everything stays as it stands, comments too, and the new
 * is added. `said` holds only what was asked this time.
 */
export function plantText(earlier: string | null, said: Said, assets: readonly Asset[]): string {
  const document: Document = earlier === null ? new Document() : parseDocument(earlier, { version: '1.2' });
  const root = isMap(document.contents) ? document.contents : new YAMLMap(document.schema);
  document.contents = root;
  if (earlier === null) document.commentBefore = HEAD;
  addWho(document, root, said);
  addMachines(document, root, machinesOf(said, assets));
  if (said['outside.used'] === 'no') closeAll(root);
  addAnswers(document, root, said);
  if (earlier === null) document.comment = TAIL;
  return document.toString({ lineWidth: 160, flowCollectionPadding: true });
}

const HEAD = ` What this plant says of itself, for \`assay posture check\`. Correct it as you like; what is left out nobody said.
 Whoever reads it learns where the plant is weak: keep it where you keep keys.`;

const MACHINES = ` One entry for each machine. text: in your own words, products and versions are read from it. role: hmi, scada_server, plc,
 workstation, server, firewall, remote_access, printer ... zone: control (beside what runs the plant), office, remote.
 remote_access: with what it is reached from elsewhere, or no. Also: ip, exposed (does the Internet reach it: yes, no),
 last_updated (2021-03-01), replacement_cost (dollars), hours (of work to replace it), owner, notes.`;

const ANSWERS = ` yes, partly, no, unknown or not_applicable; with a note: { answer: no, note: one router for all }.`;

const TAIL = ` Who works here, for \`assay posture training\`; names stay in this file:
 people:
   - id: P1
     name: R. Doe
     works_on: control
     licences: [{ kind: wastewater, class: II, number: 1234 }]
     training: [{ what: Mail and passwords, when: 2021-03-01, hours: 1, cyber: basic, approved: no }]`;

function addWho(document: Document, root: YAMLMap, said: Said): void {
  const { 'who.name': name, 'who.state': state, 'who.sector': sector } = said;
  if (isKnown(name) && !root.has('organisation'))
    put(
      document,
      root,
      'organisation',
      {},
      ' Who we are. Also: persons_served (a number), local_government (yes, no).',
    );
  if (!root.has('organisation')) return;
  const fields = { name, state: state?.toUpperCase(), sector };
  for (const [key, value] of Object.entries(fields))
    if (value !== undefined && value.toLowerCase() !== 'unknown') document.setIn(['organisation', key], value);
}

function addMachines(document: Document, root: YAMLMap, machines: readonly PlantMachine[]): void {
  if (machines.length === 0) return;
  if (!root.has('machines')) put(document, root, 'machines', [], MACHINES);
  const list = root.get('machines', true);
  if (!isSeq(list)) return;
  if (list.items.length === 0) list.flow = false;
  for (const machine of machines) list.add(document.createNode(machine));
}

/** Nothing is reached from outside: so it is with every machine of the file of which nobody said so yet. */
function closeAll(root: YAMLMap): void {
  const list = root.get('machines', true);
  if (!isSeq(list)) return;
  for (const machine of list.items)
    if (isMap(machine) && (machine.get('remote_access') ?? 'unknown') === 'unknown') machine.set('remote_access', 'no');
}

function addAnswers(document: Document, root: YAMLMap, said: Said): void {
  const answers = PRACTICES.flatMap((practice) => {
    const answer = answerOf(practice, said);
    return answer === null ? [] : [{ practice, answer }];
  });
  if (answers.length === 0) return;
  if (!root.has('answers')) put(document, root, 'answers', {}, ANSWERS);
  const map = root.get('answers', true);
  if (!isMap(map)) return;
  if (map.items.length === 0) map.flow = false;
  for (const { practice, answer } of answers) setAnswer(document, map, practice, answer);
}

/** Who is not reached from outside needs no second factor there. */
function answerOf(practice: Practice, said: Said): string | null {
  if (practice === 'second_factor_remote' && said['outside.used'] === 'no') return 'not_applicable';
  return said[`practice:${practice}`] ?? null;
}

function setAnswer(document: Document, map: YAMLMap, practice: Practice, answer: string): void {
  const given = map.get(practice, true);
  if (isMap(given)) given.set('answer', answer);
  else if (isScalar(given)) given.value = answer;
  else {
    const key = new Scalar(practice);
    const question = questionOf(practice);
    if (!map.flow && question !== undefined) key.commentBefore = ` ${question.question} (goal ${question.goal})`;
    map.items.push(new Pair(key, document.createNode(answer)));
  }
}

function put(document: Document, root: YAMLMap, name: string, value: object, comment: string): void {
  const key = new Scalar(name);
  key.commentBefore = comment;
  key.spaceBefore = root.items.length > 0;
  root.items.push(new Pair(key, document.createNode(value)));
}
