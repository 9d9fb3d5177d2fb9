import { useEffect, useRef, useState } from 'react';
import type { Invitation } from '../../../../src/model/team.js';
import { Field } from '../../ui/field.js';
import { When } from '../../ui/when.js';

type Props = { readonly invitation: Invitation; readonly onDone: () => void };

/** An invitation as a link, once: only its digest is kept. */
export function Invited({ invitation: { account, code, until }, onDone }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const link = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const address = `${location.origin}/invitation#${code}`;
  const copy = async (): Promise<void> => {
    link.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      setCopied(false); // it is selected: the keyboard copies it
    }
  };
  return (
    <section className="panel invited" aria-labelledby="invited">
      <h2 id="invited" ref={heading} tabIndex={-1}>
        Invitation for {account}
      </h2>
      <p>
        Give this link to {account} alone, by a way that only they read: whoever opens it chooses the password. It holds
        once, until <When at={until} />, and is shown this one time.
      </p>
      <Field label="Link">
        {(given) => <input {...given} ref={link} readOnly value={address} onFocus={(event) => event.target.select()} />}
      </Field>
      <p className="actions">
        <button type="button" onClick={() => void copy()}>
          Copy the link
        </button>
        <button type="button" className="plain" onClick={onDone}>
          Done
        </button>
        <span role="status">{copied ? 'Copied.' : ''}</span>
      </p>
    </section>
  );
}
