import { useNavigate } from '@tanstack/react-router';
import { AsOf } from '../../ui/as-of.js';
import { useDay } from './use-posture.js';

/** The day for which findings and plan are told. */
export function PostureAsOf() {
  const { as_of: asOf } = useDay();
  const navigate = useNavigate();
  const go = (day: string | null): void =>
    void navigate({
      to: '.',
      search: ({ as_of: _before, ...rest }) => (day === null ? rest : { ...rest, as_of: day }),
    });
  return (
    <AsOf label="Findings and plan as of" asOf={asOf} onDay={go}>
      Support, public data, courses and mail as on that day; lists and answers as they are now.
    </AsOf>
  );
}
