import type { StatementsView } from '../../../../src/server/routes/statements/schemas.js';

type Sayable = StatementsView['may_say']['established'][number];

/** What may we say? What the case established, each with the event it rests on; and what is not known. */
export function MaySay({ maySay, onUse }: MaySayProps) {
  const { established, not_known: open } = maySay;
  return (
    <section aria-labelledby="may-say">
      <h2 id="may-say">What may we say?</h2>
      {established.length === 0 ? (
        <p>Nothing is established yet: say that you are looking into it, and no more.</p>
      ) : (
        <ul className="sayable">
          {established.map((each) => (
            <li key={each.says}>
              {each.says}
              <small>
                <Rests event={each.event} />{' '}
                <button type="button" className="link" aria-label={`Use it: ${each.says}`} onClick={() => onUse(each)}>
                  Use it
                </button>
              </small>
            </li>
          ))}
        </ul>
      )}
      <h3>Not known</h3>
      {open.length === 0 ? <p>Nothing that the case asks.</p> : null}
      <ul className="sayable open">
        {open.map((each) => (
          <li key={each.says}>
            {each.says}
            {each.event === null ? null : (
              <small>
                <Rests event={each.event} />
              </small>
            )}
          </li>
        ))}
      </ul>
      <p className="note">
        Made from what was found, not from what is claimed or reckoned. Whether and how to say it is for you and
        counsel.
      </p>
    </section>
  );
}

function Rests({ event }: { readonly event: number | null }) {
  return event === null ? null : <>Rests on event {event}.</>;
}

type MaySayProps = {
  readonly maySay: StatementsView['may_say'];
  readonly onUse: (sentence: Sayable) => void;
};
