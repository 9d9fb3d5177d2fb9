import { useEffect, useRef, type RefObject } from 'react';

const FRAMES = 60;
const HELD = 3;

/** Puts the focus on what has that id, once it is drawn and stays: for after a form that had it has gone. */
export function focusOn(id: string, frames = FRAMES, held = 0): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
    const isHeld = found !== null && found === document.activeElement;
    if (!isHeld) found?.focus();
    if (held < HELD && frames > 0) focusOn(id, frames - 1, isHeld ? held + 1 : 0);
  });
}

/** For what comes in place of something that had the focus: takes it, where nothing else has it. Its element has a `tabIndex`. */
export function useArrival<Place extends HTMLElement>(): RefObject<Place | null> {
  const place = useRef<Place>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return place;
}
