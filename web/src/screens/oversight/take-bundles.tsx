import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { putFile } from '../../app/put-file.js';
import { queries } from '../../app/queries.js';
import { FileDrop } from '../../ui/file-drop.js';
import { Problem } from '../../ui/problem.js';
import { Taken, type TakenBundles } from './taken.js';

/** Takes in bundles; one that is refused keeps none of the others out. */
export function TakeBundles() {
  const [given, setGiven] = useState<readonly File[]>([]);
  const take = useMutation({
    mutationFn: async ({ files, query }: { readonly files: readonly File[]; readonly query: string }) => {
      const results: TakenBundles[] = [];
      // What the route answers is its schema.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      for (const file of files) results.push((await putFile('oversight/bundles', file, query)) as TakenBundles);
      return results;
    },
    onSettled: async () => queries.invalidateQueries({ queryKey: ['oversight'] }),
  });
  return (
    <section className="panel" aria-labelledby="take">
      <h2 id="take">Take in bundles</h2>
      <FileDrop
        label="Drop bundles here, or choose them"
        help="Files ending in .json or .jsonl. Each bundle is proved by itself; an older one never replaces a newer one."
        accept=".json,.jsonl"
        busy={take.isPending}
        onFiles={(files) => {
          setGiven(files);
          take.mutate({ files, query: '' });
        }}
      />
      <Problem error={take.error} />
      {take.data === undefined ? null : (
        <Taken results={take.data} onAccept={() => take.mutate({ files: given, query: '?accept_key=yes' })} />
      )}
    </section>
  );
}
