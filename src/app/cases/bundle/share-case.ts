import { privilegedIn } from '../../../case/privileged.js';
import { mispOf } from '../../../case/share/misp.js';
import { sharedOf } from '../../../case/share/shared.js';
import { stixOf } from '../../../case/share/stix.js';
import type { AsOf } from '../../../model/clock.js';
import type { PassedCase, PassingFormat } from '../../../model/case-passing.js';
import type { CaseEvent } from '../../../model/case.js';
import { tlpLabel, type Tlp } from '../../../model/tlp.js';
import type { Settings } from '../../../workspace/workspace.js';
import { factsOn } from '../../duties.js';
import { exportToVeris } from '../../report.js';
import { namedUuid } from '../../uuid.js';
import type { Entry } from '../add.js';
import { exposureText, factsOfCase, factsText } from '../case-facts.js';
import { wholeCase, withCases, withoutRight, type CaseContext } from '../open.js';
import type { Passing } from './export-case.js';
import { lockOf } from './keys.js';
import { release } from './release.js';

export type ShareFormat = Exclude<PassingFormat, 'bundle'>;

export type Sharing = Passing & {
  readonly format: ShareFormat;
  readonly asOf: AsOf;
  /** A document as the bytes of its file. */
  readonly print: (document: object) => string;
  /** Is told what will leave; where it gives false, nothing is written. */
  readonly show: (document: object) => boolean;
};

/** Writes what of a case a format of the trade has a place for. Null where `show` did not want it. */
export async function shareCase(
  dir: string,
  entry: Entry,
  sharing: Sharing,
  context: CaseContext,
): Promise<PassedCase | null> {
  const { format, tlp, to, sealing, print, show } = sharing;
  const lock = lockOf(sealing);
  return withCases(dir, withoutRight(context), async (opened) => {
    const events = await wholeCase(opened, entry.caseId);
    const document = documentIn(format, opened.settings, events, sharing);
    if (!show(document)) return null;
    const through = events.length;
    const withheld = [...privilegedIn(events)].toSorted((one, other) => one - other);
    const says = {
      what: `the incident as ${format.toUpperCase()}`,
      ...(to === null ? {} : { to }),
      through,
      withheld,
      tlp,
    };
    const released = await release(opened, entry, { ...sharing, lock }, { bytes: bytesOf(print(document)), says });
    return {
      schema: 'assay.case-passed/1',
      case: entry.caseId,
      format,
      tlp: tlpLabel(tlp),
      audience: null,
      file: released.file,
      size: released.size,
      sha256: released.sha256,
      sealed: lock?.by ?? 'no',
      recipients: lock?.by === 'recipients' ? [...lock.recipients] : [],
      through,
      head: events.at(-1)?.hash ?? '',
      withheld,
      files: 0,
      event: released.event.id,
    };
  });
}

function documentIn(
  format: ShareFormat,
  settings: Settings,
  events: readonly CaseEvent[],
  { asOf, tlp }: { readonly asOf: AsOf; readonly tlp: Tlp },
): object {
  const [caseId, found] = [events[0]?.case ?? '', factsOfCase(settings, events)];
  const [text, exposure] = [factsText(found, caseId), exposureText(found, caseId)];
  if (format === 'veris') return { ...exportToVeris(text, asOf, exposure), tlp: tlpLabel(tlp) };
  const shared = sharedOf(events, factsOn(text, asOf, exposure).facts);
  return format === 'stix' ? stixOf(shared, tlp, namedUuid) : mispOf(shared, tlp, namedUuid);
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
}
