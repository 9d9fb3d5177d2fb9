import { Term } from '../../../ui/term.js';
import type { Card } from '../queries.js';

/** The why behind a duty: clock, anchor, rule, source, protection. */
export function Reasons({ reasons }: { readonly reasons: Card['reasons'] }) {
  return (
    <dl className="reasons">
      {reasons.map(({ label, lines }) => (
        <div key={label}>
          <dt>{label === 'Protection' ? <Term id="protection">{label}</Term> : label}</dt>
          <dd>
            {lines.length === 1 ? (
              lines[0]
            ) : (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
