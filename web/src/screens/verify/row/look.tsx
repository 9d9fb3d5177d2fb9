import { useState } from 'react';
import { useIsIn } from '../../../app/session.js';
import { Reason } from './reason.js';
import { Values } from './values.js';

type LookProps = {
  readonly job: string;
  readonly row: number;
  /** Whether it was asked for with its cells. */
  readonly isClear: boolean;
  /** Whether it was asked for since this screen was opened: only then its cells show by themselves. */
  readonly isFresh: boolean;
  readonly isBusy: boolean;
  readonly onLook: (why: string) => void;
};

/** The cells of a row, for who says why they look. Whoever leaves the screen hides them, and so does the end of the session. */
export function Look({ job, row, isClear, isFresh, isBusy, onLook }: LookProps) {
  const [open, setOpen] = useState(isClear && isFresh);
  const [isAsked, setAsked] = useState(false);
  if (!useIsIn() && open) setOpen(false);
  if (isAsked) return <Reason isBusy={isBusy} onLook={onLook} onLeave={() => setAsked(false)} />;
  if (open) return <Values job={job} row={row} onHide={() => setOpen(false)} onAsk={() => setAsked(true)} />;
  return (
    <p>
      <button type="button" className="plain" onClick={() => (isClear ? setOpen(true) : setAsked(true))}>
        {isClear ? 'Show again what stands in it' : 'Show what stands in it'}
      </button>
    </p>
  );
}
