import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Loaded } from '../../../ui/loaded.js';
import { dictionaryQuery, factsQuery, useLook, type FactEntry, type KnownFacts } from '../queries.js';
import { Anchors } from './anchors.js';
import { focusOn } from '../../../ui/focus.js';
import { AWAITED, Awaited } from './awaited.js';
import { ChooseFact } from './choose-fact.js';
import { Known } from './known.js';
import { SetFact } from './set-fact.js';
import { For } from '../../../ui/for.js';

/** What the case knows, what rules wait for, and where each of them is set. */
export function Facts() {
  const look = useLook();
  const query = useQuery(factsQuery(look));
  const dictionary = useQuery(dictionaryQuery);
  return (
    <Loaded query={query}>
      {(facts) => <Loaded query={dictionary}>{({ facts: all }) => <Rooms facts={facts} all={all} />}</Loaded>}
    </Loaded>
  );
}

function Rooms({ facts, all }: { readonly facts: KnownFacts; readonly all: readonly FactEntry[] }) {
  const { fact: asked } = useSearch({ from: '/cases/$case/duties' });
  const navigate = useNavigate({ from: '/cases/$case/duties/facts' });
  const choose = (path: string | undefined): void => {
    void navigate({
      to: '.',
      search: ({ as_of: asOf }) => ({
        ...(asOf === undefined ? {} : { as_of: asOf }),
        ...(path === undefined ? {} : { fact: path }),
      }),
      resetScroll: false,
    });
  };
  const close = (): void => {
    choose(undefined);
    focusOn(AWAITED);
  };
  return (
    <>
      {facts.warnings.map((warning) => (
        <p key={warning} className="warning">
          {warning}
        </p>
      ))}
      {asked === undefined ? null : (
        <For right="write">
          <SetFact key={asked} path={asked} all={all} facts={facts} close={close} />
        </For>
      )}
      <Awaited facts={facts} choose={choose} />
      <Anchors facts={facts} />
      <Known facts={facts} choose={choose} />
      <For right="write">
        <ChooseFact all={all} choose={choose} />
      </For>
      <ToBoard />
    </>
  );
}

function ToBoard() {
  const { id, asOf } = useLook();
  return (
    <p>
      <Link to="/cases/$case/duties" params={{ case: id }} search={asOf === undefined ? {} : { as_of: asOf }}>
        See what is owed on these facts
      </Link>
    </p>
  );
}
