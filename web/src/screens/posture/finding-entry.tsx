export type FindingView = {
  readonly id: string;
  readonly head: string;
  readonly answer: 'yes' | 'no' | 'cannot_tell';
  readonly severity: string;
  readonly severity_words: string;
  readonly since: string | null;
  readonly why: string;
  readonly because: string | null;
  readonly fix: string | null;
  readonly cost_words: string | null;
  readonly cost_basis: string | null;
  readonly evidence: readonly { readonly text: string; readonly where: string }[];
  readonly reference: string | null;
};

export type FindingProps = {
  readonly finding: FindingView;
  /** Below which headings it stands. */
  readonly heading?: 'h2' | 'h3';
};

/** One question and its answer: why it matters here, what to do, and what the answer rests on. */
export function FindingEntry({ finding, heading: Heading = 'h2' }: FindingProps) {
  const { head, answer, severity, because, why, fix, evidence, since, reference } = finding;
  return (
    <li className={`finding finding-${answer}`}>
      <Heading>
        {head} {answer === 'yes' ? <Severity of={severity} words={finding.severity_words} /> : null}
      </Heading>
      {because === null ? null : (
        <p>
          <strong>Cannot tell, because</strong> {because}
        </p>
      )}
      {answer === 'no' ? null : <p>{why}</p>}
      {fix === null ? null : (
        <p>
          <strong>Do:</strong> {fix}{' '}
          {finding.cost_words === null ? null : (
            <span className="price">
              {finding.cost_words}
              {finding.cost_basis === null ? '' : ` (${finding.cost_basis})`}
            </span>
          )}
        </p>
      )}
      {evidence.length === 0 && since === null ? null : (
        <details>
          <summary>What it rests on</summary>
          <ul>
            {since === null ? null : <li>Since {since}</li>}
            {evidence.map((one, at) => (
              // eslint-disable-next-line react/no-array-index-key -- two may say the same
              <li key={at}>
                {one.text} <span className="quiet">({one.where})</span>
              </li>
            ))}
            {reference === null ? null : <li>{reference}</li>}
          </ul>
        </details>
      )}
    </li>
  );
}

function Severity({ of, words }: { readonly of: string; readonly words: string }) {
  return <span className={`state severity-${of}`}>{words}</span>;
}
