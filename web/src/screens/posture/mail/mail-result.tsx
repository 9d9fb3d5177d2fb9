import { useMutation } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { api, ask } from '../../../app/client.js';
import { queries } from '../../../app/queries.js';
import { Problem } from '../../../ui/problem.js';
import { FindingEntry } from '../finding-entry.js';
import { Publish } from './publish.js';

type Result = InferResponseType<typeof api.posture.mail.$get, 200>['results'][number];
type Check = Result['checks'][number];

/** One time that a name server was asked: all of it where it stands, folded where a newer one does. */
export function MailResult({ result, fixed }: { readonly result: Result; readonly fixed: boolean }) {
  const { name, asked_on: askedOn, server, stands, checks } = result;
  const remove = useMutation({
    mutationFn: () => ask(api.posture.mail[':name'].$delete({ param: { name } })),
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['posture'] }),
  });
  return (
    <details open={stands} className="mail-result">
      <summary>
        <h2>
          {checks.map(({ domain }) => domain).join(', ')}, asked on {askedOn}
        </h2>
        {stands ? null : (
          <span className="quiet"> not counted: of another day or another domain than the plan asks</span>
        )}
      </summary>
      {checks.map((check) => (
        <CheckShown key={check.domain} check={check} server={server} />
      ))}
      {fixed ? null : (
        <button type="button" className="link" disabled={remove.isPending} onClick={() => remove.mutate()}>
          Remove what was said on {askedOn}
        </button>
      )}
      <Problem error={remove.error} />
    </details>
  );
}

const ANSWERS = [
  { answer: 'yes', title: 'To mend' },
  { answer: 'cannot_tell', title: 'Cannot tell' },
  { answer: 'no', title: 'In order' },
] as const;

function CheckShown({ check, server }: { readonly check: Check; readonly server: string | null }) {
  const { summary, silent, findings, publish, look_alikes: alike, questions } = check;
  return (
    <>
      <p>{summary}</p>
      {silent ? <p>The name server gave no usable answer: ask another one, or try again later.</p> : null}
      <p className="quiet">
        {questions} questions to {server ?? 'the name server of this machine'}
      </p>
      {ANSWERS.map(({ answer, title }) => {
        const own = findings.filter((finding) => finding.answer === answer);
        return own.length === 0 ? null : (
          <details key={answer} open={answer === 'yes'}>
            <summary>
              {title} ({own.length})
            </summary>
            <ol className="findings">
              {own.map((finding) => (
                <FindingEntry key={finding.id} finding={finding} heading="h3" />
              ))}
            </ol>
          </details>
        );
      })}
      <Publish steps={publish} />
      {alike === null ? null : (
        <p>
          Names that look like it and are taken:{' '}
          {alike.map(({ domain, state }) => `${domain} (${ALIKE[state]})`).join(', ') || 'none'}.
        </p>
      )}
    </>
  );
}

const ALIKE = { mail: 'takes mail', exists: 'takes no mail', free: 'free', cannot_tell: 'cannot tell' } as const;
