import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../../../app/client.js';
import { trainingQuery } from '../../../app/posture-queries.js';
import { useDay } from '../use-posture.js';
import { GiveFiles } from './give-files.js';
import { ListEntry } from './list-entry.js';

/** Lists of courses. `fixed`: they stay as they are. */
export function Courses({ fixed }: { readonly fixed: boolean }) {
  const { data } = useQuery(trainingQuery(useDay()));
  const lists = data?.lists ?? [];
  return (
    <>
      <h2>Lists of courses</h2>
      {lists.length === 0 ? <p>No list was given: the courses are those of plant.yaml.</p> : null}
      <ul className="lists">
        {lists.map(({ name, courses, set_aside: aside }) => (
          <ListEntry
            key={name}
            name={name}
            aside={aside}
            onRemove={fixed ? null : () => ask(api.posture.courses[':name'].$delete({ param: { name } }))}
          >
            <span className="quiet">courses</span>: {courses} read
          </ListEntry>
        ))}
      </ul>
      {fixed ? null : (
        <GiveFiles
          to="posture/courses"
          label="Drop lists of courses here, or choose them"
          help="CSV. Its first line names the columns: who, what, when, hours, cyber, approved. Who is an id or a name of plant.yaml. One of the same name is replaced."
          accept=".csv,.txt"
        />
      )}
    </>
  );
}
