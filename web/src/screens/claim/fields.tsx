import type { ReactNode } from 'react';
import { Conflicts } from './conflicts.js';
import type { Draft } from './edit-entry.js';
import type { StoryPart } from './story.js';

type Row = StoryPart['groups'][number]['rows'][number];
type Given = {
  /** Sets the ids of one story apart from those of another. */
  readonly prefix: string;
  readonly active: readonly string[];
  readonly onActive: (rows: readonly string[]) => void;
  /** Null where nothing can be set right. */
  readonly begin: ((draft: Draft) => void) | null;
  readonly draft: Draft | null;
  readonly form: ReactNode;
};

/** What was read, in groups, each line with the words that it was read from. */
export function Fields({ story, ...given }: Given & { readonly story: StoryPart }) {
  if (story.groups.length === 0) return <p>Nothing was read.</p>;
  return story.groups.map(({ title, rows }) => (
    <section key={title} aria-label={title}>
      <h3>{title}</h3>
      <dl className="read">
        {rows.map((row) => (
          <FieldRow key={row.id} row={row} {...given} />
        ))}
      </dl>
    </section>
  ));
}

function FieldRow({ row, prefix, active, onActive, begin, draft, form }: Given & { readonly row: Row }) {
  const isOn = active.includes(row.id);
  const mark = (): void => onActive([row.id]);
  const unmark = (): void => onActive([]);
  const entry = begin === null || draft?.at === row.id ? null : row.entry;
  const correct =
    entry === null ? null : (
      <button
        type="button"
        className="link"
        aria-label={`Correct: ${row.label}, ${row.value}`}
        onClick={() => begin?.({ entry, at: row.id })}
      >
        Correct
      </button>
    );
  return (
    <div
      id={`${prefix}-${row.id}`}
      tabIndex={-1}
      className={isOn ? 'on' : ''}
      onMouseEnter={mark}
      onMouseLeave={unmark}
      onFocus={mark}
      onBlur={unmark}
    >
      <dt>{row.label}</dt>
      <dd>
        <span className="value">{row.value}</span>
        <Evidence row={row} prefix={prefix}>
          {correct}
        </Evidence>
        <Conflicts conflicts={row.conflicts} begin={begin} at={row.id} />
        {draft?.at === row.id ? form : null}
      </dd>
    </div>
  );
}

function Evidence({ row, prefix, children }: EvidenceProps) {
  const sure = row.set_by === null ? `${row.confidence} sure` : `set by a person, event ${row.set_by}`;
  const go = (): void =>
    document.querySelector<HTMLElement>(`[data-story='${prefix}'] a[data-rows~='${row.id}']`)?.focus();
  return (
    <small>
      {row.evidence === '' ? null : (
        <button type="button" className="link evidence" onClick={go} title="Show it in the text">
          {row.evidence}
        </button>
      )}
      <span className="sure">
        {row.set_by === null && row.confidence === '' ? '' : sure} {children}
      </span>
    </small>
  );
}

type EvidenceProps = { readonly row: Row; readonly prefix: string; readonly children: ReactNode };
