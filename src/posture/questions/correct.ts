import { Document, isMap, isSeq, parseDocument, YAMLMap } from 'yaml';
import type { Role } from '../../model/asset.js';

/** What a person says of one machine, by its name. */
type Correction = { readonly name: string; readonly role?: Role; readonly text?: string };

/** A plant file with a machine corrected, or named there first; everything else stays as it stands, comments too. */
export function correctedText(earlier: string | null, { name, ...said }: Correction): string {
  const document: Document = earlier === null ? new Document() : parseDocument(earlier, { version: '1.2' });
  const root = isMap(document.contents) ? document.contents : new YAMLMap(document.schema);
  document.contents = root;
  if (!isSeq(root.get('machines', true))) root.set('machines', document.createNode([]));
  const machines = root.get('machines', true);
  if (!isSeq(machines)) return document.toString();
  const there = machines.items.find((item) => isMap(item) && item.get('name') === name);
  if (there === undefined) {
    if (machines.items.length === 0) machines.flow = false;
    machines.add(document.createNode({ name, ...said }));
  } else if (isMap(there)) for (const [key, value] of Object.entries(said)) there.set(key, value);
  return document.toString({ lineWidth: 160, flowCollectionPadding: true });
}
