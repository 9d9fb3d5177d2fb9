import type { Asset } from '../../../model/asset.js';
import { isAbsent } from './absent.js';
import { truthOf } from './truth.js';

export type RemoteAccess = Asset['remote_access'];

const FACTOR = '(?:mfa|2fa|two[- ]?factor|second factor|multi[- ]?factor|2[- ]?step|two[- ]?step|token|authenticator)';
const WITHOUT = new RegExp(
  `[,;(]?\\s*(?:\\b(?:no|without|w\\/o|lacks)\\s+(?:an?\\s+)?${FACTOR}\\b|\\b${FACTOR}\\b[:=\\s]*\\b(?:no|off|none)\\b)\\)?`,
  'iu',
);
const WITH = new RegExp(
  `[,;(+&]?\\s*(?:\\b(?:with|and|plus|has|using)\\s+(?:an?\\s+)?)?\\b${FACTOR}\\b(?:[:=\\s]*\\b(?:yes|on)\\b)?\\)?`,
  'iu',
);

/** Whether and with what a machine is reached from elsewhere: `no`, `yes`, `TeamViewer`, `VPN with MFA`. */
export function remoteAccessOf(text: string): RemoteAccess {
  if (isAbsent(text)) return { used: null, by: null, second_factor: null };
  const [rest, second_factor] = withoutFactor(text.trim());
  const [, word, detail] = /^(yes|y|no|none)\b[\s,:;–-]*(.*)$/isu.exec(rest) ?? [];
  if (word === undefined) {
    const truth = truthOf(rest);
    if (truth !== null || rest === '') return { used: truth ?? true, by: null, second_factor };
    return { used: true, by: rest, second_factor };
  }
  const inBrackets = /^\(.*\)$/su.test(detail ?? '');
  if (/^n/iu.test(word)) {
    // `no, but the maker dials in` is not a no.
    const isPlain = detail === '' || inBrackets;
    return { used: isPlain ? false : null, by: isPlain ? null : text.trim(), second_factor: null };
  }
  const by = (detail ?? '').replace(/^\((.*)\)$/su, '$1').trim();
  return { used: true, by: by === '' ? null : by, second_factor };
}

function withoutFactor(text: string): [rest: string, factor: boolean | null] {
  if (WITHOUT.test(text)) return [trimmed(text.replace(WITHOUT, '')), false];
  if (WITH.test(text)) return [trimmed(text.replace(WITH, '')), true];
  return [text, null];
}

function trimmed(text: string): string {
  return text.replace(/^[\s,;+&]+|[\s,;+&]+$/gu, '').trim();
}
