import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { api, ask } from '../../../app/client.js';
import { queries } from '../../../app/queries.js';
import { Problem } from '../../../ui/problem.js';
import { QuestionField, type Question } from './question-field.js';
import { For } from '../../../ui/for.js';
import { useMay } from '../../../app/session.js';

export type TopicProps = {
  readonly topic: { readonly id: string; readonly title: string; readonly questions: readonly Question[] };
  readonly digest: string;
  /** Somebody came here from another topic: reading goes on at its heading. */
  readonly moved: boolean;
  readonly hasNext: boolean;
  readonly onKept: () => void;
};

/** One topic: what is known is shown with where it stands, the rest is asked; what was answered goes into plant.yaml. */
export function TopicForm({ topic, digest, moved, hasNext, onKept }: TopicProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const mayWrite = useMay('write');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved) heading.current?.focus();
  }, [moved]);
  const valueOf = ({ key, said }: Question): string => typed[key] ?? said ?? '';
  const asked = topic.questions.filter((question) => isAsked(question, topic.questions, valueOf));
  const save = useMutation({
    mutationFn: () => {
      const said = asked.filter(({ known }) => known === null).map((question) => [question.key, valueOf(question)]);
      return ask(
        api.posture.questions.$post({
          header: { 'if-match': `"${digest}"` },
          json: { said: Object.fromEntries(said) },
        }),
      );
    },
    onSuccess: onKept,
    onSettled: async () => queries.invalidateQueries({ queryKey: ['posture'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} aria-labelledby="topic">
      <h2 id="topic" ref={heading} tabIndex={-1}>
        {topic.title}
      </h2>
      <fieldset className="asked" disabled={!mayWrite}>
        {asked.map((question) => (
          <QuestionField
            key={question.key}
            question={question}
            value={valueOf(question)}
            onValue={(value) => setTyped({ ...typed, [question.key]: value })}
          />
        ))}
      </fieldset>
      <Problem error={save.error} />
      <For right="write">
        <Keep label={hasNext ? 'Keep it and go on' : 'Keep it'} pending={save.isPending} />
      </For>
    </form>
  );
}

function Keep({ label, pending }: { readonly label: string; readonly pending: boolean }) {
  return (
    <>
      <p>
        <button type="submit" disabled={pending}>
          {label}
        </button>
      </p>
      <p className="quiet">What is left empty is kept as “I do not know”. You can come back and say more.</p>
    </>
  );
}

/** Whether a question is put, after what was said to the one on which it hangs. */
function isAsked({ hangs }: Question, all: readonly Question[], valueOf: (question: Question) => string): boolean {
  if (hangs === null) return true;
  const on = all.find(({ key }) => key === hangs.on);
  return on === undefined || on.known !== null
    ? hangs.not_for.length === 0
    : !hangs.not_for.includes(lower(valueOf(on)));
}

function lower(text: string): string {
  return text.trim().toLowerCase();
}
