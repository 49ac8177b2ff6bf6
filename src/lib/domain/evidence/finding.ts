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
  'expert',
  'evaluation'
] as const;
export type Origin = (typeof ORIGINS)[number];

/** Bradshaw's four kinds of need: what experts set, people feel, people ask for, others have (kpss 8). */
export const KINDS_OF_NEED = ['normative', 'felt', 'expressed', 'comparative'] as const;
export type KindOfNeed = (typeof KINDS_OF_NEED)[number];

/** Whose voice it is: § 83 letter b asks for recipients **and other inhabitants** (kpss 1.3). */
export const VOICES = ['recipients', 'inhabitants', 'providers', 'office'] as const;
export type Voice = (typeof VOICES)[number];

/**
 * How far a finding can be leaned on (sila): `strong` is a whole count or a survey that carries the statement; `fair` is
 * what several said independently, or a survey that only hints at it; `weak` is one voice, or a survey few answered.
 */
export const FINDING_STRENGTHS = ['strong', 'fair', 'weak'] as const;
export type FindingStrength = (typeof FINDING_STRENGTHS)[number];

/** Longest name of a part of the territory, in characters. */
export const PLACE_NAME_MAX = 120;

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
  /** Null where nobody judged it yet. */
  strength: FindingStrength | null;
  /** The part of the territory it is of; null where it is of the whole. */
  place: string | null;
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
  | 'few-answered-is-not-strong'
  | 'place-too-long'
  | 'statistic-is-not-felt';

/** Why a finding cannot be kept, or null (kpss 10-12 and 10-44: a survey always says how many answered). */
export function refuseFinding(
  finding: Pick<
    Finding,
    'statement' | 'source' | 'asOf' | 'origin' | 'kindOfNeed' | 'sample' | 'strength' | 'place'
  >,
  today: CalendarDay
): FindingRefusal | null {
  if (finding.statement.trim() === '') return 'no-statement';
  if (finding.source.trim() === '') return 'no-source';
  if (!isPossibleDay(finding.asOf)) return 'impossible-day';
  if (finding.asOf > today) return 'day-in-future';
  if (finding.sample !== null && !isPossible(finding.sample)) return 'impossible-sample';
  if (finding.origin === 'survey' && finding.sample === null) return 'survey-without-sample';
  if (finding.origin === 'statistic' && finding.kindOfNeed === 'felt') return 'statistic-is-not-felt';
  if (finding.strength === 'strong' && isWeak(finding)) return 'few-answered-is-not-strong';
  return (finding.place ?? '').length > PLACE_NAME_MAX ? 'place-too-long' : null;
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

/** Whether nothing should stand on the finding alone: few people answered, or somebody judged it weak. */
export function isFaint(finding: Pick<Finding, 'sample' | 'strength'>): boolean {
  return finding.strength === 'weak' || isWeak(finding);
}
