/**
 * Gets a page over HTTPS: with a valid certificate, without following redirects, within a time and a size. `no_host`: the name
 * has no address; `bad_certificate` and `too_large` are answers, `no_answer` is none.
 */
export type Fetcher = (url: string) => Promise<Fetched>;

export type Fetched =
  | { readonly kind: 'page'; readonly status: number; readonly type: string; readonly text: string }
  | { readonly kind: 'no_host' }
  | { readonly kind: 'bad_certificate'; readonly why: string }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'no_answer'; readonly why: string };
