import type { Draft } from './edit-entry.js';
import type { StoryPart } from './story.js';

/** What the text says in more than one way, side by side: which is right is for a person to say. */
export function Conflicts({ conflicts, begin, at }: ConflictsProps) {
  return conflicts.map(({ field, why, values }) => (
    <div key={`${field} ${why}`} className="conflict">
      <p>
        <strong>{field}:</strong> {why}.
      </p>
      <ul>
        {values.map(({ value, evidence, confidence, stands, take }) => (
          <li key={`${value} ${evidence}`}>
            <span className="value">{value}</span>
            <small>
              {evidence} {confidence} sure
            </small>
            {stands ? <small>This one stands above.</small> : null}
            {begin === null ? null : (
              <button
                type="button"
                className="link"
                aria-label={`Take this one: ${value}`}
                onClick={() => begin({ ...take, at })}
              >
                Take this one
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  ));
}

type ConflictsProps = {
  readonly conflicts: StoryPart['conflicts'];
  readonly begin: ((draft: Draft) => void) | null;
  /** The row in which they stand. */
  readonly at: string;
};
