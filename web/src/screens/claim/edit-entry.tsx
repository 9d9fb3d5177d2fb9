import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { ClaimPage } from '../../../../src/server/routes/claims/schemas.js';
import { api, ask } from '../../app/client.js';
import { queries } from '../../app/queries.js';
import { announce } from '../../ui/announce.js';
import { Field } from '../../ui/field.js';
import { Moved, seenUpTo } from '../../ui/moved.js';
import { claimQuery } from './queries.js';
import { SlotField } from './slot-field.js';
import type { StoryPart } from './story.js';

/** What is being set right, and where its form stands. `slot`, `value` and `words` are of a value that is taken over. */
export type Draft = {
  readonly entry: string;
  readonly at: string;
  readonly slot?: string;
  readonly value?: string;
  readonly words?: string;
};

/** Sets one entry of a claim right, adds it or takes it out, with a reason. */
export function EditEntry({ id, claim, story, index, draft, onClose }: EditEntryProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    draft.slot === undefined ? {} : { [draft.slot]: draft.value ?? '' },
  );
  const [words, setWords] = useState(draft.value === '' ? '' : (draft.words ?? ''));
  const [why, setWhy] = useState('');
  const [seen, setSeen] = useState(claim.last);
  const form = useRef<HTMLFormElement>(null);
  const [opened] = useState(() => story.entries.find(({ id: each }) => each === draft.entry)?.slots ?? []);
  const entry = story.entries.find(({ id: each }) => each === draft.entry);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const keep = useMutation({
    mutationFn: (values: Record<string, string>) =>
      ask(
        api.cases[':case'].claims[':event'].corrections.$post({
          param: { case: id, event: String(claim.event) },
          header: seenUpTo(seen),
          json: { story: index, entry: draft.entry, values, words, why },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['case', id] });
      announce('The correction is kept.');
      onClose();
    },
  });
  const look = (): void => {
    setSeen(queries.getQueryData(claimQuery(id, claim.event).queryKey)?.last ?? seen);
    keep.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keep.mutate(typed);
  };
  const takeOut = (): void => {
    if (form.current?.reportValidity() !== true) return;
    keep.mutate(Object.fromEntries((entry?.slots ?? []).map((slot) => [slot.id, ''])));
  };
  const marked = (): void => setWords(globalThis.getSelection()?.toString().trim() ?? '');
  return (
    <form ref={form} className="edit" onSubmit={submit} aria-label={`Set right: ${entry?.label ?? ''}`}>
      {entry === undefined ? <p className="warning">It is not there any more: somebody took it out.</p> : null}
      {seen === claim.last ? null : <p className="note">The case has moved on since you began.</p>}
      <p>
        <strong>{entry?.label}</strong>
      </p>
      {entry?.slots.map((slot) => (
        <SlotField
          key={slot.id}
          slot={slot}
          value={typed[slot.id] ?? slot.value}
          isNow={slot.value === (opened.find((each) => each.id === slot.id)?.value ?? '') ? null : slot.value}
          onChange={(value) => setTyped({ ...typed, [slot.id]: value })}
        />
      ))}
      {story.source === null ? null : (
        <Field
          label="Words of the text that say so"
          help={
            entry?.isEmpty === true ? 'Type them, or mark them in the text.' : 'Leave it empty where the place stays.'
          }
        >
          {(given) => (
            <input {...given} value={words} maxLength={400} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
      )}
      {story.source === null ? null : (
        <button type="button" className="plain" onMouseDown={(event) => event.preventDefault()} onClick={marked}>
          Use what is marked in the text
        </button>
      )}
      <Field label="Why" help="It is kept with the correction.">
        {(given) => (
          <input {...given} value={why} required maxLength={2000} onChange={(event) => setWhy(event.target.value)} />
        )}
      </Field>
      <Moved error={keep.error} id={id} onLook={look} />
      <p className="buttons">
        <button type="submit" disabled={keep.isPending || entry === undefined}>
          Keep the correction
        </button>
        {entry === undefined || entry.isEmpty ? null : (
          <button type="button" className="plain" disabled={keep.isPending} onClick={takeOut}>
            Take it out
          </button>
        )}
        <button type="button" className="plain" onClick={onClose}>
          Cancel
        </button>
      </p>
    </form>
  );
}

type EditEntryProps = {
  readonly id: string;
  readonly claim: ClaimPage;
  readonly story: StoryPart;
  readonly index: number;
  readonly draft: Draft;
  readonly onClose: () => void;
};
