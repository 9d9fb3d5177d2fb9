import { inertText } from '../../base/text.js';
import type { Exposure } from '../../model/exposure.js';
import { formatCount } from '../words/numbers.js';
import type { Section } from './blocks.js';
import { cube, places } from './exposure/places.js';
import { basis, elements, estimates, laws, unknowns } from './exposure/sections.js';
import { summary } from './exposure/summary.js';
import { dateOf, pageOf, type ReportOptions, type ReportParts } from './page.js';

/** The counts as one HTML file that stands alone. It shows counts, column names and file names; no value of anybody's data. */
export function exposureReport(exposure: Exposure, { organisation, version, writtenOn }: ReportOptions): string {
  const on = dateOf(writtenOn);
  const [file] = exposure.sample.files;
  const subject = file === undefined ? 'a leak' : inertText(file.path, 120);
  const people = exposure.counted === null ? 'Nobody' : `${formatCount(exposure.counted.people)} people`;
  return pageOf({
    title: `${people} exposed: ${subject}`,
    heading: `Whom does it expose? ${subject}`,
    subject: `${inertText(organisation, 120)}, ${on}`,
    ...exposureParts(exposure),
    footer: `Written by Assay ${version} on ${on}, on the organisation’s own machine. This page shows counts, file names and column names; it holds no value of anybody’s data. It counts people; whom the law asks to tell, and by when, is not said here. Not legal advice. List of combinations reviewed on ${exposure.law.reviewed_on}.`,
  });
}

/** What the page shows between its head and its last words. */
export function exposureParts(exposure: Exposure): ReportParts {
  return { summary: summary(exposure), sections: sectionsOf(exposure) };
}

function sectionsOf(exposure: Exposure): Section[] {
  const { counted } = exposure;
  if (counted === null) return [unknowns(exposure), basis(exposure)];
  return [
    elements(counted),
    laws(exposure, counted),
    places(counted),
    cube(exposure, counted),
    estimates(exposure),
    unknowns(exposure),
    basis(exposure),
  ];
}
