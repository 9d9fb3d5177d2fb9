import { getDomain } from 'tldts';
import { BUNDLE_SECTORS, type BundleContents, type SIZE_CLASSES } from '../../model/posture-bundle.js';

/** Upper ends of the classes of persons served (EPA, community water systems). */
const SIZES: readonly (readonly [number, (typeof SIZE_CLASSES)[number]])[] = [
  [500, 'very_small'],
  [3_300, 'small'],
  [10_000, 'medium'],
  [100_000, 'large'],
  [Infinity, 'very_large'],
];

export function sizeOf(persons: number): (typeof SIZE_CLASSES)[number] {
  return SIZES.find(([most]) => persons <= most)?.[1] ?? 'very_large';
}

/** A sector in our words; what is none of them is `other`: no text of a file leaves. */
export function sectorOf(text: string | null): BundleContents['plant']['sector'] {
  if (text === null) return null;
  return BUNDLE_SECTORS.find((sector) => sector === text.toLowerCase()) ?? 'other';
}

/**
 * Who takes in the mail, as a bundle says it: the domain that somebody could register, by the public suffix list; `own` where that is
 * the plant's own, or lies under .gov, .us or .mil: it would name the plant. Null for no name.
 */
export function mailHostOf(name: string, own: readonly string[]): string | null {
  const host = name.toLowerCase().replace(/\.$/u, '');
  const labels = host.split('.');
  if (
    labels.length < 2 ||
    host.length > 253 ||
    !labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(label))
  )
    return null;
  const domain = getDomain(host);
  const authority = /\.(?:gov|us|mil)$/u.test(host);
  const mine = own.some((each) => host === each.toLowerCase() || host.endsWith(`.${each.toLowerCase()}`));
  return authority || mine ? 'own' : domain;
}
