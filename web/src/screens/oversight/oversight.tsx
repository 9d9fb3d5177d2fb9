import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { oversightQuery } from '../../app/posture-queries.js';
import { Empty } from '../../ui/empty.js';
import { ExampleNote, OpenExample } from '../../ui/example.js';
import { Field } from '../../ui/field.js';
import { Loaded } from '../../ui/loaded.js';
import { Contents, Parts, Summary } from '../../ui/parts.js';
import { useTitle } from '../../ui/title.js';
import { Words } from '../../ui/words.js';
import { Advice } from './advice.js';
import { TakeBundles } from './take-bundles.js';
import './oversight.css';
import { For } from '../../ui/for.js';

/** Many plants: what one change helps, who is out of support, trained, silent; and whom an advisory concerns. */
export function Oversight() {
  const [asOf, setAsOf] = useState<string | null>(null);
  const query = useQuery(oversightQuery(asOf));
  useTitle('Oversight');
  return (
    <>
      <h1>Oversight</h1>
      <Loaded query={query}>
        {({ parts, example, as_of: day }) =>
          parts === null ? (
            <For right="write" otherwise="No bundle was taken in yet.">
              <First />
            </For>
          ) : (
            <>
              {example === null ? null : (
                <ExampleNote name="state">This state, its 150 plants and what they sent are invented.</ExampleNote>
              )}
              <div className="row day">
                <Field label="As of" help="What stood on that day.">
                  {(given) => (
                    <input
                      {...given}
                      type="date"
                      value={asOf ?? day}
                      onChange={(event) => setAsOf(event.target.value === '' ? null : event.target.value)}
                    />
                  )}
                </Field>
                <p className="actions">
                  <a
                    className="button plain"
                    href={`/api/oversight/report?as_of=${asOf ?? day}`}
                    target="_blank"
                    rel="noopener"
                  >
                    A page to hand out
                  </a>{' '}
                  <a href="#advisory">Match an advisory</a>
                </p>
              </div>
              <Summary markup={parts.summary} />
              <Contents sections={parts.sections} />
              <Parts sections={parts.sections} />
              <Words ids={['bundle', 'alias', 'finding']} />
              <Advice asOf={asOf ?? day} />
              {example === null ? (
                <For right="write">
                  <TakeBundles />
                </For>
              ) : null}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function First() {
  return (
    <>
      <Empty title="You look after many plants?">
        <p>
          Each sends a bundle: counts, products and answers, no names and no addresses (
          <code>assay posture export</code> makes it). Give them here. You see what one change would help most of them,
          and whom an advisory concerns. Small counts are left out, so that nobody finds a single plant by asking.
        </p>
      </Empty>
      <TakeBundles />
      <h2>Only looking?</h2>
      <p>A state with 150 plants, two of which were hit through the same product.</p>
      <OpenExample name="state" label="Open the example state" />
    </>
  );
}
