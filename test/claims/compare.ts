/** One field held against what it should be. */
export type Finding = {
  readonly path: string;
  readonly kind: 'right' | 'wrong' | 'missed' | 'invented';
  readonly expected?: unknown;
  readonly actual?: unknown;
};

type Plain = string | number | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A claim without spans and confidences: leaves become their values. Contradictions become the names of their fields. */
export function valuesOf(node: unknown): Plain {
  if (node === null || typeof node === 'string' || typeof node === 'number') return node;
  if (Array.isArray(node)) return node.map(valuesOf);
  if (typeof node !== 'object') return null;
  if ('value' in node && 'span' in node) return valuesOf(node.value);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, valuesOf(value)]));
}

const SKIPPED = new Set([
  'schema',
  'text_sha256',
  'text',
  'date',
  'span',
  'cannot_tell',
  'further_stories',
  'contradictions',
]);
/** Words of the text of which more or fewer may be taken. */
const LOOSE = /\.(?:quote|what|protection|connected_to|role)$/u;

/** Every leaf of a story that should be there or is there. */
export function compareStory(
  expected: Readonly<Record<string, unknown>>,
  story: Readonly<Record<string, unknown>>,
): Finding[] {
  const names = Object.keys(story).filter((name) => !SKIPPED.has(name));
  const unknown = Object.keys(expected).filter((name) => !(name in story));
  if (unknown.length > 0) throw new Error(`no such field: ${unknown.join(', ')}`);
  const fields = names.flatMap((name) => compare(name, plain(expected[name]), valuesOf(story[name])));
  const contradictions = Array.isArray(story['contradictions'])
    ? [...new Set(story['contradictions'].map(({ field }: { field: string }) => field))]
    : [];
  return [...fields, ...compare('contradictions', plain(expected['contradictions']), contradictions)];
}

/** YAML reads a bare year or date as something else than text. */
function plain(value: unknown): Plain {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function compare(path: string, expected: Plain, actual: Plain): Finding[] {
  if (Array.isArray(expected) || Array.isArray(actual)) return compareLists(path, listOf(expected), listOf(actual));
  if (isObject(expected) || isObject(actual)) {
    const [left, right] = [isObject(expected) ? expected : {}, isObject(actual) ? actual : {}];
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].flatMap((key) => compare(`${path}.${key}`, left[key] ?? null, right[key] ?? null));
  }
  if (expected === null && actual === null) return [];
  if (expected === null) return [{ path, kind: 'invented', actual }];
  if (actual === null) return [{ path, kind: 'missed', expected }];
  return [{ path, kind: isSame(path, expected, actual) ? 'right' : 'wrong', expected, actual }];
}

function listOf(value: Plain): readonly Plain[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: Plain): value is { readonly [key: string]: Plain } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Entries are paired by how much of them agrees, the best pair first. */
function compareLists(path: string, expected: readonly Plain[], actual: readonly Plain[]): Finding[] {
  const left = [...expected];
  const right = [...actual];
  const findings: Finding[] = [];
  while (left.length > 0 && right.length > 0) {
    const pairs = left.flatMap((want, row) =>
      right.map((got, column) => ({ row, column, agree: agreement(path, want, got) })),
    );
    const best = pairs.reduce((most, pair) => (pair.agree > most.agree ? pair : most));
    if (best.agree <= 0) break;
    findings.push(...compare(path, left.splice(best.row, 1)[0] ?? null, right.splice(best.column, 1)[0] ?? null));
  }
  return [
    ...findings,
    ...left.flatMap((want) => compare(path, want, isObject(want) ? {} : null)),
    ...right.flatMap((got) => compare(path, isObject(got) ? {} : null, got)),
  ];
}

function agreement(path: string, want: Plain, got: Plain): number {
  const found = compare(path, want, got);
  const right = found.filter(({ kind }) => kind === 'right').length;
  return right === 0 ? 0 : right - found.filter(({ kind }) => kind !== 'right').length * 0.01;
}

function isSame(path: string, expected: Plain, actual: Plain): boolean {
  const [want, got] = [normal(expected), normal(actual)];
  return want === got || (LOOSE.test(path) && (got.includes(want) || want.includes(got)));
}

function normal(value: Plain): string {
  return (typeof value === 'string' ? value : JSON.stringify(value))
    .toLowerCase()
    .replace(/^(?:the|an?) /u, '')
    .replaceAll(/[’‘]/gu, "'")
    .replace(/[.,]$/u, '')
    .replaceAll(/\s+/gu, ' ');
}
