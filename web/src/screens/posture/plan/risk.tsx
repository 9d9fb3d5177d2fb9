/** How much of the risk is left after the plan: a bar, and the words that say the same. */
export function Risk({ left, says }: { readonly left: number; readonly says: string }) {
  const rest = Math.round(left * 100);
  return (
    <section aria-labelledby="risk" className="risk">
      <h2 id="risk">What it changes</h2>
      <svg
        viewBox="0 0 100 14"
        preserveAspectRatio="none"
        role="img"
        aria-label={`Risk now 100, after these steps ${rest}`}
      >
        <rect className="now" x="0" y="0" width="100" height="6" />
        <rect className="then" x="0" y="8" width={Math.max(0.5, rest)} height="6" />
      </svg>
      <p className="quiet">Above: the risk now. Below: what is left of it, {rest} of 100.</p>
      <p role="status">{says}</p>
    </section>
  );
}
