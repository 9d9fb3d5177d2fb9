import type { InferRequestType } from 'hono/client';
import type { api } from '../../../app/client.js';

/** What a bundle is asked with, as it is typed: text that is empty says nothing. */
export type Wish = {
  readonly incident: string;
  readonly names: boolean;
  readonly products: boolean;
  readonly mailHost: string;
  readonly done: string;
  readonly required: string;
  readonly reported: '' | 'yes' | 'no';
  readonly served: string;
};

export const NO_WISH: Wish = {
  incident: '',
  names: false,
  products: false,
  mailHost: '',
  done: '',
  required: '',
  reported: '',
  served: '',
};

export type Asked = InferRequestType<typeof api.posture.bundle.$post>['json'];

export function askedOf({ incident, names, products, mailHost, done, required, reported, served }: Wish): Asked {
  // One of two hours is no answer: what is not a number the server refuses.
  const hours = (text: string): number => (text === '' ? Number.NaN : Number(text));
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    case: orNull(incident),
    with_names: names,
    all_products: products,
    mail_host: orNull(mailHost),
    training: done === '' && required === '' ? null : { done: hours(done), required: hours(required) },
    incident_reported: reported === '' ? null : reported,
    served: served === '' ? null : Number(served),
  };
}
