const YES = /^(?:y|yes|yep|yeah|true|t|x|✓|✔|☑|on|1|ja|always|daily|sometimes|often|occasionally)$/u;
const NO = /^(?:n|no|nope|none|nothing|false|f|off|0|✗|✘|☐|nein|never|not used|disabled|no one|nobody)$/u;

/** Yes or no in the words that people use; null where a cell says neither. `rarely used` is neither. */
export function truthOf(text: string): boolean | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/u, '');
  if (YES.test(plain)) return true;
  return NO.test(plain) ? false : null;
}

const OUTSIDE =
  /^(?:public|public ip|internet|internet[- ]facing|exposed|open|open to (?:the )?internet|from outside)$/u;
const INSIDE =
  /^(?:private|internal|inside|local|lan only|local only|not exposed|closed|behind (?:the )?firewall|no internet|isolated|air[- ]?gapped|not connected|offline|stand[- ]?alone)$/u;

/** Whether a machine can be reached from the Internet, by the words of such a column. */
export function exposedOf(text: string): boolean | null {
  const truth = truthOf(text);
  if (truth !== null) return truth;
  const plain = text.trim().toLowerCase();
  if (OUTSIDE.test(plain)) return true;
  return INSIDE.test(plain) ? false : null;
}
