import { useMutation, type Query } from '@tanstack/react-query';
import { api, ask } from '../app/client.js';
import { queries } from '../app/queries.js';
import { focusMain } from './focus.js';
import { Problem } from './problem.js';
import { For } from './for.js';

type Name = 'carrier' | 'town' | 'state';

/** Opens an example with one click. The carrier has systems of its own: it is served beside, and gone to. */
type OpenExampleProps = { readonly name: Name; readonly label: string; readonly onOpened?: () => void };

export function OpenExample({ name, label, onOpened }: OpenExampleProps) {
  const open = useMutation({
    mutationFn: () => ask(api.examples[':name'].$post({ param: { name } })),
    onSuccess: async ({ address }) => {
      if (address !== null) location.assign(address);
      else {
        onOpened?.();
        await renew();
      }
    },
  });
  return (
    <div className="example">
      <button type="button" className="plain" disabled={open.isPending} onClick={() => open.mutate()}>
        {label}
      </button>
      <Problem error={open.error} />
    </div>
  );
}

/** All of the screen is another one: reading goes on at its beginning, where it does not yet. */
async function renew(): Promise<void> {
  await queries.invalidateQueries();
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusMain();
  });
}

/** What hangs on a posture is not asked for again: it went with the example. */
function hangsOnPosture({ queryKey: [of, what] }: Query): boolean {
  return of === 'posture' && what !== 'seen';
}

function useClosing(name: Name) {
  return useMutation({
    mutationFn: () => ask(api.examples[':name'].$delete({ param: { name } })),
    onSuccess: async () => {
      queries.removeQueries({ predicate: hangsOnPosture });
      await renew();
    },
  });
}

/** Says that what is shown is invented, and takes it away with one click. */
export function ExampleNote({ name, children }: { readonly name: Name; readonly children: string }) {
  const close = useClosing(name);
  return (
    <div className="warning">
      <p>
        <strong>Example.</strong> {children} Nothing of it is yours.
      </p>
      <Problem error={close.error} />
      <For right="write">
        <button type="button" className="plain" disabled={close.isPending} onClick={() => close.mutate()}>
          Remove the example
        </button>
      </For>
    </div>
  );
}
