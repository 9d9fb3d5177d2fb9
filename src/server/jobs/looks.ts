import { ServerError } from '../error.js';
import type { Job } from './job.js';
import type { ClearCells } from './shown-explanation.js';

/** Clear values that somebody asked for, in the memory of this server and nowhere else. */
export type Looks = {
  readonly hold: (id: string, cells: ClearCells) => void;
  /** To whoever asked for the job alone. Throws `not_the_asker`, `no_look`, `look_over`. */
  readonly give: (job: Job, user: string) => Look;
  readonly forget: () => void;
};

export type Look = {
  readonly cells: ClearCells;
  /** When they are forgotten. */
  readonly until: string;
};

const HELD_MS = 10 * 60_000;
const MOST = 20;

export function openLooks(now: () => Date): Looks {
  const held = new Map<string, { readonly look: Look; readonly timer: NodeJS.Timeout }>();
  const drop = (id: string): void => {
    clearTimeout(held.get(id)?.timer);
    held.delete(id);
  };
  return {
    hold: (id, cells) => {
      const [oldest] = held.keys();
      if (oldest !== undefined && held.size >= MOST) drop(oldest);
      const until = new Date(now().getTime() + HELD_MS).toISOString();
      held.set(id, { look: { cells, until }, timer: setTimeout(() => drop(id), HELD_MS).unref() });
    },
    give: ({ id, by, request, state }, user) => {
      if (by !== user) throw notTheAsker();
      if (request.kind !== 'explain' || !request.clear || state !== 'done') throw noLook();
      const look = held.get(id)?.look;
      if (look === undefined || new Date(look.until) <= now()) throw lookOver();
      return look;
    },
    forget: () => {
      for (const id of held.keys()) drop(id);
    },
  };
}

function notTheAsker(): ServerError {
  return new ServerError('not_the_asker', 'somebody else asked to see this row', {
    hint: 'Ask for it yourself, with your own reason.',
  });
}

function noLook(): ServerError {
  return new ServerError('no_look', 'this work shows no clear values', {
    hint: 'Nobody asked for them, or it is not done. Ask for the row with a reason.',
  });
}

function lookOver(): ServerError {
  return new ServerError('look_over', 'the values of this row are no longer held', {
    hint: 'They are held for ten minutes, and not longer than the server runs. Look again: the case keeps that, too.',
  });
}
