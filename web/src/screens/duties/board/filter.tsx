import type { Card } from '../queries.js';

export type FilterProps = {
  readonly cards: readonly Card[];
  readonly law: string;
  readonly onChange: (law: string) => void;
};

/** One law of all: each with how many of its rules ask for something or wait for facts. */
export function Filter({ cards, law, onChange }: FilterProps) {
  const names = new Map(cards.map((card) => [card.law, card.law_name]));
  const laws = [...names].sort(([, one], [, other]) => one.localeCompare(other, 'en'));
  const open = (of: string): number => cards.filter((card) => card.law === of && card.group !== 'not_due').length;
  return (
    <div className="field filter">
      <label htmlFor="law">Whose law</label>
      <select id="law" value={law} onChange={(event) => onChange(event.target.value)}>
        <option value="">All of them ({laws.length})</option>
        {laws.map(([of, name]) => (
          <option key={of} value={of}>
            {name} ({open(of)})
          </option>
        ))}
      </select>
    </div>
  );
}

export function passes(card: Card, law: string): boolean {
  return law === '' || card.law === law;
}
