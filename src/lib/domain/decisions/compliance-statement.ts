import type { Founder } from '../law/statement-route.ts';
import type { MatrixRow } from '../plans/capacity-figures.ts';
import type { CapacityKey } from '../plans/capacity-matrix.ts';
import { type CalendarDay, isPossibleDay, yearOf } from '../shared/calendar-day.ts';

/** A version of the criteria by which applications are judged (kritériá, § 83 ods. 10); published once, never changed. */
export type StatementCriteria = {
  id: string;
  /** 1 for the first; a later version replaces the earlier for applications that come after it. */
  number: number;
  /** Who approved them, a function or a council: *starosta obce*. */
  approvedBy: string;
  approvedOn: CalendarDay;
  publishedOn: CalendarDay;
  /** One criterion each, in the order in which an applicant answers them. */
  items: readonly string[];
};

export const MOST_CRITERIA = 20;
export const CRITERION_MAX_LENGTH = 500;
export const APPROVER_MAX_LENGTH = 200;

export type CriteriaRefusal =
  | 'no-approver'
  | 'approver-too-long'
  | 'impossible-day'
  | 'approved-in-future'
  | 'no-criteria'
  | 'too-many-criteria'
  | 'criterion-too-long';

/** Criteria as somebody typed them, one on a line; empty lines say nothing. */
export function readCriteria(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Why criteria cannot be published, or null. */
export function refuseCriteria(
  { approvedBy, approvedOn, items }: Pick<StatementCriteria, 'approvedBy' | 'approvedOn' | 'items'>,
  today: CalendarDay
): CriteriaRefusal | null {
  if (approvedBy.trim() === '') return 'no-approver';
  if (approvedBy.trim().length > APPROVER_MAX_LENGTH) return 'approver-too-long';
  if (!isPossibleDay(approvedOn)) return 'impossible-day';
  if (approvedOn > today) return 'approved-in-future';
  if (items.length === 0) return 'no-criteria';
  if (items.length > MOST_CRITERIA) return 'too-many-criteria';
  return items.some((item) => item.length > CRITERION_MAX_LENGTH) ? 'criterion-too-long' : null;
}

/** Who applies. Of a natural person who provides, the public reads that it is one, never the name. */
export type StatementApplicant = {
  name: string;
  /** IČO, eight digits; empty where the applicant has none. */
  ico: string;
  founder: Founder;
  isNaturalPerson: boolean;
  /** Where the office answers; never published. */
  email: string;
};

/** What is asked for: one kind, form, target group and place. */
export type AskedService = CapacityKey & {
  place: string;
  /** Whole places or people, in the unit of the kind. */
  capacity: number;
  /** The year for which the contribution is asked (§ 78b). */
  year: number;
};

/** An application for a compliance statement (žiadosť o vyjadrenie o súlade). */
export type StatementApplication = StatementApplicant &
  AskedService & {
    id: string;
    /** Shared by the applications of one submission. */
    receipt: string;
    criteriaId: string;
    /** An answer to each criterion, in their order. */
    answers: readonly string[];
    receivedOn: CalendarDay;
    /** Came in a flood from one address: kept, and public once somebody has decided it. */
    toVerify: boolean;
    decision: StatementDecision | null;
  };

export const APPLICANT_MAX_LENGTH = 200;
export const PLACE_MAX_LENGTH = 200;
export const ANSWER_MAX_LENGTH = 2_000;
export const MOST_CAPACITY = 10_000;
/** Applications of one submission, counted together. */
export const MOST_IN_SUBMISSION = 20;

export type ApplicationRefusal =
  | 'no-applicant'
  | 'applicant-too-long'
  | 'impossible-ico'
  | 'impossible-email'
  | 'no-place'
  | 'place-too-long'
  | 'impossible-capacity'
  | 'impossible-year'
  | 'unanswered'
  | 'answer-too-long';

const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/;

/** Why an application cannot be taken, or null; which office it belongs to is for `routeStatement`. */
export function refuseApplication(
  asked: StatementApplicant & AskedService & { answers: readonly string[] },
  criteria: Pick<StatementCriteria, 'items'>,
  today: CalendarDay
): ApplicationRefusal | null {
  if (asked.name.trim() === '') return 'no-applicant';
  if (asked.name.trim().length > APPLICANT_MAX_LENGTH) return 'applicant-too-long';
  if (asked.ico !== '' && !/^\d{8}$/.test(asked.ico)) return 'impossible-ico';
  if (asked.email.length > 254 || !EMAIL.test(asked.email)) return 'impossible-email';
  if (asked.place.trim() === '') return 'no-place';
  if (asked.place.trim().length > PLACE_MAX_LENGTH) return 'place-too-long';
  const isCapacity =
    Number.isSafeInteger(asked.capacity) && asked.capacity >= 1 && asked.capacity <= MOST_CAPACITY;
  if (!isCapacity) return 'impossible-capacity';
  const thisYear = yearOf(today);
  if (!Number.isSafeInteger(asked.year) || asked.year < thisYear || asked.year > thisYear + 2)
    return 'impossible-year';
  if (criteria.items.some((_, at) => (asked.answers[at] ?? '').trim() === '')) return 'unanswered';
  return asked.answers.some((answer) => answer.trim().length > ANSWER_MAX_LENGTH) ? 'answer-too-long' : null;
}

export const STATEMENT_RESULTS = ['complies', 'does-not-comply'] as const;
export type StatementResult = (typeof STATEMENT_RESULTS)[number];

/** What a frozen plan says of an asked capacity. All numbers are in the unit of the kind, of one year. */
export type CapacityComparison = {
  asked: number;
  /** Already stated as compliant for others, of the same kind, form, group, unit and year. */
  promised: number;
  /** Null where the plan has no number for them. */
  figures: {
    need: number;
    existing: number;
    planned: number;
    /** Existing and planned less what is promised; never below 0. */
    room: number;
  } | null;
  /** Null where the plan cannot say: a person decides, with a reason. */
  result: StatementResult | null;
};

/**
 * Compares an asked capacity with what the plan counts with where the service is provided (requirement 27; kpss 1.5,
 * criterion "need" of Galanta): it complies when it fits into existing and planned capacity that nobody else was
 * promised.
 * @param promised the sum of capacities stated as compliant before
 */
export function compareCapacity(
  rows: readonly MatrixRow[],
  asked: CapacityKey & { year: number; capacity: number },
  promised: number
): CapacityComparison {
  const row = rows.find(
    (one) =>
      one.serviceTypeCode === asked.serviceTypeCode &&
      one.formCode === asked.formCode &&
      one.targetGroupCode === asked.targetGroupCode &&
      one.unitCode === asked.unitCode
  );
  const figures = row?.years.find(({ year }) => year === asked.year)?.figures;
  if (!figures) return { asked: asked.capacity, promised, figures: null, result: null };
  const { ownNeed, catchmentNeed, existing, plannedIncrease: planned } = figures;
  const room = Math.max(0, existing + planned - promised);
  return {
    ...{ asked: asked.capacity, promised },
    figures: { need: ownNeed + catchmentNeed, existing, planned, room },
    result: asked.capacity <= room ? 'complies' : 'does-not-comply'
  };
}

/** How an application was decided; it names the versions of plan and criteria it was judged by. */
export type StatementDecision = {
  result: StatementResult;
  reason: string;
  decidedOn: CalendarDay;
  /** Running within the year of the decision: 3 of `3/2026`. */
  number: number;
  contentHash: string;
  comparison: CapacityComparison;
};

export type DecisionRefusal = 'no-result' | 'no-reason' | 'reason-too-long';

export const REASON_MAX_LENGTH = 5_000;

/** Why a decision cannot stand, or null: whoever decides otherwise than the comparison, or against, says why. */
export function refuseDecision(
  given: { result: StatementResult | null; reason: string },
  { result }: Pick<CapacityComparison, 'result'>
): DecisionRefusal | null {
  if (given.result === null) return 'no-result';
  if (given.reason.trim().length > REASON_MAX_LENGTH) return 'reason-too-long';
  const isExplained = given.result === result && given.result === 'complies';
  return !isExplained && given.reason.trim() === '' ? 'no-reason' : null;
}

/** The number of a statement as it is printed: `3/2026`. */
export function statementNumber({
  number,
  decidedOn
}: Pick<StatementDecision, 'number' | 'decidedOn'>): string {
  return `${number}/${yearOf(decidedOn)}`;
}
