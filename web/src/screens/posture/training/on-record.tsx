type OnRecordProps = {
  readonly people: readonly { readonly id: string; readonly record: string; readonly hours: readonly string[] }[];
  readonly rules: readonly { readonly words: string; readonly doubts: readonly string[]; readonly source: string }[];
};

/** What is on record of each person, and the rules that make something due, with their doubts. */
export function OnRecord({ people, rules }: OnRecordProps) {
  return (
    <>
      {people.length === 0 ? null : (
        <section aria-labelledby="people">
          <h2 id="people">People</h2>
          <ul>
            {people.map(({ id, record, hours }) => (
              <li key={id}>
                <strong>{id}</strong>: {record}
                {hours.length === 0 ? null : <p className="quiet">{hours.join('; ')}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {rules.length === 0 ? null : (
        <details>
          <summary>The rules, with their doubts</summary>
          <ul>
            {rules.map(({ words, doubts, source }) => (
              <li key={`${words} ${doubts.join(' ')}`}>
                {words}
                {doubts.map((doubt) => (
                  <p key={doubt} className="quiet">
                    {doubt}
                  </p>
                ))}
                <p className="quiet">{source}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
