import { useState, type FormEvent } from 'react';
import { Field } from '../../../ui/field.js';
import { Problem } from '../../../ui/problem.js';
import { Moment, momentOf, now } from '../moment.js';
import { useAdd, useLook } from '../queries.js';
import { Ending, type DecideProps } from './decide.js';

/** Writes down that a duty was done, when and how. Nothing is sent by this program. */
export function MarkDone({ card, last, close }: DecideProps) {
  const { id } = useLook();
  const [at, setAt] = useState(now);
  const [how, setHow] = useState('');
  const add = useAdd(id, last, close);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const payload = { duty: card.id, at: momentOf(at), ...(how.trim() === '' ? {} : { how }) };
    add.mutate({ kind: 'done', payload });
  };
  return (
    <form className="panel act" onSubmit={submit}>
      <Moment legend="When it was done" value={at} onChange={setAt} />
      <Field label="How" help="For example: by the portal, number of the receipt. May be left out.">
        {(given) => <input {...given} maxLength={1000} value={how} onChange={(event) => setHow(event.target.value)} />}
      </Field>
      <Problem error={add.error} />
      <Ending pending={add.isPending} label="Keep that it was done" close={close} />
    </form>
  );
}
