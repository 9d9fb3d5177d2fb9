export type StsPolicy = {
  readonly mode: 'enforce' | 'testing' | 'none';
  /** Seconds. */
  readonly maxAge: number;
  readonly mx: readonly string[];
};

/** RFC 8461, 3.2: at most a year and some. */
const MOST_SECONDS = 31_557_600;
const PATTERN = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/iu;

/** A policy file, or the reason why it is none. Keys are those of RFC 8461, 3.2; of keys that stand twice, but mx, the first counts. */
export function parseStsPolicy(text: string): StsPolicy | string {
  const fields = new Map<string, string>();
  const mx: string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '') continue;
    const found = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31})[ \t]*:[ \t]*(.*)$/u.exec(line.trim());
    if (found === null) return 'a line of it is not "key: value"';
    const [, key = '', value = ''] = found;
    if (key === 'mx') mx.push(value.trim().toLowerCase());
    else if (!fields.has(key)) fields.set(key, value.trim());
  }
  return policyFrom(fields, mx);
}

function policyFrom(fields: ReadonlyMap<string, string>, mx: readonly string[]): StsPolicy | string {
  if (fields.get('version') !== 'STSv1') return 'it does not say "version: STSv1"';
  const mode = fields.get('mode');
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') return 'its mode is not enforce, testing or none';
  const age = fields.get('max_age') ?? '';
  if (!/^\d{1,10}$/u.test(age) || Number(age) > MOST_SECONDS)
    return `its max_age is no number of seconds up to ${MOST_SECONDS}`;
  if (mx.length === 0 && mode !== 'none') return 'it names no mx';
  if (!mx.every((each) => PATTERN.test(each))) return 'one of its mx is no name of a machine';
  return { mode, maxAge: Number(age), mx };
}

/** Whether a policy names an MX host: the same name, or `*.` for exactly one label (RFC 8461, 4.1). */
export function namesHost(policy: Pick<StsPolicy, 'mx'>, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/u, '');
  const rest = name.slice(name.indexOf('.') + 1);
  return policy.mx.some((pattern) => (pattern.startsWith('*.') ? rest === pattern.slice(2) : name === pattern));
}
