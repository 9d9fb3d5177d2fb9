import type { StatementsView } from '../../../../src/server/routes/statements/schemas.js';
import { When } from '../../ui/when.js';

type Statement = StatementsView['statements'][number];

/** What was said, newest first, and whether it holds by what is known now. */
export function StatementList({ statements }: { readonly statements: readonly Statement[] }) {
  return (
    <section aria-labelledby="said">
      <h2 id="said">What was said</h2>
      {statements.length === 0 ? <p>Nothing was said yet. Keep each statement here when it has been made.</p> : null}
      {statements.map((each) => (
        <One key={each.event} statement={each} />
      ))}
    </section>
  );
}

const STATES = { yes: 'made', no: 'owed', open: 'due' } as const;

function One({ statement }: { readonly statement: Statement }) {
  const { event, text, at, by, to, channel, says, holds, holds_words: words, against, restates } = statement;
  return (
    <article className="statement" aria-label={`Statement ${event}`}>
      <p className="quiet">
        Event {event}, <When at={at} />, {by} to {to.join(', ')}
        {channel === null ? '' : `, ${channel}`}
        {restates === null ? '' : `; restates ${restates}`}
        {statement.restated_by.length === 0 ? '' : `; restated by ${statement.restated_by.join(', ')}`}
      </p>
      <blockquote>{text}</blockquote>
      <p>
        <span className={`state state-${STATES[holds]}`}>{words}</span>
        {says.length === 0 ? 'What it says was not written down: its words are held against nothing.' : ''}
      </p>
      {says.length === 0 ? null : (
        <ul>
          {says.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Against against={against} />
      <p className="quiet">
        {statement.rests_on.length === 0 ? 'It rests on nothing that is named.' : 'It rests on '}
        {statement.rests_on
          .map((ground) => (ground.event === null ? ground.says : `event ${ground.event} (${ground.says})`))
          .join('; ')}
      </p>
    </article>
  );
}

/** What the case knows otherwise, or perhaps does. */
export function Against({ against }: { readonly against: readonly Statement['against'][number][] }) {
  if (against.length === 0) return null;
  return (
    <ul className="against">
      {against.map(({ event, says, because }) => (
        <li key={`${event} ${says}`}>
          {because === null ? 'Known otherwise' : 'Cannot tell'}, event {event}: {says}
          {because === null ? '' : `, because ${because}`}
        </li>
      ))}
    </ul>
  );
}
