import { domainToASCII } from 'node:url';
import { getDomain, getPublicSuffix } from 'tldts';
import { inertText } from '../../base/text.js';
import { MailError } from './error.js';

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/u;

/** A domain as it is asked for: ASCII, small letters, no last dot. Takes what people paste: an address, a web address. */
export function domainFrom(given: string): string {
  const host = given
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//iu, '')
    .replace(/[/?#].*$/su, '')
    .replace(/^.*@/su, '')
    .replace(/:\d+$/u, '')
    .replace(/\.$/u, '');
  const name = domainToASCII(host).toLowerCase();
  const labels = name.split('.');
  if (labels.length < 2 || name.length > 253 || !labels.every((label) => LABEL.test(label)) || isAddress(labels)) {
    throw new MailError('bad_domain', `"${inertText(given, 80)}" is no domain name`, {
      hint: 'Write what stands behind the @ of your mail addresses, for example millbrook-water.org.',
    });
  }
  return name;
}

/** A selector as it stands before `._domainkey`. */
export function selectorFrom(given: string): string {
  const name = given
    .trim()
    .toLowerCase()
    .replace(/\._domainkey(?:\..*)?$/u, '');
  if (name.length <= 120 && name.split('.').every((label) => LABEL.test(label))) return name;
  throw new MailError('bad_selector', `"${inertText(given, 80)}" is no DKIM selector`, {
    hint: 'It stands after s= in the DKIM-Signature line of a mail that you sent: --selector selector1.',
  });
}

/** The domain that somebody could register, by the public suffix list with its private part; the name itself where there is none. */
export function registeredDomain(name: string): string {
  return getDomain(name, { allowPrivateDomains: true, validateHostname: false }) ?? name;
}

export function publicSuffix(name: string): string {
  return getPublicSuffix(name, { allowPrivateDomains: true, validateHostname: false }) ?? '';
}

function isAddress(labels: readonly string[]): boolean {
  return labels.every((label) => /^\d+$/u.test(label));
}
