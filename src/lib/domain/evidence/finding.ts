import { type PersonCount, personCount } from '../population/person-count.ts';
import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';
import type { LivingSource } from './living-figure.ts';

/** Where a statement of the analysis comes from (kpss 10-12). */
export const ORIGINS = [
  'statistic',
  'register',
  'survey',
  'meeting',
  'suggestion',
  'provider',
  'expert'
] as const;
export type Origin = (typeof ORIGINS)[number];

/** Bradshaw's four kinds of need: what experts set, people feel, people ask for, others have (kpss 8). */
export const KINDS_OF_NEED = ['normative', 'felt', 'expressed', 'comparative'] as const;
export type KindOfNeed = (typeof KINDS_OF_NEED)[number];

/** Whose voice it is: § 83 letter b asks for recipients **and other inhabitants** (kpss 1.3). */
export const VOICES = ['recipients', 'inhabitants', 'providers', 'office'] as const;
export type Voice = (typeof VOICES)[number];

/** How many answered (at least 1) of how many asked or living there, a whole number. */
export type Sample = { answers: PersonCount; population: number };

/** A finding (zistenie): one piece of evidence with its origin, day and source. */
export type Finding = {
  id: string;
  position: string;
  statement: string;
  origin: Origin;
  kindOfNeed: KindOfNeed;
  voice: Voice;
  /** The day the finding is of, not the day it was typed. */
  asOf: CalendarDay;
  source: string;
  sourceUrl: string | null;
  sample: Sample | null;
  /** The figure behind it, where the program can read it again; it stays at the desk. */
  living: LivingSource | null;
  targetGroupCodes: readonly string[];
  serviceTypeCode: string | null;
  formCode: string | null;
};

export type FindingRefusal =
  | 'no-statement'
  | 'no-source'
  | 'impossible-day'
  | 'day-in-future'
  | 'impossible-sample'
  | 'survey-without-sample'
  | 'statistic-is-not-felt';

/** Why a finding cannot be kept, or null (kpss 10-12 and 10-44: a survey always says how many answered). */
export function refuseFinding(
  finding: Pick<Finding, 'statement' | 'source' | 'asOf' | 'origin' | 'kindOfNeed' | 'sample'>,
  today: CalendarDay
): FindingRefusal | null {
  if (finding.statement.trim() === '') return 'no-statement';
  if (finding.source.trim() === '') return 'no-source';
  if (!isPossibleDay(finding.asOf)) return 'impossible-day';
  if (finding.asOf > today) return 'day-in-future';
  if (finding.sample !== null && !isPossible(finding.sample)) return 'impossible-sample';
  if (finding.origin === 'survey' && finding.sample === null) return 'survey-without-sample';
  if (finding.origin === 'statistic' && finding.kindOfNeed === 'felt') return 'statistic-is-not-felt';
  return null;
}

function isPossible({ answers, population }: Sample): boolean {
  const whole = personCount(answers) !== null && Number.isSafeInteger(population);
  return whole && answers >= 1 && answers <= population;
}

/** Share of those who answered, 0 to 1. */
export function responseRateOf(sample: Sample): number {
  return sample.answers / sample.population;
}

/** Below one in ten the answers may not be printed as what residents think (kpss 10-44: 55 of 2,200). */
export const WEAK_RESPONSE_RATE = 0.1;

/** Whether the finding must carry the warning that few people answered. */
export function isWeak(finding: Pick<Finding, 'sample'>): boolean {
  return finding.sample !== null && responseRateOf(finding.sample) < WEAK_RESPONSE_RATE;
}
