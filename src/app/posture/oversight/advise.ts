import { locate } from '../../../base/yaml/positions.js';
import { errorOf } from '../../../base/yaml/issues.js';
import type { YamlKind } from '../../../base/yaml/fault.js';
import { readAdvisory } from '../../../feeds/read/csaf.js';
import { rangesOf } from '../../../feeds/read/ranges.js';
import { blankAsset, statedProgram } from '../../../model/asset.js';
import type { IdentifiedAsset } from '../../../model/identified.js';
import type { OversightAdvice } from '../../../model/oversight.js';
import type { BundleProduct } from '../../../model/posture-bundle.js';
import { stateAdvisorySchema, type StateAdvisory } from '../../../model/state-advisory.js';
import type { Advisory } from '../../../model/vulnerability.js';
import { findAdvisories } from '../../../posture/finding/advisory/advisory.js';
import { adviceOn, type Answer, type Criteria } from '../../../posture/oversight/advise.js';
import { OversightError } from '../../../posture/oversight/error.js';
import { letterFor, type Letter } from '../../../posture/oversight/letter.js';
import { versionsOfClass } from '../../../posture/oversight/version-class.js';
import { sameVendor } from '../../../posture/product/names.js';
import { plantsFrom } from './overview.js';

export type Advised = { readonly advice: OversightAdvice; readonly letters: readonly Letter[] };

/** Which plants of a folder an advisory concerns, and a letter for each that it concerns or may concern. */
export function adviseFrom(
  dir: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
  asOf: string,
): Advised {
  const criteria = criteriaOf(file);
  const plants = plantsFrom(dir);
  const advice = adviceOn(plants, criteria, asOf);
  const letters = advice.plants.flatMap((row) => {
    const plant = plants.find(({ alias }) => alias === row.alias);
    return plant === undefined || row.answer === 'no' ? [] : [letterFor(plant, row, criteria)];
  });
  return { advice, letters };
}

