import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { queries } from '../../app/queries.js';
import { teamQuery } from './queries.js';

/** A change of the team. Also after a refusal it is asked for anew: somebody else may have been quicker. */
export function useChange<Given, Answer>(
  change: (given: Given) => Promise<Answer>,
  onDone: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Given> {
  return useMutation({
    mutationFn: change,
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: teamQuery.queryKey }),
  });
}
