import { TOO_OLD, type Row } from './result.js';

export type Open = {
  readonly asOf: string;
  /** By somebody of the operator. */
  readonly answered: boolean;
  /** By the records. */
  readonly decided: boolean;
};

const HOW = 'add --ask-mail, or --mail with what `assay posture mail DOMAIN --json` wrote';

/** What is not known of mail, why, and what the plan does then; sentences. */
export function openWords(rows: readonly Row[], { asOf, answered, decided }: Open): string[] {
  const plan = decided
    ? ''
    : answered
      ? ' The plan goes by what the plant file says.'
      : ' Until then the plan takes it for unprotected.';
  if (rows.length === 0) {
    if (answered) return [];
    return [
      `Whether others can send mail in the plant's name is not known: no domain is named. Write mail_domains into the plant file, then ${HOW}.${plan}`,
    ];
  }
  return rows.flatMap((row) => {
    const why = whyOpen(row, asOf);
    return why === null
      ? []
      : [`Whether others can send mail in the name of ${row.domain} is not known: ${why}; ${HOW}.${plan}`];
  });
}

function whyOpen({ result, told, later }: Row, asOf: string): string | null {
  if (result !== null) {
    if (result.age > TOO_OLD) return `name servers were last asked on ${result.askedOn}, ${result.age} days before`;
    return told ? null : `name servers did not tell on ${result.askedOn}`;
  }
  return later
    ? `name servers were asked after ${asOf} only, which says nothing of that day`
    : 'no name server was asked';
}
