import { useId } from 'react';

export type Question = {
  readonly key: string;
  readonly message: string;
  readonly why: string;
  readonly options: readonly { readonly value: string; readonly label: string }[] | null;
  readonly example: string;
  readonly known: { readonly shown: string; readonly from: string } | null;
  readonly said: string | null;
  readonly hangs: { readonly on: string; readonly not_for: readonly string[] } | null;
};

type Props = {
  readonly question: Question;
  readonly value: string;
  readonly onValue: (value: string) => void;
};

export function QuestionField(props: Props) {
  const { question } = props;
  if (question.known !== null) return <Known question={question} known={question.known} />;
  return question.options === null ? <TextQuestion {...props} /> : <Choice {...props} options={question.options} />;
}

/** Not asked, for something answers it already. */
function Known({ question, known }: Pick<Props, 'question'> & { readonly known: NonNullable<Question['known']> }) {
  return (
    <div className="question known">
      <p>
        <strong>{question.message}</strong>
      </p>
      <p>
        Known already: {known.shown} <span className="quiet">({known.from})</span>
      </p>
    </div>
  );
}

function TextQuestion({ question, value, onValue }: Props) {
  const id = useId();
  return (
    <div className="question field">
      <label htmlFor={id}>{question.message}</label>
      <p id={`${id}-why`} className="help">
        {question.why}
        {question.example === '' ? '' : ` For example: ${question.example}.`}
      </p>
      <input
        id={id}
        aria-describedby={`${id}-why`}
        value={value === 'unknown' ? '' : value}
        maxLength={1_000}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  );
}

function Choice({ question, options, value, onValue }: Props & { readonly options: NonNullable<Question['options']> }) {
  const id = useId();
  return (
    <fieldset className="question" aria-describedby={`${id}-why`}>
      <legend>{question.message}</legend>
      <p id={`${id}-why`} className="help">
        {question.why}
      </p>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={id} checked={value === option.value} onChange={() => onValue(option.value)} />{' '}
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
