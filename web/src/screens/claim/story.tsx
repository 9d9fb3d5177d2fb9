import { useState } from 'react';
import type { ClaimPage } from '../../../../src/server/routes/claims/schemas.js';
import { focusOn } from '../../ui/focus.js';
import { Conflicts } from './conflicts.js';
import { EditEntry, type Draft } from './edit-entry.js';
import { Fields } from './fields.js';
import { NotSaid } from './not-said.js';
import { Source } from './source.js';
import { useMay } from '../../app/session.js';

export type StoryPart = ClaimPage['stories'][number];

/** What was read from one story, beside its part of the text. Whatever is pointed at on one side is marked on the other. */
export function Story({ id, claim, story, index }: StoryProps) {
  const [active, setActive] = useState<readonly string[]>([]);
  const [draft, setDraft] = useState<Draft | null>(null);
  const mayWrite = useMay('write');
  const prefix = `s${index}`;
  const isRow = story.groups.some(({ rows }) => rows.some(({ id: row }) => row === draft?.at));
  const mayEdit = mayWrite && claim.stands && !claim.withdrawn;
  const begin = mayEdit ? (next: Draft): void => setDraft(next) : null;
  const close = (): void => {
    setDraft(null);
    focusOn(isRow ? `${prefix}-${draft?.at ?? ''}` : `${prefix}-fields`);
  };
  const form =
    draft === null ? null : (
      <EditEntry
        key={`${draft.entry} ${draft.slot ?? ''}`}
        id={id}
        claim={claim}
        story={story}
        index={index}
        draft={draft}
        onClose={close}
      />
    );
  return (
    <>
      {story.title === null ? null : <h3>{story.title}</h3>}
      <div className={story.source === null ? '' : 'two'}>
        <div id={`${prefix}-fields`} tabIndex={-1}>
          <Fields
            prefix={prefix}
            story={story}
            active={active}
            onActive={setActive}
            begin={begin}
            draft={draft}
            form={form}
          />
          <Conflicts conflicts={story.conflicts} begin={begin} at="" />
          <CannotTell lines={story.cannot_tell} />
          <NotSaid story={story} begin={begin} />
          {isRow ? null : form}
        </div>
        {story.source === null ? null : (
          <Source prefix={prefix} source={story.source} story={story} active={active} onActive={setActive} />
        )}
      </div>
    </>
  );
}

type StoryProps = {
  readonly id: string;
  readonly claim: ClaimPage;
  readonly story: StoryPart;
  readonly index: number;
};

function CannotTell({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>Cannot tell</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
