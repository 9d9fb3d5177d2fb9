import { useQuery } from '@tanstack/react-query';
import { casesQuery } from '../../../app/queries.js';
import { Field } from '../../../ui/field.js';
import type { Wish } from './wish.js';

export type WishProps = { readonly wish: Wish; readonly onWish: (part: Partial<Wish>) => void };

/** What may be added to a bundle, and the case that says whether an incident was reported. */
export function WhatItHolds({ wish, onWish }: WishProps) {
  const { data } = useQuery(casesQuery);
  const cases = data?.cases ?? [];
  return (
    <>
      <fieldset className="filter">
        <legend>It holds no names and no addresses. Add to it?</legend>
        <label>
          <input type="checkbox" checked={wish.names} onChange={(event) => onWish({ names: event.target.checked })} />{' '}
          The names of machines
        </label>
        <label>
          <input
            type="checkbox"
            checked={wish.products}
            onChange={(event) => onWish({ products: event.target.checked })}
          />{' '}
          Products that our tables do not know, by the words of your list
        </label>
      </fieldset>
      {cases.length === 0 ? null : (
        <Field
          label="Case of an incident"
          help="It says whether CISA or the state was told, and orders the plan by how they came in. Nothing is written into it."
        >
          {(given) => (
            <select {...given} value={wish.incident} onChange={(event) => onWish({ incident: event.target.value })}>
              <option value="">none</option>
              {cases.map(({ case: id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}
