import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ClaimPage } from '../../../../src/server/routes/claims/schemas.js';
import { api, ask } from '../../app/client.js';
import { queries } from '../../app/queries.js';
import { Field } from '../../ui/field.js';
import { Moved, seenUpTo } from '../../ui/moved.js';
import { claimQuery } from './queries.js';

/** Withdraws all of a claim: it stays in the record, and counts no more. */
export function Withdraw({ id, claim }: { readonly id: string; readonly claim: ClaimPage }) {
  const [why, setWhy] = useState('');
  const [seen, setSeen] = useState(claim.last);
  const withdraw = useMutation({
    mutationFn: () =>
      ask(
        api.cases[':case'].events.$post({
          param: { case: id },
          header: seenUpTo(seen),
          json: { kind: 'correction', basis: [], payload: { of: claim.event, why } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case', id] }),
  });
  const look = (): void => {
    setSeen(queries.getQueryData(claimQuery(id, claim.event).queryKey)?.last ?? seen);
    withdraw.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (why.trim() !== '') withdraw.mutate();
  };
  return (
    <details className="withdraw" onToggle={() => setSeen(claim.last)}>
      <summary>Withdraw this claim</summary>
      <form onSubmit={submit}>
        <Field label="Why it is withdrawn" help="It stays in the record with this reason, and counts no more.">
          {(given) => <input {...given} value={why} required onChange={(event) => setWhy(event.target.value)} />}
        </Field>
        <Moved error={withdraw.error} id={id} onLook={look} />
        <button type="submit" className="plain" disabled={withdraw.isPending}>
          Withdraw it
        </button>
      </form>
    </details>
  );
}
