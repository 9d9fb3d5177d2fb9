import type { BundlePlan } from '../../app/cases/bundle/export-case.js';
import { valueAt } from '../../base/at-path.js';
import { inertText } from '../../base/text.js';
import type { BundleVerification } from '../../model/case-passing.js';
import { payloadOf, type CaseEvent } from '../../model/case.js';
import { TLP_MEANS, tlpLabel, type Tlp } from '../../model/tlp.js';
import { kindWords } from '../../report/words/case.js';
import { countOf, formatBytes, formatCount } from '../../report/words/numbers.js';
import { wrap } from '../terminal/width.js';
import type { Page } from './page.js';

/** What a bundle will hold and leave out, and why: a line for each kind. */
export function planLines({ case: id, tlp, audience, events, withheld, files }: BundlePlan): string[] {
  const out = events.filter(({ seq }) => withheld.has(seq));
  const held = events.filter(({ seq }) => !withheld.has(seq));
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return [
    labelLine(tlp),
    `${id} holds ${countOf(held.length, 'event')}: ${kindsOf(held).join(', ')}`,
    ...(audience === null && out.length === 0
      ? []
      : [`Withholds ${countOf(out.length, 'event')}${out.length === 0 ? '' : ':'}`]),
    ...[...new Set(out.map(({ seq }) => withheld.get(seq) ?? ''))].map((reason) => {
      const because = out.filter(({ seq }) => withheld.get(seq) === reason);
      return `  ${kindsOf(because).join(', ')}: ${reason}`;
    }),
    ...(out.length === 0
      ? []
      : ['Of what is withheld, number, kind, time, writer, basis and hashes are still readable']),
    ...(audience === null ? [] : sourceLines(held)),
    files.length === 0
      ? 'No files of evidence go along'
      : `${countOf(files.length, 'file')} of evidence, ${formatBytes(bytes)}`,
  ];
}

export function labelLine(tlp: Tlp): string {
  return `${tlpLabel(tlp)}: ${TLP_MEANS[tlp]}`;
}

/** What stands in a document of another format, by type and how many. */
export function sharedLine(document: object): string {
  const listed = 'objects' in document ? document.objects : valueAt(document, ['Event', 'Attribute']);
  if (!Array.isArray(listed))
    return 'Holds what VERIS has a place for, `summary` and other words of the facts among it';
  const types = listed.map((each) => inertText(String(valueAt(each, ['type'])), 40));
  const counts = [...new Set(types)].map((type) => `${type} (${types.filter((each) => each === type).length})`);
  return `Holds ${counts.join(', ')}; no text of notes, claims, facts or statements`;
}

/** Who handed something over may have to be protected. */
function sourceLines(held: readonly CaseEvent[]): string[] {
  const naming = held.filter((event) => payloadOf(event, 'evidence')?.custody.from !== undefined);
  return naming.length === 0
    ? []
    : [`Says from whom a file came: ${numbers(naming)}; where that is a source to protect, --withhold-event`];
}

type Numbered = { readonly seq: number; readonly kind: string };

function distinctKinds(events: readonly Numbered[]): string[] {
  return [...new Set(events.map(({ kind }) => kind))];
}

/** `note (3, 7)`, in the order in which kinds come up. */
function kindsOf(events: readonly Numbered[]): string[] {
  return distinctKinds(events).map(
    (kind) => `${kindWords({ kind })} (${numbers(events.filter((event) => event.kind === kind))})`,
  );
}

const MOST = 12;

function numbers(events: readonly { readonly seq: number }[]): string {
  const shown = events.slice(0, MOST).map(({ seq }) => String(seq));
  return [...shown, ...(events.length > MOST ? [`and ${formatCount(events.length - MOST)} more`] : [])].join(', ');
}

/** Whether a bundle is of the chain, and what it leaves out: numbers and kinds, nothing else. */
export function viewBundle(found: BundleVerification, page: Page): string {
  const { first_break: broken, head, heads, withheld } = found;
  const state = broken === null ? page.ink('whole', 'green') : page.ink(`broken at event ${broken.seq}`, 'red');
  const body = [
    ...(broken === null ? [] : [`Event ${broken.seq}: ${inertText(broken.says, 300)} (${broken.what}).`]),
    ...(head === null ? [] : [`${broken === null ? 'head' : 'last good'} ${head.seq} ${head.hash}`]),
    ...heads.map((hash) => `${hash.slice(0, 16)}... that you kept is in it`),
    ...(heads.length > 0 || broken !== null
      ? []
      : ['Whole in itself. Only a head that you had from elsewhere (--head) shows that it is the case you know.']),
    withheld.length === 0
      ? 'Nothing is withheld'
      : `Withheld: ${countOf(withheld.length, 'event')}: ${kindsOf(withheld).join(', ')}`,
    `${found.tlp}, made ${inertText(found.made_at, 40)} by ${inertText(found.made_by, 200)}${found.for === null ? '' : ` for ${inertText(found.for, 200)}`}${found.sealed ? ', sealed' : ', not sealed'}`,
  ];
  return [
    `${page.ink(inertText(found.case), 'bold')} · ${countOf(found.events, 'event')} · ${state}`,
    ...body.flatMap((line) => wrap(line, page.width - 2).map((each) => `  ${each}`)),
    '',
  ].join('\n');
}
