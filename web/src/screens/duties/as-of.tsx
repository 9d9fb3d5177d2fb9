import { useNavigate } from '@tanstack/react-router';
import { AsOf } from '../../ui/as-of.js';
import { Term } from '../../ui/term.js';

/** The day for which the law and the facts are told. */
export function DutiesAsOf({ asOf }: { readonly asOf: string | undefined }) {
  const navigate = useNavigate();
  const go = (day: string | null): void => void navigate({ to: '.', search: day === null ? {} : { as_of: day } });
  return (
    <AsOf label="Law and facts as of" asOf={asOf} onDay={go}>
      <Term id="as_of">What is this?</Term>
    </AsOf>
  );
}
