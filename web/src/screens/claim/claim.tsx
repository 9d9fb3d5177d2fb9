import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Empty } from '../../ui/empty.js';
import { Loaded } from '../../ui/loaded.js';
import './claim.css';
import { ClaimList } from './claim-list.js';
import { GiveText } from './give-text.js';
import { OneClaim } from './one-claim.js';
import { claimsQuery } from './queries.js';
import { For } from '../../ui/for.js';

/** What is said: the texts of a case, and what was read from the one that is open. */
export function ClaimScreen() {
  const { case: id, event } = useParams({ strict: false });
  const query = useQuery(claimsQuery(id ?? ''));
  if (id === undefined) return null;
  return (
    <Loaded query={query}>
      {({ claims }) => {
        const chosen =
          claims.find((claim) => String(claim.event) === event) ??
          claims.find(({ withdrawn }) => !withdrawn) ??
          claims[0];
        return (
          <>
            {chosen === undefined ? (
              <For right="write" otherwise="No claim was given yet.">
                <First />
              </For>
            ) : null}
            {claims.length > 1 ? <ClaimList id={id} claims={claims} chosen={chosen?.event} /> : null}
            {chosen === undefined ? null : <OneClaim key={chosen.event} id={id} event={chosen.event} />}
            <For right="write">
              <GiveText id={id} isFirst={chosen === undefined} />
            </For>
          </>
        );
      }}
    </Loaded>
  );
}

function First() {
  return (
    <Empty title="What do they say?">
      <p>
        Give the post, the mail or the article in which somebody claims to have your data. It is kept as evidence, and
        what it claims is read from it by rules, on this machine. A claim is not a fact: to test it you need the sample.
      </p>
    </Empty>
  );
}
