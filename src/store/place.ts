/** A server's address without a password, and the password where one is known. */
export type ServerPlace = { readonly url: string; readonly password: string | undefined };

/** Where cases are kept: a file of this machine, or a server for a team. */
export type StorePlace = { readonly at: 'file'; readonly file: string } | ({ readonly at: 'server' } & ServerPlace);
