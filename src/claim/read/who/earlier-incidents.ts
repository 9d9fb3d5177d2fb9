import type { DateMention } from '../../quantity/dates.js';
import { within, type Line } from '../../annotate/annotate.js';
import { INCIDENT } from '../../parties/earlier.js';
import { mentions, type Scene } from '../../parties/scene.js';
import { leaf } from '../leaf.js';
import type { Reader } from '../reader.js';

const STOLEN_THING =
  /\b(?:an?|its|the|some)\s+((?:[\w-]+\s+){0,2}?(?:laptops?|drives?|backups?|tapes?|phones?|computers?|website)(?:\s+with\s+[^.,;]{2,40}?)?)\s+(?:was|were|got)\b/iu;
const HAD_LOST =
  /\b(?:had\s+(?:already\s+)?(?:lost|leaked|exposed)|lost(?=\s+(?:an?|the|its|some|call|customer|client|patient|payroll|member|personal)\s))\s+((?:[^.,;]|,(?=\d)){4,60})/iu;
const LEFT_OPEN =
  /\bleft\s+(?:an?|the|its|their)\s+([\w -]{3,40}?)\s+(?:wide\s+)?(?:open|exposed|unsecured|unprotected)\b/iu;
const WITH_THING =
  /\b(?:with|of)\s+((?:[\w-]+\s+){0,2}?(?:tapes|drives|backups|laptops|disks|records|files|statements))\s+(?:in\s+it\s+|on\s+it\s+)?(?:was|were|got)\b/iu;
const GOT_OUT = /\b((?:[\w-]+\s+(?:and|of)\s+)?[\w -]{4,60}?)\s*(?:\([A-Z]+\)\s*)?got out\b/iu;
/** `the library was hit`. */
const WAS_HIT =
  /\b(?:the|its|our|their|[\p{L}-]+['’]s)\s+((?:[\p{L}-]+\s+){1,3}(?:was|were)\s+(?:hit|defaced|broken\s+into|knocked\s+out|robbed))\b/iu;
const RELATIVE =
  /^\s+(?:that|which)\s+(?:exposed|affected|leaked|revealed|compromised|cost|closed|hit)\b[^,.;]{0,90}/iu;
const INCIDENTS = new RegExp(INCIDENT.source, 'giu');

/** Incidents before the one of the story, each with its date. */
export const readEarlierIncidents: Reader = (scene) => {
  const lines = scene.lines.filter(
    ({ index }) => scene.earlier.has(index) && !scene.elsewhere.has(index) && !isOthers(scene, index),
  );
  return {
    earlier_incidents: [
      ...(scene.voice === 'actor' ? scene.lines.flatMap(disowned) : []),
      ...lines.flatMap((line) => incidentsOf(line, within(scene.dates, line))),
    ],
  };
};

/** `NOT the 2021 scrape`: who sells says of what else is about that it is not his. */
const DISOWNED =
  /\bnot\s+(?:the|that|from\s+the)\s+(?:old\s+)?((?:19|20)\d{2})\s+((?:[\p{L}-]+\s+)?(?:scrape|breach|leak|hack|dump|combo|theft))\b/iu;

function disowned({ text, start }: Line) {
  const match = DISOWNED.exec(text);
  const [, year, what] = match ?? [];
  if (match === null || year === undefined || what === undefined) return [];
  const at = start + match.index + match[0].indexOf(year);
  const end = start + match.index + match[0].length;
  return [{ when: leaf(year, [at, at + year.length], 0.8), what: leaf(what, [end - what.length, end], 0.8) }];
}

/** `In 2019 an attack on Larkspur Bank exposed 2 million people`: another victim is named, and not the one of the story. */
function isOthers({ lines, names, organisation, people }: Scene, index: number): boolean {
  const line = lines[index];
  if (line === undefined || organisation === null || mentions(line.text, organisation)) return false;
  return within(names, line).some(
    ({ text, start, end }) =>
      !people.some(({ name }) => name.endsWith(text)) &&
      !/^\p{Lu}{2,4}$/u.test(text) &&
      (/\b(?:at|on|against|hit|of|by|struck)\s+(?:the\s+)?$/iu.test(line.text.slice(0, start - line.start)) ||
        /^\s+(?:lost|suffered|had|was|disclosed|revealed|paid|reported)\b/iu.test(line.text.slice(end - line.start))),
  );
}

function incidentsOf(line: Line, dates: readonly DateMention[]) {
  const things = whatOf(line);
  return dates.flatMap((date, at) => {
    const clause = semicolons(line, date);
    const whole = clause[0] === line.start && clause[1] === line.end;
    const [from, to] = whole ? [dates[at - 1]?.end ?? line.start, dates[at + 1]?.start ?? line.end] : clause;
    const inside = things.filter(({ span }) => span[0] >= from && span[1] <= to);
    const near = (inside.length > 0 ? inside : things).toSorted(
      (left, right) => distance(left.span, date) - distance(right.span, date) || right.confidence - left.confidence,
    );
    const what = near.find(({ span }) => span[0] >= date.end) ?? near[0] ?? null;
    const when = date.value === null ? null : leaf(date.value, [date.start, date.end], date.confidence);
    return when === null && what === null ? [] : [{ when, what }];
  });
}

/** Several incidents in one sentence stand between semicolons. */
function semicolons({ text, start, end }: Line, date: DateMention): [number, number] {
  const before = text.lastIndexOf(';', date.start - start);
  const after = text.indexOf(';', date.end - start);
  return [before < 0 ? start : start + before + 1, after < 0 ? end : start + after];
}

function distance(span: readonly [number, number], date: DateMention): number {
  return span[1] <= date.start ? date.start - span[1] : Math.max(0, span[0] - date.end);
}

/** What such a sentence calls the incident, with what it did where a clause of its own says so. A bare `incident` gives way to a better word. */
function whatOf(line: Line) {
  const named = [...line.text.matchAll(INCIDENTS)].map((match) => {
    const relative = RELATIVE.exec(line.text.slice(match.index + match[0].length));
    const value = match[0] + (relative?.[0] ?? '');
    const start = line.start + match.index;
    return leaf(
      value,
      [start, start + value.length],
      /^(?:security )?(?:incidents?|attacks?|fraud)$/iu.test(match[0]) ? 0.6 : 0.85,
    );
  });
  const other = [STOLEN_THING, WITH_THING, LEFT_OPEN, GOT_OUT, HAD_LOST, WAS_HIT].flatMap((pattern) => {
    const match = pattern.exec(line.text);
    const value = match?.[1]?.trim();
    if (match === null || value === undefined || (named.length > 0 && pattern === STOLEN_THING)) return [];
    const start = line.start + match.index + match[0].indexOf(value);
    return [leaf(value, [start, start + value.length], 0.7)];
  });
  const all = [...named, ...other];
  const better = all.filter(({ confidence }) => confidence > 0.6);
  return better.length > 0 ? better : all;
}
