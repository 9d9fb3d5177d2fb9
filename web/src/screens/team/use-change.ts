import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { queries } from '../../app/queries.js';
import { teamQuery } from './queries.js';

/** A change of the team, whose answer may be an invitation: nothing of it is held once it is done. Also after a refusal it is asked for anew: somebody else may have been quicker. */
export function useChange<Given, Answer>(
  change: (given: Given) => Promise<Answer>,
  onDone: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Given> {
  const result: UseMutationResult<Answer, Error, Given> = useMutation({
    mutationFn: change,
    gcTime: 0,
    onSuccess: async (answer) => {
      onDone(answer);
      await renewed();
      result.reset();
    },
    onError: renewed,
  });
  return result;
}

async function renewed(): Promise<void> {
  await queries.invalidateQueries({ queryKey: teamQuery.queryKey });
}
