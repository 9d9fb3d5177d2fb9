type PublishProps = {
  readonly steps: readonly {
    readonly order: number;
    readonly head: string;
    readonly when: string;
    readonly why: string;
    readonly replaces: readonly string[];
    readonly value: string | null;
    readonly long: boolean;
  }[];
};

/** What to publish, in an order that loses no mail; each value as it is to be copied. */
export function Publish({ steps }: PublishProps) {
  if (steps.length === 0) return null;
  return (
    <>
      <h3>What to publish, in this order</h3>
      <p className="quiet">
        Give this to whoever keeps your domain. Do not skip a step: each makes sure that the next loses no mail.
      </p>
      <ol className="publish">
        {steps.map(({ order, head, when, why, replaces, value, long }) => (
          <li key={order}>
            <strong>{head}</strong>
            <p>When: {when}</p>
            <p>Why: {why}</p>
            {replaces.map((record) => (
              <p key={record} className="quiet">
                In place of: {record}
              </p>
            ))}
            {long ? (
              <p className="quiet">Where only 255 characters are taken, cut it into strings of that length.</p>
            ) : null}
            {value === null ? null : (
              <pre tabIndex={0} aria-label={`To be published: step ${order}`}>
                {value}
              </pre>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
