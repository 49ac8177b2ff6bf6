import type { PersonCount } from '../../population/person-count.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/euro.ts';
import type { ServedArea } from './catchment.ts';
import type { OpeningRow } from './opening-hours.ts';

/**
 * What is known of a service and changes in time (údaje o službe, issue *directory* 1): each holds on the days
 * `[validFrom, validTo)`, so that the state on any day can be asked for and nothing that was true is overwritten.
 * Capacity is the same kind of thing with a table of its own, because plans compute with it.
 */
export const FACT_KINDS = [
  'status',
  'contact',
  'opening',
  'fees',
  'admission',
  'catchment',
  'access',
  'occupancy',
  'waiting',
  'staff',
  'premises',
  'money',
  'quality',
  'improvement'
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Planned ones are not running yet, paused ones take nobody in, closed ones are history. */
export const SERVICE_STATUSES = ['planned', 'active', 'paused', 'closed'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

/** Whether somebody on wheels gets in, as the provider says. */
export const ENTRANCES = ['step-free', 'with-help', 'steps', 'unknown'] as const;
export type Entrance = (typeof ENTRANCES)[number];

/** Complaints of a year in bands: single ones would point at people. */
export const COMPLAINT_BANDS = ['none', 'up-to-five', 'more-than-five', 'unknown'] as const;
export type ComplaintBand = (typeof COMPLAINT_BANDS)[number];

/** Languages in which people are most often served in Slovakia (census 2021), Slovak sign language among them. */
export const SERVED_LANGUAGES = ['sk', 'hu', 'rom', 'rue', 'uk', 'cs', 'en', 'sgn-SK'] as const;
export type ServedLanguage = (typeof SERVED_LANGUAGES)[number];

/** The source of what a provider says of its own service by itself. */
export const PROVIDER_SAYS = 'poskytovateľ';

/** Who works in the service, by qualification (kpss 10-48). `fullTime` are full-time equivalents. */
export type StaffRow = { qualification: string; people: number; fullTime: number };
export type FeeRow = { what: string; cents: Cents; per: string };
export type SourceAmount = { sourceCode: string; cents: Cents };

/** Content of each kind of fact. */
export type FactContents = {
  status: { status: ServiceStatus; note: string };
  /** The office, never a person's name. */
  contact: { office: string; phone: string; email: string; website: string };
  opening: { hours: readonly OpeningRow[]; note: string };
  fees: { rows: readonly FeeRow[]; note: string };
  /** What to do, in order, and which papers to bring; one thing a line. */
  admission: { steps: readonly string[]; papers: readonly string[] };
  /** Whom it serves, by where they live. A service that nobody said it of serves whoever reaches it. */
  catchment: { areas: readonly ServedArea[]; note: string };
  access: { entrance: Entrance; note: string; languages: readonly ServedLanguage[] };
  /** People who receive the service on the first day of the record. */
  occupancy: { recipients: PersonCount };
  waiting: { people: PersonCount; oldestOn: CalendarDay | null };
  /** Volunteers and informal carers are a resource beside paid staff. Training is hours a year. */
  staff: {
    rows: readonly StaffRow[];
    volunteers: number;
    informalCarers: number;
    trainingHours: number;
    hasSupervision: boolean;
    missing: string;
  };
  premises: { buildings: string; equipment: string };
  /** Money of one calendar year by source; the record is valid for exactly that year. */
  money: { rows: readonly SourceAmount[] };
  quality: {
    inspectedOn: CalendarDay | null;
    finding: string;
    complaints: ComplaintBand;
    /** Share of satisfied recipients in percent, of so many who answered, on a day. */
    satisfiedPercent: number | null;
    answered: number | null;
    askedOn: CalendarDay | null;
  };
  /** Question 3 of the product: how the services that exist are to be made better. */
  improvement: { staffing: string; equipment: string; providerWants: string; recipientsWant: string };
};

type Dated = {
  id: string;
  serviceId: string;
  validFrom: CalendarDay;
  /** The first day on which it holds no more; null while it goes on. */
  validTo: CalendarDay | null;
  /** The day somebody last said that it is so. */
  confirmedOn: CalendarDay;
  /** Who says so: *poskytovateľ*, *výkaz O05*, an agreement. */
  source: string;
};

/** One fact of one kind. */
export type ServiceFact<Kind extends FactKind = FactKind> = {
  [Each in Kind]: Dated & { kind: Each; content: FactContents[Each] };
}[Kind];

/** What holds on one day, by kind; a kind nobody spoke of is missing. */
export type ServiceState = { [Kind in FactKind]?: ServiceFact<Kind> };

/** Whether a kind is counted by calendar years, as budgets are (act 583/2004). */
export function isYearly(kind: FactKind): boolean {
  return kind === 'money';
}

/** The days of one calendar year, on which a yearly fact holds. */
export function daysOfYear(year: number): Pick<Dated, 'validFrom' | 'validTo'> {
  return { validFrom: `${year}-01-01`, validTo: `${year + 1}-01-01` };
}

/** The facts of one service that hold on a day; of a yearly kind the last year begun that somebody spoke of. */
export function stateOn(facts: readonly ServiceFact[], day: CalendarDay): ServiceState {
  return Object.fromEntries(knownOn(facts, day)) as ServiceState;
}

/** What is known on a day of each kind, of facts as the body or as everybody knows them. */
export function knownOn<Fact extends Pick<Dated, 'validFrom' | 'validTo'> & { kind: FactKind }>(
  facts: readonly Fact[],
  day: CalendarDay
): Map<FactKind, Fact> {
  const known = new Map<FactKind, Fact>();
  for (const fact of facts) {
    if (isYearly(fact.kind) ? fact.validFrom > day : !holdsOn(fact, day)) continue;
    const other = known.get(fact.kind);
    if (!other || other.validFrom < fact.validFrom) known.set(fact.kind, fact);
  }
  return known;
}

/** Whether a dated thing holds on a day; the day it ends is the first one without it. */
export function holdsOn(
  { validFrom, validTo }: Pick<Dated, 'validFrom' | 'validTo'>,
  day: CalendarDay
): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}
