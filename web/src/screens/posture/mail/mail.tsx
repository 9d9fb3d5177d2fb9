import { useQuery } from '@tanstack/react-query';
import { mailQuery } from '../../../app/posture-queries.js';
import { Loaded } from '../../../ui/loaded.js';
import { useDay, usePosture } from '../use-posture.js';
import { AskMail } from './ask-mail.js';
import { MailResult } from './mail-result.js';
import { useMay } from '../../../app/session.js';

/** Can others write mail in our name? What name servers were asked, what they said, and what to publish. */
export function Mail() {
  const mayWrite = useMay('write');
  const isExample = usePosture().data?.example != null;
  return (
    <Loaded query={useQuery(mailQuery(useDay()))}>
      {({ domains, results }) => (
        <>
          <p>
            Most attacks begin with a mail, and the one that seems to come from your own clerk is opened first. A few
            records of your domain stop it. They cost nothing.
          </p>
          {isExample ? (
            <p>Remove the example to ask about a domain of yours.</p>
          ) : mayWrite ? (
            <AskMail domains={domains} />
          ) : null}
          {results.length === 0 ? <p>Nobody was asked yet: nothing is known of your mail.</p> : null}
          {results.map((result) => (
            <MailResult key={result.name} result={result} fixed={isExample || !mayWrite} />
          ))}
        </>
      )}
    </Loaded>
  );
}
