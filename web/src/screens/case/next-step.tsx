import { Link } from '@tanstack/react-router';
import type { CaseStep } from '../../../../src/model/case-documents.js';
import { CASE_TABS } from './tabs.js';

export type NextStepProps = {
  readonly id: string;
  readonly next: CaseStep | null;
  /** The address of the screen that is open. */
  readonly open: string | undefined;
};

/** Where the story goes on from here: nothing on the screen where it does. Told at once when a step was taken. */
export function NextStep({ id, next, open }: NextStepProps) {
  const tab = CASE_TABS.find(({ step }) => step !== undefined && step.id === next);
  return (
    <p className="next" role="status">
      {tab?.step === undefined || tab.to === open ? null : (
        <>
          Next:{' '}
          <Link to={tab.to} params={{ case: id }}>
            {tab.step.says}
          </Link>
        </>
      )}
    </p>
  );
}
