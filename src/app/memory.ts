const UNITS: Readonly<Record<string, number>> = { '': 1, KB: 1e3, MB: 1e6, GB: 1e9 };

/** Bytes that the engine may use, from ASSAY_MEMORY ("4GB"); undefined leaves it to the engine's own default. */
export function memoryFrom(env: Readonly<Record<string, string | undefined>>): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(KB|MB|GB)?$/iu.exec(env['ASSAY_MEMORY'] ?? '');
  if (match === null) return undefined;
  return Number(match[1]) * (UNITS[(match[2] ?? '').toUpperCase()] ?? 1);
}
