import type { IdentifiedAsset } from '../../../model/identified.js';

type Found = { readonly machine: IdentifiedAsset | null; readonly why: string | null };

/** Of texts that say what was not hit, or only perhaps, no machine is made. */
const DOUBT =
  /\b(?:not|no|never|none|except|without|unaffected|spared|perhaps|maybe|possibly|probably|suspected|may|might)\b|\?/iu;

/**
 * The machine that a text of the facts means: by its id or name alone, or as words of a longer text. Where several fit, none is taken, and
 * `why` tells it.
 */
export function machineOf(text: string, machines: readonly IdentifiedAsset[]): Found {
  const wanted = plain(text);
  const exact = machines.filter(({ asset }) => plain(asset.asset_id) === wanted || plain(asset.name ?? '') === wanted);
  if (exact.length > 0) return oneOf(exact);
  const within = machines.filter((each) => isNamedIn(each, ` ${wanted} `));
  if (within.length > 0 && DOUBT.test(text))
    return { machine: null, why: 'it is not said that it was hit for certain' };
  return within.length === 0
    ? { machine: null, why: 'no machine of the inventory has this id or name' }
    : oneOf(within);
}

function oneOf(machines: readonly IdentifiedAsset[]): Found {
  const [machine, more] = machines;
  if (more === undefined) return { machine: machine ?? null, why: null };
  const ids = machines.map(({ asset }) => asset.asset_id);
  return { machine: null, why: `it may be ${ids.slice(0, 5).join(', ')}: name one by its id` };
}

/** An id of letters alone or digits alone could be any word of a sentence. */
function isNamedIn({ asset: { asset_id: id, name } }: IdentifiedAsset, text: string): boolean {
  const named = plain(name ?? '');
  const key = plain(id);
  return (
    (/[a-z]/u.test(key) && /\d/u.test(key) && text.includes(` ${key} `)) ||
    (named.length > 3 && text.includes(` ${named} `))
  );
}

/** In small letters, with one blank for whatever parts words. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
