import { useId, type ReactNode } from 'react';

export type FieldProps = {
  readonly label: string;
  readonly help?: ReactNode;
  readonly fault?: string | null;
  readonly children: (given: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: true;
  }) => ReactNode;
};

/** A control with its label, its help and what is wrong with it. */
export function Field({ label, help, fault, children }: FieldProps) {
  const id = useId();
  const described = [help === undefined ? [] : [`${id}-help`], fault ? [`${id}-fault`] : []].flat().join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(fault ? { 'aria-invalid': true } : {}),
      })}
      {help === undefined ? null : (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
      {fault ? (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
