import type { SiteChoice } from '../../directory/siting/choose-sites.ts';
import type { SitingPoint } from '../../directory/siting/siting-problem.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { ChoiceProblem } from './choice-problem.ts';
import type { Choice } from './choose-measures.ts';

/** What somebody asks about sites: for which service, whose people, when, and how many facilities. */
export type AskedSiting = {
  serviceTypeCode: string;
  formCode: string;
  unitCode: string;
  /** For which year need is reckoned. */
  year: number;
  count: number;
  reachKm: number;
  /** Neighbours within so many km of the body's own settlement; 0 for none. */
  aroundKm: number;
  /** Municipalities named by hand: what was written, one name or code each. */
  named: readonly string[];
};

/** A municipality of the question, with the district by which people tell it from others of its name. */
export type RecordedPoint = SitingPoint & { district: string };

/** A suggestion of sites with everything it was reckoned from, so that it can be read later as it was. */
export type SitingRecord = {
  asked: AskedSiting;
  problem: { points: readonly RecordedPoint[]; count: number; reachKm: number };
  choice: SiteChoice;
  /** Services of the kind that reach somebody of these municipalities: with a known capacity, and without. */
  services: { counted: number; unknown: number };
  /** The day on which models and services were in force. */
  day: CalendarDay;
};

/** A choice of measures with the question as it was; weights of target groups as pairs, so that it can be stored. */
export type MeasureRecord = {
  plan: { id: string; title: string };
  problem: Omit<ChoiceProblem, 'weights'> & {
    weights: readonly (readonly [group: string, weight: number])[];
  };
  choice: Choice;
  day: CalendarDay;
};

/** Data that a suggestion was reckoned from, each with the day it speaks of; null where it has none. */
export type UsedData = { name: string; asOf: CalendarDay | null };

/** A suggestion that somebody kept (odložený návrh). It is not changed by anything that happens later. */
export type KeptChoice = {
  id: string;
  /** What it suggests, in Slovak. */
  title: string;
  /** The question as it stood in the address, to be asked again. */
  query: string;
  content: ({ kind: 'sites'; sites: SitingRecord } | { kind: 'measures'; measures: MeasureRecord }) & {
    data: readonly UsedData[];
  };
  keptAt: Date;
};