function criteriaOf({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Criteria {
  if (
    /^\s*\{/u.test(
      Buffer.from(bytes.subarray(0, 200))
        .toString('utf8')
        .replace(/^\ufeff/u, ''),
    )
  ) {
    const advisory = csafOf(name, bytes);
    const { id, title } = advisory;
    return { id, title, tell: remedyOf(advisory), product: productAsker(advisory), practice: null, wayIn: null };
  }
  const given = yamlOf(name, bytes);
  return {
    id: given.id,
    title: given.title,
    tell: given.tell ?? null,
    product: given.product === undefined ? null : productAsker(advisoryOf(given, given.product, name)),
    practice: given.practice ?? null,
    wayIn: given.way_in ?? null,
  };
}

function csafOf(name: string, bytes: Uint8Array): Advisory {
  try {
    return readAdvisory(bytes);
  } catch (cause) {
    throw notAnAdvisory(name, cause);
  }
}

function remedyOf({ vulnerabilities }: Advisory): string | null {
  const texts = vulnerabilities.flatMap(({ remedies }) => remedies.map(({ text }) => text));
  return texts[0] ?? null;
}

function yamlOf(name: string, bytes: Uint8Array): StateAdvisory {
  const located = locate(Buffer.from(bytes).toString('utf8'), name, ADVISORY_FILE);
  const parsed = stateAdvisorySchema.safeParse(located.data ?? {});
  if (!parsed.success) throw errorOf(parsed.error.issues, located, ADVISORY_FILE);
  const { product, practice, way_in: way } = parsed.data;
  if (product !== undefined || practice !== undefined || way !== undefined) return parsed.data;
  throw notAnAdvisory(name, null);
}

const ADVISORY_FILE: YamlKind = {
  name: 'the advisory',
  schema: stateAdvisorySchema,
  missing: {
    id: 'Give it a number of your own.',
    title: 'Say in a line what happened.',
    issued_on: 'Say on which day.',
  },
  help: 'docs/guide/oversight.md shows every key.',
  fail: (_code, message, detail) => new OversightError('not_an_advisory', message, { ...detail, exit: 2 }),
};

function advisoryOf(given: StateAdvisory, product: NonNullable<StateAdvisory['product']>, name: string): Advisory {
  const versions = product.versions ?? '*';
  const ranges = rangesOf(versions);
  if (ranges === null) {
    throw new OversightError('not_an_advisory', 'the versions cannot be read', {
      where: { file: name },
      hint: 'Write them as `< 15.51.5`, `9.0 to 9.4`, `4.x` or leave them out.',
      exit: 2,
    });
  }
  const affected = {
    vendor: product.vendor,
    product: product.product,
    ranges,
    unread: [],
    cpes: [],
    otherwise: 'unaffected' as const,
  };
  const day = given.issued_on;
  return {
    id: given.id,
    title: given.title,
    published_on: day,
    revised_on: day,
    sectors: [],
    url: null,
    vulnerabilities: [{ cve: null, score: null, affected: [affected], remedies: [] }],
  };
}

/** A version in a bundle may be cut: what holds for the lowest and the highest that it may be holds for it. */
function productAsker(advisory: Advisory): (product: BundleProduct) => Answer {
  const known = new Map<string, Answer>();
  return (product) => {
    const { roles: _roles, machines: _machines, ...same } = product;
    const key = JSON.stringify(same);
    const answer = known.get(key) ?? askProduct(product, advisory);
    known.set(key, answer);
    return answer;
  };
}

function askProduct(product: BundleProduct, advisory: Advisory): Answer {
  const label = labelOf(product);
  if (product.product === null) {
    const makers = advisory.vulnerabilities.flatMap(({ affected }) => affected.map(({ vendor }) => vendor));
    const other = makers.every((vendor) => sameVendor(vendor, product.vendor) === false);
    return other
      ? { answer: 'no', because: `${label}: another maker` }
      : { answer: 'cannot_tell', because: `it runs ${label}, and did not say which product` };
  }
  const versions = product.version === null ? [null] : versionsOfClass(product.version, product.whole);
  const assets = versions.map((version, at) => assetOf(product, version, `V${at}`));
  const findings = findAdvisories(assets, [advisory], {
    asOf: '9999-12-31',
    source: advisory.id,
    supportEnds: () => null,
  });
  const answers = assets.map(({ asset }) => {
    const own = findings.filter(({ asset_id: id }) => id === asset.asset_id).map(({ answer }) => answer);
    return own.includes('yes') ? 'yes' : own.includes('cannot_tell') ? 'cannot_tell' : 'no';
  });
  const [first = 'cannot_tell'] = answers;
  const agreed = answers.every((answer) => answer === first) ? first : 'cannot_tell';
  const answer = agreed === 'yes' && !product.sure ? 'cannot_tell' : agreed;
  return {
    answer,
    because: answer === 'cannot_tell' ? `it runs ${label}: not exact enough to tell` : `it runs ${label}`,
  };
}

function labelOf({ vendor, product, edition, version, whole }: BundleProduct): string {
  if (product === null) return `something of ${vendor}`;
  const number = version === null ? null : `${version}${whole ? '' : '.x'}`;
  return [product.startsWith(vendor) ? null : vendor, product, edition, number]
    .filter((part) => part !== null)
    .join(' ');
}

function assetOf(given: BundleProduct, version: string | null, id: string): IdentifiedAsset {
  const { key, vendor, edition } = given;
  const product = given.product ?? '';
  const text = [vendor, product, edition, version].filter((part) => part !== null).join(' ');
  const program = { ...statedProgram('software', text, 'bundle'), vendor, product, edition, version };
  const is = { key, vendor, product, edition, version };
  return {
    asset: { ...blankAsset(id, 'bundle'), programs: [program] },
    identified: [{ program, is, confidence: 'high', candidates: [], ask: null }],
  };
}

function notAnAdvisory(file: string, cause: unknown): OversightError {
  return new OversightError('not_an_advisory', 'the file is no advisory', {
    where: { file },
    hint: 'Write YAML with id, title, issued_on and a product, practice or way_in; or name a CSAF document.',
    exit: 2,
    cause,
  });
}
