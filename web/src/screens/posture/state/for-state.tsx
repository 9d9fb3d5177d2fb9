import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask } from '../../../app/client.js';
import { Problem } from '../../../ui/problem.js';
import { Term } from '../../../ui/term.js';
import { useDay } from '../use-posture.js';
import { Bundle } from './bundle.js';
import { ByHand } from './by-hand.js';
import { askedOf, NO_WISH, type Asked, type Wish } from './wish.js';
import { WhatItHolds } from './what-it-holds.js';
import { For } from '../../../ui/for.js';

/** The bundle for the state: what it would hold is shown first, then it can be kept as a file. */
export function ForState() {
  const day = useDay();
  const [wish, setWish] = useState<Wish>(NO_WISH);
  const make = useMutation({ mutationFn: (json: Asked) => ask(api.posture.bundle.$post({ query: day, json })) });
  // What is shown must be what is kept: another wish has to be shown anew.
  const set = (part: Partial<Wish>): void => {
    setWish({ ...wish, ...part });
    make.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate(askedOf(wish));
  };
  return (
    <>
      <p>
        A <Term id="bundle">bundle</Term> tells the state that looks after many plants how yours stands: counts,
        products, findings, answers. First you see what it would hold. Nothing is sent: you pass the file on.
      </p>
      <For right="write" otherwise="Whoever may write can make it: it is signed by a key of this workspace.">
        <form className="panel" onSubmit={submit}>
          <WhatItHolds wish={wish} onWish={set} />
          <ByHand wish={wish} onWish={set} />
          <button type="submit" disabled={make.isPending}>
            Show what it would hold
          </button>
        </form>
      </For>
      <Problem error={make.error} />
      {make.data === undefined ? null : <Bundle key={make.submittedAt} bundle={make.data} />}
    </>
  );
}
