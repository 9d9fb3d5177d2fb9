import type { ClaimPage } from '../../../../src/server/routes/claims/schemas.js';
import { When } from '../../ui/when.js';

/** What the claim said first and after each correction; any of them can be looked at. */
export function Versions({ claim, onShow }: VersionsProps) {
  const { versions, version, stands } = claim;
  if (versions.length < 2) return null;
  return (
    <section aria-labelledby="versions">
      <h3 id="versions">What it said before</h3>
      <ol className="versions">
        {versions.map(({ event, at, who, why, says }, index) => (
          <li key={event} aria-current={event === version ? 'true' : undefined}>
            <p>
              {why === null ? 'As it was read' : `Corrected: ${why}`}
              <small>
                event {event}, <When at={at} /> by {who}: {says}
              </small>
            </p>
            {event === version ? (
              <span className="quiet">Shown above</span>
            ) : (
              <button
                type="button"
                className="link"
                aria-label={`Show what it said by event ${event}`}
                onClick={() => onShow(index === versions.length - 1 ? undefined : event)}
              >
                Show
              </button>
            )}
          </li>
        ))}
      </ol>
      {stands ? null : (
        <button type="button" className="plain" onClick={() => onShow(undefined)}>
          Back to what stands
        </button>
      )}
    </section>
  );
}

type VersionsProps = {
  readonly claim: ClaimPage;
  /** Undefined shows what stands. */
  readonly onShow: (version: number | undefined) => void;
};
