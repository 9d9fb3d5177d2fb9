import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClaimPage } from '../../../../src/server/routes/claims/schemas.js';
import { Loaded } from '../../ui/loaded.js';
import { When } from '../../ui/when.js';
import { claimQuery } from './queries.js';
import { Story } from './story.js';
import { Versions } from './versions.js';
import { Withdraw } from './withdraw.js';
import { For } from '../../ui/for.js';

/** One claim: what was read beside the text, and what the case knows of it. */
export function OneClaim({ id, event }: { readonly id: string; readonly event: number }) {
  const [version, setVersion] = useState<number | undefined>();
  const query = useQuery(claimQuery(id, event, version));
  return (
    <Loaded query={query}>
      {(claim) => (
        <section aria-labelledby="claim">
          <h2 id="claim">What is said</h2>
          <Head claim={claim} />
          <Beside lines={claim.beside} />
          {claim.stories.length === 0 ? <p className="warning">{claim.says}.</p> : null}
          {claim.stories.map((story, at) => (
            <Story key={story.title ?? ''} id={id} claim={claim} story={story} index={at} />
          ))}
          <Versions claim={claim} onShow={setVersion} />
          {claim.stands && !claim.withdrawn ? (
            <For right="write">
              <Withdraw id={id} claim={claim} />
            </For>
          ) : null}
          <p className="note">
            Read by rules; nothing was looked up. What is listed as not said the text does not say as far as the rules
            see: read it yourself before you rely on that. A claim is not a fact.
          </p>
        </section>
      )}
    </Loaded>
  );
}

function Head({ claim }: { readonly claim: ClaimPage }) {
  const { event, at, who, date, file } = claim;
  return (
    <>
      {claim.withdrawn ? (
        <p className="warning">This claim was withdrawn by event {claim.corrected_by}. It is shown as it was.</p>
      ) : null}
      {claim.stands ? null : (
        <p className="warning">This is what it said from event {claim.version} on. It does not stand any more.</p>
      )}
      <p className="quiet">
        Event {event}, kept <When at={at} /> by {who}.{' '}
        {date === null ? 'No day was given for relative dates.' : `Relative dates were read against ${date}.`}{' '}
        {file === null
          ? 'Its text is not among the files of the case: add it to the case, and it is shown here.'
          : `From ${file.name}, SHA-256 ${file.sha256.slice(0, 12)}….`}
      </p>
    </>
  );
}

function Beside({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="panel beside">
      <h3>What the case knows of it</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
