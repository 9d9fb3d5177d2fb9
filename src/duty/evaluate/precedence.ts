import type { Application } from './applies.js';

/**
 * How rules stand to each other: an exception that applies takes the place of the rules it is an exception to; a rule that
 * only repeats others leaves the word to them; a rule that says that there is no duty never makes one.
 */
export function giveWay(applications: readonly Application[]): Application[] {
  const displaced = new Map<string, string>();
  for (const { rule, applies, version } of applications)
    if (applies === 'yes' && version?.status === 'law') for (const id of rule.exception_to) displaced.set(id, rule.id);
  return applications.map((application) => {
    const { rule, version, applies } = application;
    const other = displaced.get(rule.id);
    if (other !== undefined && applies !== 'no') return denied(application, `${other} takes its place`);
    if (applies === 'no' || version === null) return application;
    if (rule.told_by.length > 0) return denied(application, `told by ${rule.told_by.join(', ')}`);
    if (rule.kind === 'no_duty') return denied(application, version.speed ?? 'the law asks for no report');
    return application;
  });
}

function denied(application: Application, why: string): Application {
  return { ...application, applies: 'no', why: [why] };
}
