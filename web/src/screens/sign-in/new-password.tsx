import { Field } from '../../ui/field.js';

type Props = {
  /** Whose it will be; empty where the code does not say. */
  readonly account: string;
  /** The two were not the same. */
  readonly differ: boolean;
};

/** A password, twice, beside the name that a password manager keeps it under. */
export function NewPassword({ account, differ }: Props) {
  return (
    <>
      <Field label="Your name here">
        {(given) => <input {...given} name="username" autoComplete="username" readOnly value={account} />}
      </Field>
      <Field
        label="New password"
        help="15 characters or more. Four words that have nothing to do with each other are good."
      >
        {(given) => (
          <input
            {...given}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={15}
            maxLength={200}
          />
        )}
      </Field>
      <Field label="The same again" fault={differ ? 'The two are not the same.' : null}>
        {(given) => (
          <input {...given} name="again" type="password" autoComplete="new-password" required maxLength={200} />
        )}
      </Field>
    </>
  );
}
