import { Letters } from './letters.js';

const ANSWERS = [
  { answer: 'yes', title: 'Concerned' },
  { answer: 'cannot_tell', title: 'Cannot be told' },
  { answer: 'no', title: 'Not concerned' },
] as const;

export type AdviceView = {
  readonly id: string;
  readonly title: string;
  readonly tell: string | null;
  readonly counts: { readonly yes: number; readonly no: number; readonly cannot_tell: number };
  readonly plants: readonly {
    readonly alias: string;
    readonly answer: 'yes' | 'no' | 'cannot_tell';
    readonly because: string;
    readonly as_of: string;
  }[];
  readonly letters: readonly { readonly name: string; readonly text: string }[];
};

/** Where they stand. */
export const CONCERNED = 'concerned';

/** The plants by answer, by alias only; for the engineer's own screen. */
export function Concerned({ advice }: { readonly advice: AdviceView }) {
  const { counts, plants, letters, id, title } = advice;
  return (
    <div id={CONCERNED} tabIndex={-1} className="concerned">
      <h3>
        {title} ({id})
      </h3>
      <p role="status">
        {counts.yes} concerned, {counts.cannot_tell} cannot be told, {counts.no} not concerned.
      </p>
      <p className="quiet">
        For your own screen: this says which plants. Each letter holds nothing of any other plant.
      </p>
      {ANSWERS.map(({ answer, title: heading }) => (
        <details key={answer} open={answer === 'yes'}>
          <summary>
            {heading}: {counts[answer]}
          </summary>
          <ul>
            {plants
              .filter((row) => row.answer === answer)
              .map(({ alias, because, as_of: asOf }) => (
                <li key={alias}>
                  <strong>{alias}</strong>: {because} <span className="quiet">(sent as of {asOf})</span>
                </li>
              ))}
          </ul>
        </details>
      ))}
      <Letters letters={letters} />
    </div>
  );
}
