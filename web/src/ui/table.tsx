import type { ReactNode } from 'react';

export type WideTableProps = {
  /** What the place is called that is scrolled where the table is wider than the window. */
  readonly label: string;
  readonly className?: string;
  /** Caption, head and body. */
  readonly children: ReactNode;
};

/** A table that scrolls by itself, by mouse and by keyboard. */
export function WideTable({ label, className, children }: WideTableProps) {
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <table className={className}>{children}</table>
    </div>
  );
}
