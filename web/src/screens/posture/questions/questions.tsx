import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { questionsQuery } from '../../../app/posture-queries.js';
import { Loaded } from '../../../ui/loaded.js';
import { TopicForm } from './topic-form.js';
import { TopicList } from './topic-list.js';

/** The interview as a form, one topic at a time; it goes on where it was left. */
export function Questions() {
  const query = useQuery(questionsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Loaded query={query}>
      {({ topics, digest }) => {
        const topic =
          topics.find(({ id }) => id === chosen) ?? topics.find(({ open }) => open > 0) ?? topics[0] ?? null;
        if (topic === null) return null;
        const next = topics[topics.findIndex(({ id }) => id === topic.id) + 1] ?? null;
        return (
          <div className="interview">
            <TopicList topics={topics} current={topic.id} onChoose={setChosen} />
            <TopicForm
              key={topic.id}
              topic={topic}
              digest={digest}
              moved={chosen !== null}
              hasNext={next !== null}
              onKept={() => setChosen(next?.id ?? topic.id)}
            />
          </div>
        );
      }}
    </Loaded>
  );
}
