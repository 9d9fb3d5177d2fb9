import { blankAsset, type Asset, type Inventory } from '../../model/asset.js';

/** A file of an organisation's machines; `path` as it shall stand in what is shown. */
export type InventoryFile = { readonly path: string; readonly bytes: Uint8Array };

export type SourceKind = Inventory['sources'][number]['kind'];
export type SetAside = { readonly where: string; readonly why: string };
export type Port = Asset['ports'][number];

/** One machine as one place of one file has it, before places that mean the same machine are put together. */
export type Draft = Omit<Asset, 'asset_id'> & {
  /** As the source has it; null where it gives none. */
  asset_id: string | null;
  /** Further names of it: what a scan found beside what a sheet says. */
  also_named: string[];
  /** Name or id of the machine that this is a program on, where the source says so. */
  installed_on: string | null;
};

/** What one file holds. */
export type FileReading = {
  readonly kind: SourceKind;
  readonly drafts: Draft[];
  readonly set_aside: SetAside[];
  readonly unused: string[];
};

/** A draft of which nothing is known but where it stands. */
export function emptyDraft(where: string): Draft {
  return { ...blankAsset('', where), asset_id: null, also_named: [], installed_on: null };
}
