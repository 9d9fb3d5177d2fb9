import { statedProgram } from '../../../model/asset.js';
import { z } from 'zod';
import { readData } from '../../../base/data.js';
import type { Draft } from '../draft.js';

const makersSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  makers: z.array(z.object({ maker: z.string(), prefixes: z.array(z.string().regex(/^[0-9a-f]{6}$/u)).min(1) })),
});

/** Maker of control equipment whose network cards have such addresses; null for all others. A card is not the machine: a guess. */
function makerOf(mac: string): string | null {
  const prefix = mac.replaceAll(':', '').slice(0, 6);
  return (
    readData('control-makers', makersSchema).makers.find(({ prefixes }) => prefixes.includes(prefix))?.maker ?? null
  );
}

/** A machine of which only its addresses are known, with the maker that its network card points to. */
export function withMaker(draft: Draft): Draft {
  const maker = draft.mac.map(makerOf).find((found) => found !== null);
  if (maker === undefined || draft.programs.length > 0) return draft;
  const text = `${maker} (maker of the network card)`;
  const program = statedProgram('hardware', text, draft.sources[0] ?? '');
  return { ...draft, programs: [{ ...program, vendor: maker, basis: 'guessed' }] };
}
