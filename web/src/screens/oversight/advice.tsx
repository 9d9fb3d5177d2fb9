import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../../app/client.js';
import { Field } from '../../ui/field.js';
import { FileDrop } from '../../ui/file-drop.js';
import { focusOn } from '../../ui/focus.js';
import { Problem } from '../../ui/problem.js';
import { CONCERNED, Concerned } from './concerned.js';

const MOST_BYTES = 7_000_000;

/** An advisory, pasted or dropped: which plants it concerns, and a letter to each. */
export function Advice({ asOf }: { readonly asOf: string }) {
  const [text, setText] = useState('');
  const advise = useMutation({
    mutationFn: (given: { readonly name: string; readonly text: string }) =>
      ask(api.oversight.advice.$post({ query: { as_of: asOf }, json: given })),
    onSuccess: () => focusOn(CONCERNED),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') advise.mutate({ name: 'advisory.yaml', text });
  };
  const read = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined || file.size > MOST_BYTES) return;
    const given = await file.text();
    setText(given.length > 20_000 ? '' : given);
    advise.mutate({ name: file.name, text: given });
  };
  return (
    <section className="panel" aria-labelledby="advisory">
      <h2 id="advisory">Whom does an advisory concern?</h2>
      <FileDrop
        label="Drop an advisory here, or choose it"
        help="A CSAF document, or a few lines of YAML as below."
        accept=".json,.yaml,.yml"
        busy={advise.isPending}
        onFiles={(files) => void read(files)}
      />
      <form onSubmit={submit}>
        <Field
          label="Or paste it"
          help="At least one of product, practice and way_in; where there are several, all must fit."
        >
          {(given) => (
            <textarea
              {...given}
              rows={6}
              spellCheck={false}
              placeholder={EXAMPLE}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" disabled={advise.isPending}>
          Match it
        </button>
      </form>
      <Problem error={advise.error} />
      {advise.data === undefined ? null : <Concerned advice={advise.data} />}
    </section>
  );
}

const EXAMPLE = `id: ME-2021-04
title: Two plants were hit through TeamViewer
issued_on: 2021-11-29
product: { vendor: TeamViewer, product: TeamViewer, versions: '< 15.21.6' }
practice: own_accounts
tell: Turn remote access off until every person has an account of their own.`;
