import { z } from 'zod';
import { readData } from '../../../base/data.js';

const schema = z.object({
  source: z.string(),
  date: z.string(),
  agencies: z.array(z.object({ short: z.string(), names: z.array(z.string()) })),
});

/** A public body or another recipient that a text names; `value` is the short form where one is known. */
export type Recipient = { readonly value: string; readonly start: number; readonly end: number };

const OTHER =
  /\b(?:(?:the\s+)?(?:(?:State|Federal|National|County)\s+)?(?:Division|Department|Office|Ministry|Bureau)\s+of\s+(?:the\s+)?\p{Lu}[\p{L}]+(?:\s+(?:and\s+)?\p{Lu}\p{L}+){0,4}|(?:\p{Lu}\p{L}+\s+){1,4}(?:Agency|Administration|Commission|Authority|Centre|Bureau|Department)|(?:Information\s+|Privacy\s+|Data\s+(?:Protection\s+)?)?(?:Inspectorate|Commissioner|Commission|Regulator)|(?:(?:public|state)\s+)?(?:utility|utilities|insurance|banking|privacy)\s+commission(?:er)?|(?:county|state|local)\s+(?:health\s+department|emergency\s+(?:office|management)|sheriff)|secretary\s+of\s+state|inspector\s+general|state\s+(?:treasurer|comptroller|legislature)|state\s+auditor|Attorney\s+General|(?:Data\s+)?Ombudsman|(?:data\s+protection|supervisory)\s+authorit(?:y|ies)|(?:the\s+)?[Ss]tate\s+[Pp]olice|(?:state\s+)?attorney\s+general|regulators?|(?:national|competent|federal|central)\s+(?:cyber(?:security)?\s+)?(?:authority|agency|cent(?:er|re))|(?:Federal|National)\s+(?:Office|Bureau)|(?:the\s+)?Bureau\s+of\s+Investigation|law\s+enforcement|(?<=\b(?:to|tell|inform|notify|alert)\s)the\s+state(?!['’]|\s+(?:police|attorney|auditor|treasurer|health|department|[a-z]+\s+(?:law|senate))))\b/gu;

/** The recipients of reports that a text names, in order. */
export function recipientsIn(text: string): Recipient[] {
  const { agencies } = readData('claim-agencies', schema);
  const known = agencies.flatMap(({ short, names }) =>
    names.flatMap((name) => {
      const at = text.indexOf(name);
      return at < 0 || /\p{L}/u.test(text[at + name.length] ?? '')
        ? []
        : [{ value: short, start: at, end: at + name.length }];
    }),
  );
  const others = [...text.matchAll(OTHER)].map((match) => {
    const value = match[0].replace(/^the\s+/iu, '');
    const start = match.index + match[0].length - value.length;
    return { value, start, end: start + value.length };
  });
  const all: Recipient[] = [];
  for (const found of [...known, ...others])
    if (!all.some((other) => other.value === found.value || (other.start < found.end && found.start < other.end)))
      all.push(found);
  return all.sort((left, right) => left.start - right.start);
}
