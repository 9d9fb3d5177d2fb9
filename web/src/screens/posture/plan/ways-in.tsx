const WAYS = [
  { value: 'mail', label: 'Mail' },
  { value: 'remote_access', label: 'Remote access' },
  { value: 'internet_facing', label: 'What answers the Internet' },
  { value: 'removable_media', label: 'Sticks and drives' },
] as const;

/** Ways in that an incident, here or at a neighbour's, has shown to be used: they count for more. */
export function WaysIn({ shown, onShown }: { readonly shown: string; readonly onShown: (shown: string) => void }) {
  const chosen = shown === '' ? [] : shown.split(',');
  const toggle = (way: string): void =>
    onShown((chosen.includes(way) ? chosen.filter((one) => one !== way) : [...chosen, way]).join(','));
  return (
    <fieldset className="filter">
      <legend>Was there a break-in, here or near? By which way?</legend>
      {WAYS.map(({ value, label }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}
