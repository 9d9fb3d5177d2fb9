/** The screens of a case, in the order of the story. */
export const CASE_TABS = [
  { to: '/cases/$case', label: 'Timeline', end: true },
  { to: '/cases/$case/claim', label: 'What is said', end: false },
  { to: '/cases/$case/verify', label: 'Is it true?', end: false },
  { to: '/cases/$case/exposure', label: 'Who is hit?', end: false },
  { to: '/cases/$case/duties', label: 'Whom to tell?', end: false },
  { to: '/cases/$case/say', label: 'What we say', end: false },
  { to: '/cases/$case/record', label: 'Record', end: false },
] as const;
