import type { LegalBasis, Requirement, Rule } from '../law/requirement.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { Dimension } from './analysis-note.ts';
import type { PlanSectionCode, PlanTextCode } from './plan.ts';

/** missing: the law asks for it; warning: can be answered with a printed reason; ask-operator: overte u prevádzkovateľa. */
export const SEVERITIES = ['missing', 'warning', 'ask-operator'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a finding is about. The id is the thing's own id, or a code for kinds, groups and sections. */
export type CompletenessSubject = {
  kind:
    | 'plan'
    | 'goal'
    | 'measure'
    | 'activity'
    | 'service-type'
    | 'target-group'
    | 'capacity-row'
    | 'section';
  id: string;
};

/** The field of the desk that mends a finding. */
export type FieldPointer =
  | { page: 'analysis'; part: 'services-analysis' | 'requirements-analysis'; dimension: Dimension }
  | { page: 'findings'; voice: 'recipients' | 'inhabitants' }
  | { page: 'text'; text: PlanTextCode }
  /** With the block of the part, where one block is meant. */
  | { page: 'section'; section: PlanSectionCode; blockId?: string }
  | { page: 'kinds'; serviceTypeCode: string }
  | { page: 'matrix'; row: string }
  | { page: 'goals'; goalId: string | null; field: 'title' | 'services' | 'needs' | 'nationalPriorities' }
  | { page: 'goals'; goalId: null; field: 'targetGroups'; targetGroupCode: string }
  | { page: 'measures'; goalId: string; measureId: string | null; field: 'title' | 'indicators' }
  | {
      page: 'activities';
      measureId: string;
      activityId: string | null;
      field: 'title' | 'responsible' | 'term' | 'costs';
    }
  | { page: 'budget' }
  | { page: 'discussion' }
  | { page: 'operator'; list: 'national-priorities' };

/** Rules whose sentence depends on what was found, with their variants; the others have one sentence. */
export const SENTENCE_VARIANTS = {
  'services-by-kind': ['none', 'some'],
  'services-by-form': ['none', 'some'],
  'services-by-target-group': ['none', 'some'],
  'requirements-by-kind': ['none', 'some'],
  'requirements-by-form': ['none', 'some'],
  'requirements-by-target-group': ['none', 'some'],
  'year-value': ['kind', 'row'],
  'public-discussion': ['none', 'open'],
  'goal-national-priority': ['unknown', 'unmapped'],
  'untouched-template': ['section', 'blanks', 'share'],
  'dangling-reference': ['named', 'unnamed']
} as const satisfies Partial<Record<Rule, readonly string[]>>;

type Varied = typeof SENTENCE_VARIANTS;
type Variant = Varied[keyof Varied][number];

/** Message key of a sentence behind `completeness.` */
export type Sentence =
  | Exclude<Rule, keyof Varied>
  | { [R in keyof Varied]: `${R}.${Varied[R][number]}` }[keyof Varied];

/**
 * Values for the sentence. `kind`, `kinds`, `form`, `forms`, `group`, `groups`, `source`, `section` hold codes which the
 * caller turns into names, `cents` an amount, `share` a number from 0 to 1; the rest prints as it is.
 */
export type SentenceParams = Readonly<
  Record<string, string | number | readonly string[] | readonly number[]>
>;

/** A reason somebody gave to a warning; it is printed with it (kpss 10-11, 10-17). */
export type WarningAnswer = {
  rule: Rule;
  subject: CompletenessSubject;
  reason: string;
  answeredOn: CalendarDay;
};

/** One line of the completeness list, in the auditor's terms. */
export type CompletenessFinding = {
  rule: Rule;
  severity: Severity;
  basis: LegalBasis;
  subject: CompletenessSubject;
  where: FieldPointer;
  sentence: Sentence;
  params: SentenceParams;
  answer: Pick<WarningAnswer, 'reason' | 'answeredOn'> | null;
};

/** What a rule finds, before law and answers are put to it. */
export type Found = {
  subject: CompletenessSubject;
  where: FieldPointer;
  /** Variant of the sentence, where the rule has several. */
  variant?: Variant;
  params?: SentenceParams;
  /** Where it differs from what the obligation says. */
  severity?: Severity;
  /** False where the finding rests on unverified reference data, whatever the rule's own basis is. */
  verified?: boolean;
};

export type AnswerRefusal = 'no-reason' | 'not-answerable';

/** Why an answer cannot be kept, or null: only warnings can be answered, and only with words. */
export function refuseWarningAnswer(
  finding: Pick<CompletenessFinding, 'severity'>,
  reason: string
): AnswerRefusal | null {
  if (finding.severity !== 'warning') return 'not-answerable';
  return reason.trim() === '' ? 'no-reason' : null;
}

/** A finding with the basis of its requirement and the answer somebody gave to it. */
export function completeFinding(
  found: Found,
  requirement: Requirement,
  answers: readonly WarningAnswer[]
): CompletenessFinding {
  const { rule, basis, obligation } = requirement;
  const severity = found.severity ?? (obligation === 'required' ? 'missing' : 'warning');
  const answer = answers.find(
    (one) =>
      one.rule === rule && one.subject.kind === found.subject.kind && one.subject.id === found.subject.id
  );
  const answered = severity === 'warning' && answer !== undefined && answer.reason.trim() !== '';
  return {
    rule,
    severity,
    basis: { ...basis, verified: basis.verified && found.verified !== false },
    subject: found.subject,
    where: found.where,
    // A rule and its variants belong together; the test over both message files holds them to it.
    sentence: (found.variant ? `${rule}.${found.variant}` : rule) as Sentence,
    params: found.params ?? {},
    answer: answered ? { reason: answer.reason, answeredOn: answer.answeredOn } : null
  };
}

/** What still has to be done: everything missing, and warnings without an answer. */
export function openFindings(findings: readonly CompletenessFinding[]): CompletenessFinding[] {
  return findings.filter((one) => one.severity !== 'ask-operator' && one.answer === null);
}
