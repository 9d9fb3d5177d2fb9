type Step = {
  readonly order: number;
  readonly fix: string;
  readonly payer: 'none' | 'help' | 'own';
  readonly price: string;
  readonly cost_basis: string;
  readonly gain: string;
  readonly stands: number | null;
  readonly of: number;
  readonly help: string | null;
};

const GROUPS = [
  { payer: 'none', title: 'Costs no money' },
  { payer: 'help', title: 'Somebody else may pay' },
  { payer: 'own', title: 'With money of your own' },
] as const;

/** The steps in their order: what costs nothing first, then what others may pay for. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return <p>Nothing within these limits lowers the risk.</p>;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">What to do, in this order</h2>
      {GROUPS.map(({ payer, title }) => {
        const own = steps.filter((step) => step.payer === payer);
        const [first] = own;
        if (first === undefined) return null;
        return (
          <div key={payer}>
            <h3>{title}</h3>
            <ol className="steps">
              {own.map((step) => (
                <li key={step.order} value={step.order}>
                  <p>
                    <strong>{step.fix}</strong>
                  </p>
                  <p className="figures">
                    <span>{step.price}</span> <span>risk less by {step.gain}</span>{' '}
                    <span>
                      {step.stands === null
                        ? 'how far it stands is being reckoned'
                        : `stands in ${step.stands} of ${step.of} plans with other figures`}
                    </span>
                  </p>
                  {step.help === null ? null : <p className="quiet">{step.help}</p>}
                  {payer === 'none' ? null : <p className="quiet">Price: {step.cost_basis}</p>}
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </section>
  );
}
