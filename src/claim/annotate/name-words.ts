import { z } from 'zod';
import { readData } from '../../base/data.js';

const schema = z.object({
  source: z.string(),
  date: z.string(),
  note: z.string(),
  organisation_last: z.string(),
  organisation_first: z.string(),
  outlet_last: z.string(),
  name_first: z.string(),
});

let known: { readonly last: RegExp; readonly first: RegExp; readonly outlet: RegExp; readonly lead: RegExp } | null =
  null;

function patterns() {
  const words = readData('claim-names', schema);
  return (known ??= {
    last: new RegExp(String.raw`[\s&-](?:${words.organisation_last})$`, 'iu'),
    first: new RegExp(String.raw`^(?:${words.organisation_first})\s`, 'u'),
    lead: new RegExp(String.raw`^(?:${words.name_first})$`, 'u'),
    outlet: new RegExp(String.raw`(?:^|[\s-]|(?<=\p{Ll}))(?:${words.outlet_last})$`, 'u'),
  });
}

/** `Tidewell Credit Union`, `Hotel Bellwether`: the name itself says that it is an organisation's. */
export function isFirm(name: string): boolean {
  const { last, first } = patterns();
  return last.test(name) || first.test(name) || (!/\p{Ll}/u.test(name) && PLACE_FIRST.test(name));
}

/** `TOWN OF GREER'S LANDING`. */
const PLACE_FIRST = /^(?:city|town|village|county|shire|borough|parish|township) of \p{L}/iu;

/** `Aviation Ledger`, `LockPickNews`: a name of those who report. */
export function isOutletName(name: string): boolean {
  return patterns().outlet.test(name);
}

/** `National` of `National Courier`: a word that may begin a name at the head of a sentence. */
export function isNameFirst(word: string): boolean {
  return patterns().lead.test(word);
}
