import { useMutation } from '@tanstack/react-query';
import { putFile } from '../../app/put-file.js';
import { queries } from '../../app/queries.js';
import { FileDrop } from '../../ui/file-drop.js';
import { Problem } from '../../ui/problem.js';

const ENDINGS = '.csv,.tsv,.txt,.xlsx,.xml,.json,.leases';

/** Takes in lists of machines. One that cannot be read keeps none of the others out. */
export function GiveLists() {
  const give = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) await putFile('posture/lists', file);
    },
    onSettled: async () => queries.invalidateQueries({ queryKey: ['posture'] }),
  });
  return (
    <>
      <FileDrop
        label="Drop lists here, or choose them"
        help="A sheet as CSV or XLSX with your own headings, the XML of nmap, CycloneDX, or a router’s list of leases. One of the same name is replaced."
        accept={ENDINGS}
        busy={give.isPending}
        onFiles={(files) => give.mutate(files)}
      />
      <Problem error={give.error} />
    </>
  );
}
