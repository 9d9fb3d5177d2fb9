import type { Asset, Program } from '../../../model/asset.js';
import type { Identified, IdentifiedAsset, Product } from '../../../model/identified.js';
import { normaliseProduct, toWords } from '../../product/names.js';
import { buildOf, windowsOf, type Windows } from './windows.js';

/** One thing that a program may be: a name that can be held against records. */
export type Candidate = {
  readonly vendor: string;
  /** Its names, each of which may fit: one where the source's own says all that the table's does. */
  readonly products: readonly string[];
  readonly version: string | null;
  readonly windows: Windows | null;
  /** Windows only: build and revision. */
  readonly build: string | null;
  /** What our table of products calls it; null where the name is the source's own. */
  readonly known: Product | null;
};

/** A program of a machine, held against records as one. */
export type Subject = {
  readonly asset: Asset;
  readonly program: Program;
  /** Part of the finding's id: stable, and no two of one machine are alike. */
  readonly key: string;
  /** As it is shown. */
  readonly label: string;
  readonly candidates: readonly Candidate[];
  /** Why nothing found for it can be a `yes`; null where it can. */
  readonly doubt: string | null;
};

/** What of a machine can be held against records: every program that has a name, each once. */
export function subjectsOf({ asset, identified }: IdentifiedAsset): Subject[] {
  const firmware = loneFirmware(identified);
  const subjects = new Map<string, Subject>();
  for (const each of identified) {
    const candidates = candidatesOf(each, firmware);
    if (candidates.length === 0) continue;
    const { program, is } = each;
    const base = is?.key ?? slug(program.product ?? program.text);
    const version = candidates[0]?.version ?? null;
    const taken = subjects.get(base);
    if (taken !== undefined && (taken.candidates[0]?.version ?? null) === version) continue;
    const key = taken === undefined ? base : `${base}-${slug(version ?? program.text)}`;
    subjects.set(key, { asset, program, key, label: labelOf(each, candidates), candidates, doubt: doubtOf(each) });
  }
  return [...subjects.values()];
}

function candidatesOf({ program, is, candidates }: Identified, firmware: Program | null): Candidate[] {
  const own = program.part === 'hardware' && program.version === null ? (firmware?.version ?? null) : program.version;
  if (is !== null) return [ofProduct(is, program, own)];
  if (candidates.length > 0) return candidates.map((each) => ofProduct(each, program, own));
  const product = program.product ?? '';
  if (product.trim() === '') return [];
  const vendor = program.vendor ?? '';
  const named = `${product} ${program.edition ?? ''} ${own ?? ''}`;
  return [
    { vendor, products: [product], version: trimmed(own), windows: windowsOf(named), build: buildOf(own), known: null },
  ];
}

function ofProduct(is: Product, program: Program, own: string | null): Candidate {
  const version = trimmed(own) ?? versionOf(is, program);
  const named = [is.product, is.edition, is.version, own, program.text].join(' ');
  const windows = /\bwindows\b/u.test(is.product) ? windowsOf(named) : null;
  const build = windows === null ? null : (buildOf(own) ?? buildOf(is.version) ?? buildOf(program.text));
  return { vendor: is.vendor, products: namesOf(is, program), version, windows, build, known: is };
}

/** The source's own name where it says all that the table's does, and more: `MicroLogix 1400`, not `micrologix`; else both. */
function namesOf(is: Product, { product, text }: Program): string[] {
  const words = normaliseProduct(is.product, is.vendor).split(' ');
  const own = [product, text].find((each) => {
    const said = new Set(normaliseProduct(each ?? '', is.vendor).split(' '));
    return words.every((word) => said.has(word));
  });
  if (own !== undefined && own !== null) return [own];
  return product === null || product.trim() === '' ? [is.product] : [is.product, product];
}

/** A number that only tells the model is no version: `570` of a Vision 570. */
function versionOf({ version }: Product, { text }: Program): string | null {
  const bare = trimmed(version);
  if (bare === null || /\d\.\d|\b(?:r|sp|update|upd|u)\s?\d/iu.test(bare)) return bare;
  const marked = new RegExp(
    `\\b(?:v|ver|version|fw|firmware|frn|rev)\\.?\\s*${bare.replaceAll(/\W/gu, '\\$&')}\\b`,
    'iu',
  );
  return marked.test(text) ? bare : null;
}

/** The firmware that stands in a row of its own, without a name: that of the one device of the machine. */
function loneFirmware(identified: readonly Identified[]): Program | null {
  const programs = identified.map(({ program }) => program);
  const firmware = programs.filter(({ part, product }) => part === 'firmware' && (product ?? '').trim() === '');
  const devices = programs.filter(({ part }) => part === 'hardware');
  return firmware.length === 1 && devices.length === 1 ? (firmware[0] ?? null) : null;
}

function doubtOf({ program, is, confidence, candidates, ask }: Identified): string | null {
  if (program.basis === 'guessed' && (program.accuracy ?? 0) < 100) {
    return 'a scanner only guesses what this is: look at the machine';
  }
  if (is !== null) return confidence === 'low' ? (ask ?? 'it is not sure which product this is') : null;
  if (candidates.length > 0) return null; // all of them are asked, and must agree
  return program.vendor === null || program.vendor.trim() === '' ? (ask ?? 'say who made it') : null;
}

function labelOf({ program, is }: Identified, [first]: readonly Candidate[]): string {
  const windows = first?.windows ?? null;
  if (windows !== null) return capitals(`windows ${windows.embedded ? 'embedded ' : ''}${windows.line}`);
  const { vendor, product } = program;
  const maker = vendor === null || vendor === '' ? '' : `${vendor} `;
  if (product !== null && product !== '') return product.startsWith(maker) ? product : `${maker}${product}`;
  return is === null ? program.text : capitals(`${is.vendor} ${is.product}`);
}

function capitals(text: string): string {
  return text.trim().replaceAll(/(?<![\p{L}\p{N}])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function trimmed(text: string | null): string | null {
  const bare = (text ?? '').trim();
  return bare === '' ? null : bare;
}

export function slug(text: string): string {
  return (
    toWords(text)
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
      .slice(0, 60) || 'unnamed'
  );
}
