import { StoreError } from '../../store/store.js';
import type { CaseEvent } from '../../model/case.js';
import { withCases, type CaseContext } from './open.js';

export type NewCase = { readonly name: string; readonly id: string | null; readonly who: string };

/** Begins a case. Its id is made from its name where none is given, with a number where that is taken. */
export async function beginCase(dir: string, { name, id, who }: NewCase, context: CaseContext): Promise<CaseEvent> {
  return withCases(dir, context, async ({ store, settings }) => {
    const payload = { name, organisation: settings.workspace.organisation.name };
    if (id !== null) return store.begin(id, who, payload);
    const slug = slugOf(name);
    for (let number = 1; ; number += 1) {
      try {
        return await store.begin(number === 1 ? slug : `${slug}-${number}`, who, payload);
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'case_exists' && number < MOST)) throw error;
      }
    }
  });
}

const MOST = 1000;

/** A name as people type it: lower-case letters and digits, parts joined by `-`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-+|-+$/gu, '');
  return slug.slice(0, 40).replace(/-+$/u, '') || 'case';
}
