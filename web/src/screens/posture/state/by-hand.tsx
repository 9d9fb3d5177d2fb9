import { Field } from '../../../ui/field.js';
import type { WishProps } from './what-it-holds.js';

/** What is said by hand goes before what is known. */
export function ByHand({ wish, onWish }: WishProps) {
  return (
    <details className="by-hand">
      <summary>Say by hand what is not known, or not so</summary>
      <Field label="The server that takes in your mail (MX)" help="Only who runs it is sent.">
        {(given) => (
          <input
            {...given}
            maxLength={260}
            value={wish.mailHost}
            placeholder="mx1.yourhost.example"
            onChange={(event) => onWish({ mailHost: event.target.value })}
          />
        )}
      </Field>
      <div className="row">
        <Amount label="Hours of training done" value={wish.done} onValue={(done) => onWish({ done })} />
        <Amount label="Hours required" value={wish.required} onValue={(required) => onWish({ required })} />
        <Amount
          label="Persons served (a class of size is sent)"
          value={wish.served}
          onValue={(served) => onWish({ served })}
        />
      </div>
      <Field label="Was an incident reported to CISA or the state?">
        {(given) => (
          <select
            {...given}
            value={wish.reported}
            onChange={({ target: { value } }) => onWish({ reported: value === 'yes' || value === 'no' ? value : '' })}
          >
            <option value="">as the case says; else unknown</option>
            <option value="yes">Yes</option>
            <option value="no">No</option>
          </select>
        )}
      </Field>
    </details>
  );
}

type AmountProps = {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
};

function Amount({ label, value, onValue }: AmountProps) {
  return (
    <Field label={label}>
      {(given) => (
        <input
          {...given}
          inputMode="decimal"
          value={value}
          onChange={(event) => {
            const typed = event.target.value.replaceAll(/[,\s]/gu, '');
            if (/^\d{0,9}(?:\.\d{0,2})?$/u.test(typed)) onValue(typed);
          }}
        />
      )}
    </Field>
  );
}
