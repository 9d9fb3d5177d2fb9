export type TakenBundles = {
  readonly plants: number;
  readonly bundles: readonly {
    readonly where: string;
    readonly outcome: 'added' | 'unchanged' | 'older' | 'refused';
    readonly alias: string | null;
    readonly fingerprint: string | null;
    readonly new_key: boolean;
    readonly code: string | null;
    readonly why: string | null;
  }[];
};

type Props = { readonly results: readonly TakenBundles[]; readonly onAccept: () => void };

/** What became of each bundle: refused ones with the reason, new keys with the fingerprint to compare. */
export function Taken({ results, onAccept }: Props) {
  const bundles = results.flatMap((result) => result.bundles);
  const of = (outcome: string): number => bundles.filter((bundle) => bundle.outcome === outcome).length;
  const refused = bundles.filter(({ outcome }) => outcome === 'refused');
  const fresh = bundles.filter((bundle) => bundle.new_key);
  return (
    <div role="status">
      <p>
        {of('added')} added, {of('older')} older than what is here, {of('unchanged')} known already, {refused.length}{' '}
        refused. {results.at(-1)?.plants ?? 0} plants are known now.
      </p>
      {refused.length === 0 ? null : (
        <ul>
          {refused.map(({ where, code, why }) => (
            <li key={where}>
              <strong>{where}</strong>: {why} <span className="quiet">({code})</span>
            </li>
          ))}
        </ul>
      )}
      {refused.some(({ code }) => code === 'key_changed') ? (
        <p>
          <button type="button" className="plain" onClick={onAccept}>
            I called the plants and compared the fingerprints: take the new keys
          </button>
        </p>
      ) : null}
      {fresh.length === 0 ? null : (
        <details>
          <summary>{fresh.length} keys are new: call each plant and compare</summary>
          <ul>
            {fresh.map(({ where, alias, fingerprint }) => (
              <li key={where}>
                {alias ?? where}: <code>{fingerprint}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
