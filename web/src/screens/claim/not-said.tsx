import type { Draft } from './edit-entry.js';
import type { StoryPart } from './story.js';

/** What the text leaves out as far as the rules see. Whoever sees it there adds it. */
export function NotSaid({ story, begin }: NotSaidProps) {
  return (
    <section aria-label="Not said">
      <h3>Not said</h3>
      <ul className="not-said">
        {story.not_said.map(({ label, entry, removed_by: by }) => (
          <li key={entry}>
            {label}
            {by === null ? '' : ` (taken out by event ${by})`}
            <Add label={label} entry={entry} begin={begin} />
          </li>
        ))}
      </ul>
      {begin === null || story.more.length === 0 ? null : (
        <p className="quiet one-more">
          One more of:{' '}
          {story.more.map(({ label, entry }) => (
            <button key={entry} type="button" className="link more" onClick={() => begin({ entry, at: 'more' })}>
              {label}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

function Add({ label, entry, begin }: { readonly label: string; readonly entry: string; readonly begin: Begin }) {
  if (begin === null) return null;
  return (
    <button
      type="button"
      className="link"
      aria-label={`Add: ${label}`}
      onClick={() => begin({ entry, at: 'not-said' })}
    >
      Add
    </button>
  );
}

type Begin = ((draft: Draft) => void) | null;
type NotSaidProps = { readonly story: StoryPart; readonly begin: Begin };
