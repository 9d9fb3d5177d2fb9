import { Link } from '@tanstack/react-router';
import type { ClaimHead } from '../../../../src/server/routes/claims/schemas.js';
import { When } from '../../ui/when.js';

/** Every claim of the case in a line, newest first. */
export function ClaimList({ id, claims, chosen }: ClaimListProps) {
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{claims.length} claims</h2>
      <ol className="claims">
        {claims.map(({ event, at, says, withdrawn, corrected_by: by }) => (
          <li key={event} className={event === chosen ? 'open' : ''}>
            <Link
              to="/cases/$case/claim/$event"
              params={{ case: id, event: String(event) }}
              aria-current={event === chosen ? 'true' : undefined}
            >
              {withdrawn ? <del>{says}</del> : says}
            </Link>
            <small>
              event {event}, <When at={at} />
              {withdrawn ? ', withdrawn' : by === null ? '' : `, corrected by event ${by}`}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

type ClaimListProps = {
  readonly id: string;
  readonly claims: readonly ClaimHead[];
  readonly chosen: number | undefined;
};
