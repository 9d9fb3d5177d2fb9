/** Names of the properties in which an inventory of ours goes through CycloneDX and comes back whole. */
export const OWN = 'assay:';
export const ASSET_ID = `${OWN}asset_id`;

/** Values of one of our own properties. */
export function ownValues(properties: readonly (readonly [string, string])[], name: string): string[] {
  return properties.filter(([key]) => key === `${OWN}${name}`).map(([, value]) => value);
}
