import { useState } from 'react';
import { saveText } from '../../app/save-text.js';

type Letter = { readonly name: string; readonly text: string };

/** One letter at a time, to be read, copied or kept as a file. */
export function Letters({ letters }: { readonly letters: readonly Letter[] }) {
  const [name, setName] = useState(letters[0]?.name ?? '');
  const letter = letters.find((one) => one.name === name) ?? letters[0];
  if (letter === undefined) return null;
  return (
    <section aria-labelledby="letters">
      <h3 id="letters">{letters.length} letters</h3>
      <label>
        To{' '}
        <select value={letter.name} onChange={(event) => setName(event.target.value)}>
          {letters.map((one) => (
            <option key={one.name} value={one.name}>
              {one.name.replace(/\.txt$/u, '').replaceAll('-', ' ')}
            </option>
          ))}
        </select>
      </label>
      <pre tabIndex={0} aria-label="Letter">
        {letter.text}
      </pre>
      <p className="actions">
        <button type="button" className="plain" onClick={() => keep([letter], letter.name)}>
          Keep this letter
        </button>
        <button type="button" className="plain" onClick={() => keep(letters, 'letters.txt')}>
          Keep all in one file
        </button>
      </p>
    </section>
  );
}

/** Pages are parted by a form feed, so that each prints on its own sheet. */
function keep(letters: readonly Letter[], name: string): void {
  saveText(letters.map(({ text }) => text).join('\f'), name, 'text/plain');
}
