import { useEffect, useRef, type MouseEvent } from 'react';
import type { StoryPart } from './story.js';

/** The text with what was read from it marked. A mark leads to its field. */
export function Source({ prefix, source, story, active, onActive }: SourceProps) {
  const box = useRef<HTMLDivElement>(null);
  const labels = new Map(story.groups.flatMap(({ rows }) => rows.map(({ id, label }) => [id, label] as const)));
  useEffect(() => show(box.current), [active]);
  const go = (event: MouseEvent, [first]: readonly string[]): void => {
    event.preventDefault();
    const row = document.querySelector<HTMLElement>(`#${prefix}-${first ?? ''}`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.focus();
  };
  return (
    <div ref={box} className="source" role="region" aria-label="The text" tabIndex={0} data-story={prefix}>
      {source.segments.map(({ text, rows }, at) =>
        rows.length === 0 ? (
          <span key={at}>{text}</span>
        ) : (
          <a
            key={at}
            href={`#${prefix}-${rows[0] ?? ''}`}
            data-rows={rows.join(' ')}
            title={rows.map((row) => labels.get(row)).join(', ')}
            className={rows.some((row) => active.includes(row)) ? 'on' : ''}
            onMouseEnter={() => onActive(rows)}
            onMouseLeave={() => onActive([])}
            onFocus={() => onActive(rows)}
            onBlur={() => onActive([])}
            onClick={(event) => go(event, rows)}
          >
            {text}
          </a>
        ),
      )}
      {source.left_out === 0 ? null : (
        <p className="note">{source.left_out.toLocaleString('en-US')} more characters are not shown.</p>
      )}
    </div>
  );
}

type SourceProps = {
  readonly prefix: string;
  readonly source: NonNullable<StoryPart['source']>;
  readonly story: StoryPart;
  readonly active: readonly string[];
  readonly onActive: (rows: readonly string[]) => void;
};

/** Moves the text, and nothing else, so that the first mark that is on can be seen. */
function show(box: HTMLElement | null): void {
  const mark = box?.querySelector<HTMLElement>('a.on');
  if (
    box === null ||
    mark === null ||
    mark === undefined ||
    box.contains(document.activeElement) ||
    box.matches(':hover')
  )
    return;
  const [frame, place] = [box.getBoundingClientRect(), mark.getBoundingClientRect()];
  if (place.top < frame.top) box.scrollTop -= frame.top - place.top + 24;
  if (place.bottom > frame.bottom) box.scrollTop += place.bottom - frame.bottom + 24;
}
