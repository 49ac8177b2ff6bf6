import type { CalendarDay } from '../shared/calendar-day.ts';
import { yearOf } from '../shared/calendar-day.ts';
import type { Cents } from '../shared/euro.ts';
import { existingCapacityOn } from './capacity.ts';
import { publicStateOn } from './facts/public-facts.ts';
import type { StaffRow } from './facts/service-fact.ts';
import type { PublishedService } from './published-service.ts';
import { isRunning } from './service.ts';

/** What a municipality has for social services (question 1 of the product): people, places and money. */
export type Resources = {
  /** How many services are summed, and of how many the staff is known: the rest is not zero but unknown. */
  services: number;
  staffKnownOf: number;
  /** Paid staff by qualification, the most full-time posts first. */
  staff: StaffRow[];
  volunteers: number;
  /** Of services with at least five of them: fewer are told of no service, and so in no sum. */
  informalCarers: number;
  /** Hours of training in a year. */
  trainingHours: number;
  /** Services whose staff has supervision. */
  supervised: number;
  /** What is missing, service by service. */
  missing: { service: string; text: string }[];
  premises: { service: string; buildings: string; equipment: string }[];
  /** By year from the earliest; in each the sources with the most money first, and of how many services it is known. */
  money: { year: number; services: number; sources: { sourceCode: string; cents: Cents }[]; cents: Cents }[];
};

/**
 * Human, material and financial resources of the services of one body on a day (kpss 10-A 5, § 83 ods. 5).
 * A figure is a sum of what is known; what nobody said is not counted as nothing.
 */
export function resourcesOn(services: readonly PublishedService[], day: CalendarDay): Resources {
  const running = runningOn(services, day);
  const staffed = running.flatMap(({ service, state }) =>
    state.staff ? [{ service: service.name, ...state.staff.content }] : []
  );
  return {
    services: running.length,
    staffKnownOf: staffed.length,
    staff: staffByQualification(staffed.flatMap(({ rows }) => rows)),
    volunteers: sum(staffed.map((one) => one.volunteers)),
    informalCarers: sum(staffed.map((one) => one.informalCarers)),
    trainingHours: sum(staffed.map((one) => one.trainingHours)),
    supervised: staffed.filter(({ hasSupervision }) => hasSupervision).length,
    missing: staffed.flatMap(({ service, missing }) =>
      missing.trim() === '' ? [] : [{ service, text: missing }]
    ),
    premises: running.flatMap(({ service, state }) =>
      state.premises ? [{ service: service.name, ...state.premises.content }] : []
    ),
    money: moneyByYear(services)
  };
}

/** Services that run on a day, those that take nobody in for a while too; what is only planned is no resource yet. */
function runningOn(services: readonly PublishedService[], day: CalendarDay) {
  return services
    .filter((service) => isRunning(service, day))
    .map((service) => ({ service, state: publicStateOn(service.facts, day) }))
    .filter(({ state: { status } }) => !['closed', 'planned'].includes(status?.content.status ?? 'active'));
}

/** What the services of one kind can hold together, in one unit. */
export type HeldByKind = {
  serviceTypeCode: string;
  unitCode: string;
  value: number;
  services: number;
  /** The oldest confirmation among them: the sum is no younger. */
  confirmedOn: CalendarDay;
};

/** Places and other capacity of the services that run on a day, by kind; different units are never added. */
export function capacityByKindOn(services: readonly PublishedService[], day: CalendarDay): HeldByKind[] {
  const records = runningOn(services, day).flatMap(({ service: { id, serviceTypeCode, capacities } }) =>
    // Forms and groups are summed over.
    capacities.map((one) => ({ ...one, serviceId: id, serviceTypeCode, formCode: '', targetGroupCode: '' }))
  );
  return existingCapacityOn(records, day).map(
    ({ formCode: _, targetGroupCode: __, staff: ___, ...held }) => held
  );
}

/** Rows of one qualification together, however people wrote its capitals. */
function staffByQualification(rows: readonly StaffRow[]): StaffRow[] {
  const groups = Map.groupBy(rows, ({ qualification }) => qualification.trim().toLocaleLowerCase('sk'));
  return [...groups.values()]
    .map((group) => ({
      qualification: group[0]?.qualification.trim() ?? '',
      people: sum(group.map(({ people }) => people)),
      fullTime: sum(group.map(({ fullTime }) => fullTime))
    }))
    .toSorted((one, other) => other.fullTime - one.fullTime);
}

/** Money is history: every year that is known, of services that have ended too. */
function moneyByYear(services: readonly PublishedService[]): Resources['money'] {
  const told = services.flatMap(({ id, facts }) =>
    facts.flatMap((fact) =>
      fact.kind === 'money'
        ? fact.content.rows.map((row) => ({ id, year: yearOf(fact.validFrom), ...row }))
        : []
    )
  );
  return [...Map.groupBy(told, ({ year }) => year)]
    .toSorted(([one], [other]) => one - other)
    .map(([year, rows]) => ({
      year,
      services: new Set(rows.map(({ id }) => id)).size,
      sources: [...Map.groupBy(rows, ({ sourceCode }) => sourceCode)]
        .map(([sourceCode, group]) => ({ sourceCode, cents: sum(group.map(({ cents }) => cents)) }))
        .toSorted((one, other) => other.cents - one.cents),
      cents: sum(rows.map(({ cents }) => cents))
    }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
