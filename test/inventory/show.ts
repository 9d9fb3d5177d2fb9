import type { Asset, Inventory } from '../../src/model/asset.js';

/** An inventory as lines that people can compare: what is not known is left out. */
export function shown(inventory: Inventory): string {
  const lines = inventory.assets.flatMap(assetLines);
  for (const { path, kind, read, set_aside, unused } of inventory.sources) {
    lines.push(`${path}: ${kind}, ${read} read`);
    lines.push(...set_aside.map(({ where, why }) => `  aside ${where}: ${why}`));
    if (unused.length > 0) lines.push(`  unused ${unused.join(' | ')}`);
  }
  lines.push(
    ...inventory.conflicts.map(
      ({ asset_id, field, values }) => `conflict ${asset_id} ${field}: ${values.join(' <> ')}`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

function assetLines(asset: Asset): string[] {
  const { programs, ports, remote_access: remote, asset_id, ...rest } = asset;
  const known = Object.entries(rest).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  const facts = known.map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(' ') : String(value)}`);
  if (remote.used !== null)
    facts.push(`remote=${String(remote.used)} by ${remote.by ?? '?'} mfa ${String(remote.second_factor)}`);
  if (ports.length > 0) facts.push(`ports=${ports.map(({ port, protocol }) => `${port}/${protocol}`).join(' ')}`);
  return [
    `${asset_id}: ${facts.join('; ')}`,
    ...programs.map((one) => {
      const pieces = [one.vendor, one.product, one.edition, one.version].map((piece) => piece ?? '-').join(' / ');
      const accuracy = one.accuracy === null ? '' : ` ${one.accuracy} %`;
      return `  ${one.part} "${one.text}" [${pieces}] ${one.basis}${accuracy} ${one.where}${one.cpe === null ? '' : ` ${one.cpe}`}`;
    }),
  ];
}
