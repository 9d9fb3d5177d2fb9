import { useId, useState, type DragEvent, type ReactNode } from 'react';
import './file-drop.css';

export type FileDropProps = {
  readonly label: string;
  readonly help: ReactNode;
  /** Endings, as a file chooser wants them. */
  readonly accept: string;
  readonly busy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** A place to drop files on, and a button that chooses them: by mouse or by keyboard. */
export function FileDrop({ label, help, accept, busy, onFiles }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && !busy) onFiles(files);
  };
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        multiple
        accept={accept}
        disabled={busy}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <p id={`${id}-help`} className="help">
        {help}
      </p>
      {busy ? (
        <p role="status" className="waiting">
          Reading…
        </p>
      ) : null}
    </div>
  );
}
