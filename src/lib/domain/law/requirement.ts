import type { CalendarDay } from '../shared/calendar-day.ts';
import { type Validity, validOn } from './validity.ts';

/** Where a rule stands in law or practice, and whether that exact provision was checked. */
export type LegalBasis = {
  /** For instance `§ 83 ods. 5 písm. a)`; empty when the rule is practice, not law. */
  provision: string;
  /** False while the wording or numbering was not read in the law itself. Shown to people as *neoverené*. */
  verified: boolean;
  /** Where the content of the rule is known from. */
  source: string;
};

/** Rules the completeness check knows; the words are stable and stand in data, answers and documents. */
export const RULES = [
  'services-by-kind',
  'services-by-form',
  'services-by-target-group',
  'requirements-of-recipients',
  'requirements-of-inhabitants',
  'requirements-by-kind',
  'requirements-by-form',
  'requirements-by-target-group',
  'demography',
  'goals',
  'goal-capacity',
  'year-value',
  'annual-evaluation',
  'change-and-update',
  'condition-personnel',
  'condition-financial',
  'condition-operational',
  'condition-organisational',
  'local-specifics',
  'public-discussion',
  'goal-national-priority',
  'target-group-goal',
  'goal-need',
  'goal-measure',
  'measure-indicator',
  'measure-activity',
  'activity-responsible',
  'activity-term',
  'activity-cost',
  'activity-source',
  'project-cliff',
  'uncovered-money',
  'untouched-template',
  'dangling-reference'
] as const;

export type Rule = (typeof RULES)[number];

/**
 * What a plan must or should contain, valid on the days `[validFrom, validTo)`.
 * `required`: its absence is a finding an auditor writes down; `answerable`: a warning that a printed reason answers,
 * because it is practice (kpss 10-11) or because leaving it out is a decision that must be stated (kpss 10-17).
 */
export type Requirement = Validity & {
  rule: Rule;
  obligation: 'required' | 'answerable';
  basis: LegalBasis;
};

/** Content of § 83 after the amendment 331/2017, effective on 1 January 2018 (kpss 1.3). */
const SINCE_2018: CalendarDay = '2018-01-01';

const AUDIT = 'NKÚ, kontrola KA-017/2020 (Hriňová)';
const LETTERS = 'obsah § 83 podľa zhrnutí novely 331/2017 Z. z.';
const PRACTICE = 'prax plánovania';

// The letters a) to g) and the number of the paragraph were never read in the consolidated act (kpss 1.3, 10a-1).
function letter(rule: Rule, name: string, source: string): Requirement {
  return required(rule, { provision: `§ 83 ods. 5 písm. ${name})`, verified: false, source });
}

function required(rule: Rule, basis: LegalBasis): Requirement {
  return { rule, obligation: 'required', basis, validFrom: SINCE_2018, validTo: null };
}

function answerable(rule: Rule, basis: LegalBasis): Requirement {
  return { rule, obligation: 'answerable', basis, validFrom: SINCE_2018, validTo: null };
}

function practice(rule: Rule, source: string = PRACTICE): Requirement {
  return answerable(rule, { provision: '', verified: true, source });
}

function conditions(rule: Rule): Requirement {
  return required(rule, {
    provision: '§ 83',
    verified: false,
    source: 'stránky obcí k § 83 (podmienky realizácie)'
  });
}

/** The requirements an installation starts with; an operator corrects and dates them. */
export const REQUIREMENTS: readonly Requirement[] = [
  letter('services-by-kind', 'a', AUDIT),
  letter('services-by-form', 'a', AUDIT),
  // The target group in letter a) is known from older wording only.
  letter('services-by-target-group', 'a', LETTERS),
  letter('requirements-of-recipients', 'b', AUDIT),
  letter('requirements-of-inhabitants', 'b', AUDIT),
  letter('requirements-by-kind', 'b', AUDIT),
  letter('requirements-by-form', 'b', AUDIT),
  letter('requirements-by-target-group', 'b', AUDIT),
  letter('demography', 'c', LETTERS),
  letter('goals', 'd', AUDIT),
  letter('goal-capacity', 'd', AUDIT),
  letter('year-value', 'e', AUDIT),
  letter('annual-evaluation', 'f', LETTERS),
  letter('change-and-update', 'g', LETTERS),
  conditions('condition-personnel'),
  conditions('condition-financial'),
  conditions('condition-operational'),
  conditions('condition-organisational'),
  answerable('local-specifics', {
    provision: '§ 83',
    verified: false,
    source: 'stránky obcí k § 83 (miestne špecifiká)'
  }),
  answerable('public-discussion', {
    provision: '§ 83 ods. 4',
    verified: true,
    source: 'stránky obcí k § 83 ods. 4'
  }),
  answerable('goal-national-priority', {
    provision: '§ 83',
    verified: false,
    source: 'stránky obcí k § 83 (národné priority)'
  }),
  practice('target-group-goal'),
  practice('goal-need'),
  practice('goal-measure'),
  practice('measure-indicator'),
  practice('measure-activity'),
  practice('activity-responsible'),
  practice('activity-term'),
  practice('activity-cost'),
  practice('activity-source'),
  practice('project-cliff', 'NKÚ, kontrola KA-018/2020 (Fiľakovo)'),
  practice('uncovered-money'),
  practice('untouched-template', 'Inštitút SGI, Plánovanie sociálnych služieb'),
  practice('dangling-reference')
];

/** The requirements in force on a day, at most one for each rule. */
export function requirementsOn(day: CalendarDay, all: readonly Requirement[] = REQUIREMENTS): Requirement[] {
  return validOn(all, day);
}
