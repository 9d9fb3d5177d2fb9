import type { Advisory } from '../../../model/vulnerability.js';
import { nameWords, productFit, splitLine, vendorFit } from '../matching/product-fit.js';
import { agreed, doubted, type RecordAnswer } from '../matching/record-answer.js';
import type { Candidate, Subject } from '../matching/subject.js';
import { versionAnswer } from '../matching/version-answer.js';

type Vulnerability = Advisory['vulnerabilities'][number];
type Affected = Vulnerability['affected'][number];
type Told = { readonly answer: 'yes' | 'no' | 'cannot_tell'; readonly why: string };

/** What an advisory says of a program; null where it is about something else. */
export function advisoryAnswer(subject: Subject, advisory: Advisory): RecordAnswer<Advisory> | null {
  const answers = subject.candidates.map((candidate) => {
    const told = ofCandidate(candidate, advisory);
    return told === null ? null : { entry: advisory, ...told };
  });
  const answer = agreed(answers);
  return answer === null ? null : doubted(answer, subject.doubt);
}

function ofCandidate(candidate: Candidate, advisory: Advisory): Told | null {
  const told = advisory.vulnerabilities.flatMap(({ affected }) => ofProducts(candidate, affected) ?? []);
  const worst = (['yes', 'cannot_tell', 'no'] as const).map((answer) => told.find((each) => each.answer === answer));
  return worst.find((each) => each !== undefined) ?? byTitle(candidate, advisory);
}

function ofProducts(candidate: Candidate, affected: readonly Affected[]): Told | null {
  const fits = affected.map((each) => ({ each, fit: fitOf(candidate, each) }));
  const same = fits.filter(({ fit }) => fit === 'same').map(({ each }) => each);
  if (same.length > 0) return versionAnswer(candidate.version, same);
  if (fits.some(({ fit }) => fit === 'maybe'))
    return { answer: 'cannot_tell', why: 'say which model it is, and its version' };
  return null;
}

/** A product whose name ends in a version of its own is meant only where the version at hand is of that line. */
function fitOf(candidate: Candidate, { vendor, product }: Affected): 'same' | 'maybe' | null {
  const { product: name, line } = splitLine(product);
  const fit = productFit(candidate, { vendor, product: name });
  if (line === null || fit === null || candidate.version === null) return fit;
  return isOfLine(candidate.version, line) ? fit : null;
}

function isOfLine(version: string, line: string): boolean {
  const numbers = (text: string): number[] => (/\d+(?:\.\d+)*/u.exec(text)?.[0] ?? '').split('.').map(Number);
  const own = numbers(version);
  return numbers(line).every((number, at) => own[at] === number);
}

/** An advisory may list catalogue numbers only, or “OS”, and name the product in its title. */
function byTitle(candidate: Candidate, { title, vulnerabilities }: Advisory): Told | null {
  const list = vulnerabilities.flatMap(({ affected }) => affected);
  const vendor = list[0]?.vendor ?? '';
  if (vendorFit(candidate.vendor, vendor) !== true) return null;
  const said = new Set(nameWords(title, vendor));
  const listed = new Set(list.flatMap(({ product }) => nameWords(product, vendor)));
  if (!candidate.products.some((product) => isNamed(nameWords(product, candidate.vendor), said, listed))) return null;
  const shown = [...new Set(list.map(({ product }) => product))].slice(0, 3).join(', ');
  return { answer: 'cannot_tell', why: `its title names it, its list names ${shown}: compare with the label of yours` };
}

/** Where the list has the name, too, it means other models or programs of that name. */
function isNamed(own: readonly string[], said: ReadonlySet<string>, listed: ReadonlySet<string>): boolean {
  const names = own.filter((word) => !/\d/u.test(word) && word.length > 3);
  if (names.length === 0 || !names.every((word) => said.has(word)) || names.every((word) => listed.has(word)))
    return false;
  const models = own.filter(isModel);
  return models.length === 0 || ![...said].some(isModel) || models.some((word) => said.has(word));
}

function isModel(word: string): boolean {
  return /^\d{2,}/u.test(word);
}
