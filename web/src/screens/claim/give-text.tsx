import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { api, ask } from '../../app/client.js';
import { queries } from '../../app/queries.js';
import { Field } from '../../ui/field.js';
import { Problem } from '../../ui/problem.js';
import { base64Of } from './base64.js';

/** Takes a text in, pasted or as a file. */
export function GiveText({ id, isFirst }: { readonly id: string; readonly isFirst: boolean }) {
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [date, setDate] = useState('');
  const [from, setFrom] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const keep = useMutation({
    mutationFn: async () => {
      const given = file === null ? { text } : { name: file.name, file: await base64Of(file) };
      const json = { ...given, date: date === '' ? null : date, ...(from.trim() === '' ? {} : { from }) };
      return ask(api.cases[':case'].claims.$post({ param: { case: id }, header: {}, json }));
    },
    onSuccess: async ({ event }) => {
      setText('');
      setFile(null);
      if (chooser.current !== null) chooser.current.value = '';
      await queries.invalidateQueries({ queryKey: ['case', id] });
      await navigate({ to: '/cases/$case/claim/$event', params: { case: id, event: String(event) } });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '' || file !== null) keep.mutate();
  };
  return (
    <form className="panel" onSubmit={submit} aria-label="Give a text">
      <h2>{isFirst ? 'Give the text' : 'Give another text'}</h2>
      <Field label="Paste it here">
        {(given) => (
          <textarea
            {...given}
            rows={isFirst ? 10 : 4}
            value={text}
            disabled={file !== null}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="row top">
        <Field label="Or choose a file" help="A text, a saved mail (.eml) or a saved page. At most 4 MB.">
          {(given) => (
            <input
              {...given}
              ref={chooser}
              type="file"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
        <Field label="Its date, if you know it" help="“Sunday” and “last month” are read against it.">
          {(given) => <input {...given} type="date" value={date} onChange={(event) => setDate(event.target.value)} />}
        </Field>
        <Field label="From whom you have it" help="Optional. It is kept with the evidence.">
          {(given) => (
            <input {...given} value={from} maxLength={300} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
      </div>
      <Problem error={keep.error} />
      <button type="submit" disabled={keep.isPending}>
        Keep and read it
      </button>
    </form>
  );
}
