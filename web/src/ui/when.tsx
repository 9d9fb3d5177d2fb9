/** A moment in UTC, to the minute; all of it for whoever points at it. */
export function When({ at }: { readonly at: string }) {
  const words = /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(at) ? `${at.slice(0, 10)} ${at.slice(11, 16)}${zoneOf(at)}` : at;
  return (
    <time dateTime={at} title={at}>
      {words}
    </time>
  );
}

function zoneOf(at: string): string {
  return at.endsWith('Z') ? ' UTC' : (/[+-]\d\d:\d\d$/u.exec(at)?.[0] ?? '');
}
