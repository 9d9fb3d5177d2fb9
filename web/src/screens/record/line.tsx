import { When } from '../../ui/when.js';

export type LineProps = {
  readonly event: {
    readonly seq: number;
    readonly at: string;
    readonly who: string;
    readonly kind_words: string;
    readonly says: string;
    readonly corrected_by: number | null;
    readonly privileged: boolean;
  };
};

/** One event in the chain; what was corrected stays readable. */
export function Line({ event }: LineProps) {
  return (
    <li value={event.seq}>
      <p>
        <strong>{event.kind_words}</strong> {event.privileged ? <span className="state">for counsel only</span> : null}{' '}
        {event.corrected_by === null ? (
          event.says
        ) : (
          <>
            <del>{event.says}</del> <span className="quiet">(see event {event.corrected_by})</span>
          </>
        )}
      </p>
      <p className="quiet">
        <When at={event.at} /> by {event.who}
      </p>
    </li>
  );
}
