import { useMutation } from '@tanstack/react-query';
import { putFile } from '../../../app/put-file.js';
import { queries } from '../../../app/queries.js';
import { FileDrop, type FileDropProps } from '../../../ui/file-drop.js';
import { Problem } from '../../../ui/problem.js';

type GiveFilesProps = Pick<FileDropProps, 'label' | 'help' | 'accept'> & {
  /** Where they go, as the server calls it. */
  readonly to: 'posture/lists' | 'posture/courses';
};

/** Takes in files of the plant, one after the other. */
export function GiveFiles({ to, ...drop }: GiveFilesProps) {
  const give = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) await putFile(to, file);
    },
    onSettled: async () => queries.invalidateQueries({ queryKey: ['posture'] }),
  });
  return (
    <>
      <FileDrop {...drop} busy={give.isPending} onFiles={(files) => give.mutate(files)} />
      <Problem error={give.error} />
    </>
  );
}
