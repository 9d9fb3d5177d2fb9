import { useState } from 'react';
import { WideTable } from '../../ui/table.js';
import { CorrectMachine, type MachineView } from './correct-machine.js';
import { usePosture } from './use-posture.js';

/** The machines, what each was taken for, and where to correct it. */
export function Machines() {
  const { data } = usePosture();
  const [open, setOpen] = useState<string | null>(null);
  const seen = data?.seen ?? null;
  if (seen === null) return null;
  return (
    <WideTable label="Machines" className="machines stacks">
      <caption>What a list says stands. What it leaves open you can say here: it is written into plant.yaml.</caption>
      <thead>
        <tr>
          <th scope="col">Machine</th>
          <th scope="col">What it does</th>
          <th scope="col">Where</th>
          <th scope="col">What it is taken for</th>
        </tr>
      </thead>
      <tbody>
        {seen.machines.map((machine) => (
          <tr key={machine.asset_id}>
            <th scope="row">
              {machine.head}
              <p className="quiet">{machine.where}</p>
            </th>
            <td data-label="What it does">{machine.role?.replaceAll('_', ' ') ?? <em>not said</em>}</td>
            <td data-label="Where">{machine.zone ?? <em>not said</em>}</td>
            <td data-label="What it is taken for">
              <Programs programs={machine.programs} />
              <CorrectMachine
                machine={machine}
                digest={seen.digest}
                open={open === machine.asset_id}
                onOpen={(is) => setOpen(is ? machine.asset_id : null)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function Programs({ programs }: Pick<MachineView, 'programs'>) {
  if (programs.length === 0) return <em>nothing said</em>;
  return (
    <ul className="entries">
      {programs.map(({ text, is, ask }) => (
        <li key={text}>
          {is ?? text}
          {is === null ? <small>not known to our tables</small> : <small>read from “{text}”</small>}
          {ask === null ? null : <small>{ask}</small>}
        </li>
      ))}
    </ul>
  );
}
