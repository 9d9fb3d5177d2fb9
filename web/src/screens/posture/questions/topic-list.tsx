type Props = {
  readonly topics: readonly { readonly id: string; readonly title: string; readonly open: number }[];
  readonly current: string;
  readonly onChoose: (id: string) => void;
};

/** All topics, and in which of them something is open. */
export function TopicList({ topics, current, onChoose }: Props) {
  return (
    <nav aria-label="Topics" className="topics">
      <ul>
        {topics.map(({ id, title, open }) => (
          <li key={id}>
            <button
              type="button"
              className="link"
              aria-current={id === current ? 'step' : undefined}
              onClick={() => onChoose(id)}
            >
              {title}
            </button>{' '}
            <span className="quiet">{open === 0 ? 'answered' : `${open} open`}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
