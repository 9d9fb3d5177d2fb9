import { useEffect, useRef, type RefObject } from 'react';

const FRAMES = 60;

/** Puts the focus on what has that id, once it is drawn, and again where it is drawn anew: for after a form that had the focus has gone. */
export function focusOn(id: string, frames = FRAMES): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    const now = document.activeElement;
    // Whoever went on meanwhile is left alone.
    if (now !== before && now !== document.body && now !== found) return;
    if (now !== found) found?.focus();
    if (frames > 0) focusOn(id, frames - 1);
  });
}

// A page that was only just loaded keeps its focus at the top.
let hadFocus = false;
document.addEventListener('focusin', () => (hadFocus = true), { once: true });

/** For what comes in place of something that had the focus: takes it, where nothing else has it. Its element has a `tabIndex`. */
export function useArrival<Place extends HTMLElement>(): RefObject<Place | null> {
  const place = useRef<Place>(null);
  useEffect(() => {
    if (hadFocus && document.activeElement === document.body) place.current?.focus();
  }, []);
  return place;
}

/** Reading goes on at the beginning of the screen. */
export function focusMain(): void {
  document.getElementById('main')?.focus();
}
