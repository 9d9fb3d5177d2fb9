/** Labels of the Traffic Light Protocol, version 2.0 (FIRST, August 2022), from the narrowest to the widest. */
export const TLP = ['red', 'amber+strict', 'amber', 'green', 'clear'] as const;
export type Tlp = (typeof TLP)[number];

/** Who may see what bears a label, in our words; the standard is at first.org/tlp. */
export const TLP_MEANS: Readonly<Record<Tlp, string>> = {
  red: 'only for the people it was given to; they pass it to nobody',
  'amber+strict': 'only for the organisation it was given to, and there for who needs it',
  amber: 'for the organisation it was given to and its clients, and there for who needs it',
  green: 'for the community of who received it; not for the public',
  clear: 'for everybody',
};

/** As they are written on a document. */
export const TLP_LABELS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;
export type TlpLabel = (typeof TLP_LABELS)[number];

export function tlpLabel(tlp: Tlp): TlpLabel {
  return TLP_LABELS[TLP.indexOf(tlp)] ?? 'TLP:RED';
}
