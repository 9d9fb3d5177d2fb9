import { inertText } from '../../../base/text.js';
import type { Verdict } from '../../../model/verdict.js';
import { changeSentences, filesSentence } from '../../words/changes.js';
import { list, paragraph, type Section } from '../blocks.js';
import { html } from '../markup.js';

/** What is otherwise than in an earlier verdict; null where none was given. */
export function changes({ changes: found }: Verdict): Section | null {
  if (found === undefined) return null;
  return {
    id: 'changes',
    title: 'What changed since the earlier verdict',
    body: [
      paragraph(filesSentence(found)),
      list(changeSentences(found)),
      html`<p class="note">
        Earlier verdict: ${inertText(found.since.path, 200)}, SHA-256 <code>${found.since.sha256}</code>
      </p>`,
    ],
  };
}
