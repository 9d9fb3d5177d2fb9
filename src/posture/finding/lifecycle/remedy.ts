import type { Measure } from '../../../model/measure.js';
import type { Judged } from './judge.js';

export type Remedy = { measures: Measure[]; fix: string };

/** Systems whose machines are too old for what comes after them: Windows before 10, servers before 2016. A judgement. */
const OLD_MACHINES =
  /^microsoft-(?:windows-(?:7|xp|vista|8|flp|thin|embedded|ce|old|server-20(?:03|08|12))|sbs|home-server)/u;

/** What settles it, best first: a newer version where the machine can take it, else another machine; apart from the network meanwhile. */
export function remedyOf(judged: Judged): Remedy {
  const { row, family, standing, successor: to } = judged;
  if (standing.is === 'open' && standing.ask === 'lists') {
    const fix = 'Get public lists with `assay feeds update`; if they do not hold it, ask the maker.';
    return { measures: ['ask_maker'], fix };
  }
  if (standing.is === 'open' && standing.ask === 'maker') {
    const where = row?.entry?.ask_at ?? null;
    const place = where === null ? '' : ` (${where})`;
    return { measures: ['ask_maker'], fix: `Ask the maker whether it still gets security fixes${place}.${then(to)}` };
  }
  const buy: Measure[] = standing.is === 'open' && standing.buy ? ['buy_extended_support'] : [];
  if (family?.part === 'network') {
    return { measures: ['replace'], fix: `Replace the modem${to === null ? '' : ` by ${to}`}.` };
  }
  const { measure, doing } = successorOf(judged);
  const measures: Measure[] = [...buy, measure, 'isolate'];
  const asked = buy.length > 0 ? 'Say whether extended support was bought, or buy it. ' : '';
  return { measures, fix: `${asked}${doing}; until then keep it off every network it can do without.` };
}

/** What settles it before support ends. */
export function planOf(judged: Judged): Remedy {
  const { measure, doing } = successorOf(judged);
  return { measures: [measure], fix: `${doing}, before that day.` };
}

function successorOf({ family, product, successor: to }: Judged): {
  measure: 'replace' | 'upgrade';
  doing: string;
} {
  const device = family?.part === 'hardware' || family?.part === 'network';
  if (!device && !OLD_MACHINES.test(product.key)) {
    return { measure: 'upgrade', doing: `Update to ${to ?? 'a version with support'}` };
  }
  const by = device
    ? (to ?? 'something with support')
    : to === null
      ? 'a machine and a system with support'
      : `a machine with ${to}`;
  return { measure: 'replace', doing: `Replace it by ${by}` };
}

function then(to: string | null): string {
  return to === null ? '' : ` If not: ${to}.`;
}
