import { within } from '../../annotate/annotate.js';
import { isImagined } from '../../annotate/stance.js';
import { subjectOf, mentions } from '../../parties/scene.js';
import { leaf } from '../leaf.js';
import type { Reader } from '../reader.js';

const CLAIMS =
  /\b(?:claim(?:s|ed|ing)?|offer(?:s|ed|ing)?|post(?:s|ed)?|list(?:s|ed)|advertis\w+|reveal(?:s|ed)?|written|wrote|writes|put|named|said|stated|sell(?:s|ing)?|publish(?:ed)?|leaked|appeared|went up|announced|surfaced|dropped|bragged|boasted|put up|showed up|turned up|came up|asserted)\b/iu;
/** More than that somebody says it. */
const CLAIMS_MORE =
  /\b(?:claim(?:s|ed|ing)?|offer(?:s|ed|ing)?|post(?:s|ed)?|list(?:s|ed)|advertis\w+|sell(?:s|ing)?|publish(?:ed)?|leaked|appeared|went up|surfaced|dropped|put|written|wrote|writes|named)\b/iu;
const CLAIMANT =
  /\b(?:hacker|seller|gang|group|threat actor|attackers|someone|somebody|person|user|poster|the post|a post|listing|posting|thread|the offer|advertisement|the ad|an account|the account|crook|crew|outfit|leak site|handle|the party)\b/iu;
const MAIL_DATE = /^Date:\s*[^\n]{5,60}$/imu;

/** The day on which the claim was made, or first reported: a day beside a verb of claiming whose subject is not the organisation. */
export const readClaimedOn: Reader = (scene) => {
  const { lines, dates, earlier, voice } = scene;
  if (isMail(scene)) return mailDate(scene);
  const labelled = voice === 'actor' ? labelDate(scene) : null;
  if (labelled !== null) return { claimed_on: labelled };
  for (const line of lines) {
    const days = within(dates, line).filter(
      ({ value, end }) => (value === null || value.length === 10) && !isDateline(line.text.slice(end - line.start)),
    );
    const day = days.find(({ relative }) => !relative) ?? days[0];
    if (
      day === undefined ||
      day.value === null ||
      earlier.has(line.index) ||
      isImagined(line.text, day.start - line.start)
    )
      continue;
    if (scene.actor === null && voice === 'reporter' && !CLAIMS_MORE.test(line.text)) continue;
    if (!CLAIMS.test(line.text) || isDeadline(line.text.slice(0, day.start - line.start))) continue;
    const subject = subjectOf(line, scene);
    const byActor =
      subject === 'actor' ||
      /^posted\b/iu.test(line.text) ||
      CLAIMANT.test(line.text) ||
      mentions(line.text, scene.actor);
    const told = line.text.slice(0, day.start - line.start);
    const actorTold = mentions(told, scene.actor) && CLAIMS.test(told.slice(placeOf(told, scene)));
    if ((subject === 'organisation' && !actorTold) || !(byActor || (voice === 'actor' && day.value === scene.today)))
      continue;
    if (voice === 'actor' && day.value !== scene.today) continue;
    return { claimed_on: leaf(day.value, [day.start, day.end], day.confidence * 0.95) };
  }
  return {};
};

const LABEL =
  /^\W*(?:added|listed(?:\s+on\s+this\s+market)?|posted|published|date|post\s+date)\b\s*(?:on\b)?[\s:.=]*$/iu;
const POSTED_BY = /^(?:posted\s+)?by\s+\S{3,24},?\s+(?:on\s+)?$/iu;

/** `Added ...... 2024-07-08`, `by gr1mtide, 09-28-2022`: the day at the head of a listing or a post. */
function labelDate({ lines, dates }: Scene) {
  for (const line of lines.slice(0, HEAD_LINES))
    for (const day of within(dates, line)) {
      const before = line.text.slice(0, day.start - line.start);
      // `CHANNEL OF X // 14.05.2025 // 21:40`.
      const stamped = /\/\/\s*$|\|\s*$/u.test(before) && line.index === 0;
      if (day.value?.length === 10 && (stamped || LABEL.test(before) || POSTED_BY.test(before)))
        return leaf(day.value, [day.start, day.end], 0.85);
    }
  return null;
}
const HEAD_LINES = 12;

/** Where those who claim are named. */
function placeOf(words: string, { actor }: Scene): number {
  const lower = words.toLowerCase();
  return Math.max(0, ...(actor?.aliases ?? []).map((alias) => lower.lastIndexOf(alias)));
}

type Scene = Parameters<Reader>[0];

function isDeadline(before: string): boolean {
  return /\b(?:by|until|before|till|no later than)\s+(?:the\s+)?$/iu.test(before.slice(-20));
}

/** `PORTLAND, March 5 (Coastline News) -`: the day of the report. */
function isDateline(after: string): boolean {
  return /^\s*(?:\([^)]{2,40}\)\s*)?[-–—]\s/u.test(after);
}

function isMail({ lines, voice, extortion }: Scene): boolean {
  return voice === 'actor' && extortion && /^(?:from|to|subject):/iu.test(lines[0]?.text ?? '');
}

function mailDate({ text, span }: Scene): ReturnType<Reader> {
  const head = text.slice(span[0], Math.min(span[1], span[0] + 2_000));
  const match = MAIL_DATE.exec(head);
  const time = match === null ? Number.NaN : Date.parse(match[0].slice(5));
  if (match === null || Number.isNaN(time)) return {};
  // The day as the mail writes it, in its sender's zone.
  const zone = /([+-])(\d{2})(\d{2})\s*(?:\(|$)/u.exec(match[0]);
  const shift = zone === null ? 0 : (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000;
  const start = span[0] + match.index;
  return {
    claimed_on: leaf(new Date(time + shift).toISOString().slice(0, 10), [start, start + match[0].length], 0.95),
  };
}
