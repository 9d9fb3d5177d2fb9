const PLACE = 'announced';

/** Where what was done is told to who cannot see it: once on the page, and always there. */
export function Announced() {
  return <p id={PLACE} className="hidden" role="status" />;
}

/** Tells what was done. */
export function announce(says: string): void {
  const place = document.querySelector(`#${PLACE}`);
  if (place !== null) place.textContent = says;
}
