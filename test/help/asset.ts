import { blankAsset, statedProgram, type Asset, type Program } from '../../src/model/asset.js';

const WHERE = 'inventory.csv:2';

/** A program as a person would state it, from its text alone. */
export function program(text: string, more: Partial<Program> = {}): Program {
  return { ...statedProgram('software', text, WHERE), ...more };
}

/** A machine of which nothing is known but its programs, given as texts. */
export function asset(texts: readonly (string | Program)[], more: Partial<Asset> = {}): Asset {
  const programs = texts.map((each) => (typeof each === 'string' ? program(each) : each));
  return { ...blankAsset('A1', WHERE), programs, ...more };
}
