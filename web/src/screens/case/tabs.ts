/** The screens of a case, in the order of the story. */
export const CASE_TABS = [
  { to: '/cases/$case', label: 'Timeline', end: true },
  { to: '/cases/$case/duties', label: 'Whom to tell?', end: false },
  { to: '/cases/$case/record', label: 'Record', end: false },
] as const;
