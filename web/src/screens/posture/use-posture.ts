import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { postureQuery, type Day } from '../../app/posture-queries.js';

/** The day that is looked at, as the address has it. */
export function useDay(): Day {
  const { as_of: asOf } = useSearch({ from: '/posture' });
  return asOf === undefined ? {} : { as_of: asOf };
}

/** The posture on that day. */
export function usePosture() {
  return useQuery(postureQuery(useDay()));
}
