/**
 * Sections of a plan whose content the law or its auditors speak of: for these the desk says what was found missing
 * elsewhere and shows a bad example beside the good one. The words stand in the messages, `section.{code}.audited`,
 * `.bad` and `.why`.
 */
export const HELPED_SECTIONS = [
  'process',
  'social-situation',
  'services-analysis',
  'requirements-analysis',
  'goals-and-priorities',
  'timetable',
  'conditions',
  'annual-evaluation',
  'change-and-update'
] as const;

export type HelpedSection = (typeof HELPED_SECTIONS)[number];
