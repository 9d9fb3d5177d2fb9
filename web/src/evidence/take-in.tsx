import { useId, useState, type ChangeEvent, type DragEvent } from 'react';
import { Problem } from '../ui/problem.js';
import { useUploads, type Upload } from './uploads.js';

/** Where files are dropped or chosen; each is kept in the case as evidence. */
export function TakeIn({ caseId, onKept }: { readonly caseId: string; readonly onKept: (sha256: string) => void }) {
  const { uploads, add, putAside } = useUploads(caseId, onKept);
  const [over, setOver] = useState(false);
  const id = useId();
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    add([...(target.files ?? [])]);
    target.value = ''; // the same file can be chosen again
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const dragged = (event: DragEvent): void => {
    event.preventDefault();
    setOver(event.type === 'dragover');
  };
  return (
    <>
      <div className={over ? 'drop over' : 'drop'} onDragOver={dragged} onDragLeave={dragged} onDrop={dropped}>
        <label htmlFor={id}>Drop files here, or choose them</label>
        <input id={id} type="file" multiple onChange={chosen} aria-describedby={`${id}-help`} />
        <p id={`${id}-help`} className="help">
          They stay on this machine. The case keeps each with its SHA-256, as evidence.
        </p>
      </div>
      {uploads.length === 0 ? null : (
        <ul className="uploads" aria-label="Files on their way in">
          {uploads.map((upload) => (
            <Sending key={upload.key} upload={upload} onAside={() => putAside(upload.key)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Sending({ upload, onAside }: { readonly upload: Upload; readonly onAside: () => void }) {
  const { name, size, sent, error, stop } = upload;
  if (error !== null) {
    return (
      <li>
        <strong className="name">{name}</strong>
        <Problem error={error} />
        <button type="button" className="plain" onClick={onAside}>
          Put aside
        </button>
      </li>
    );
  }
  return (
    <li>
      <strong className="name">{name}</strong>
      <progress aria-label={`${name} goes up`} max={size} value={sent ?? 0} />
      <p className="quiet">
        <span role="status">{sent === null ? 'waits' : sent >= size ? 'is being kept' : 'goes up'}</span>
        {sent === null ? '' : ` · ${megabytes(sent)} of ${megabytes(size)} MB`}
      </p>
      <button type="button" className="plain" onClick={stop}>
        Stop
      </button>
    </li>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 });
}
