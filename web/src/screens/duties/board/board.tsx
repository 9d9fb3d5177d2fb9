import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../../ui/loaded.js';
import { Term } from '../../../ui/term.js';
import { boardQuery, useLook, type Board as BoardView } from '../queries.js';
import { Filter, passes } from './filter.js';
import { Group } from './group.js';

/** Every rule of the law, in the order in which somebody has to act on it. */
export function Board() {
  const look = useLook();
  const query = useQuery(boardQuery(look));
  const [law, setLaw] = useState('');
  return (
    <Loaded query={query}>
      {(board) => (
        <>
          <p className="lead">{board.summary}</p>
          <p className="quiet">
            A <Term id="duty">duty</Term> counts down only from an <Term id="anchor">anchor</Term> that somebody has
            set. {board.reviewed}
          </p>
          {board.warnings.map((warning) => (
            <p key={warning} className="warning">
              {warning}
            </p>
          ))}
          <Filter cards={board.cards} law={law} onChange={setLaw} />
          <Groups board={board} law={law} />
        </>
      )}
    </Loaded>
  );
}

function Groups({ board, law }: { readonly board: BoardView; readonly law: string }) {
  return board.groups.map((group) => {
    const cards = board.cards.filter((card) => card.group === group.id && passes(card, law));
    return cards.length === 0 ? null : <Group key={group.id} group={group} cards={cards} last={board.last} />;
  });
}
