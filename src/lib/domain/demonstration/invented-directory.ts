import type { CalendarDay } from '../shared/calendar-day.ts';
import type { AuthoredPlan, AuthoredProvider, AuthoredService } from './authored-plan.ts';
import type { InventedKind } from './invented-kinds.ts';
import { type Random, wholeBetween } from './random.ts';

type InventedPlaceName = { unitCode: string; name: string };

/** A kind that is there already, with its capacity of today in its unit. */
export type Existing = { kind: InventedKind; existing: number };

type Told = { place: InventedPlaceName; asOf: CalendarDay; source: string; random: Random };

/** As much as one service holds, by its unit; more is spread over several services. */
const MOST_IN_ONE: Readonly<Record<string, number>> = {
  ...{ miesta: 40, prijimatelia: 60, porcie: 150 },
  ...{ pomocky: 120, hodiny: 6_000, kontakty: 1_500 }
};
/** The largest city has no more services of one kind than this; they are larger then. */
const MOST_SERVICES = 12;
/** What one employee on full time looks after, by the unit. */
const BY_ONE: Readonly<Record<string, number>> = {
  ...{ miesta: 2.5, prijimatelia: 8, porcie: 40 },
  ...{ pomocky: 100, hodiny: 1_600, kontakty: 400 }
};
const SINCE: CalendarDay = '2022-01-01';
const RAISED: CalendarDay = '2025-01-01';
const STREETS = ['Hlavná', 'Školská', 'Záhradná', 'Nová', 'Kostolná', 'Lipová', 'Družstevná'];
/** Who provides what: the municipality itself, an organisation for older and disabled people, one for families. */
const FOUNDERS = ['municipal', 'care', 'help'] as const;
type Founder = (typeof FOUNDERS)[number];

/**
 * Providers with their services and capacities that together hold exactly what exists: a village has some services of the
 * municipality, a city many by three providers. Nobody has a register number or an IČO, which could be somebody's.
 */
export function inventedProviders(existing: readonly Existing[], told: Told): AuthoredPlan['providers'] {
  const kept = existing.filter((one) => one.existing > 0);
  const byFounder = Map.groupBy(kept, founderOf);
  return Object.fromEntries(
    FOUNDERS.flatMap((founder) => {
      const own = byFounder.get(founder);
      if (!own) return [];
      const services = own.flatMap((one) => servicesOf(one, told));
      return [[founder, { ...named(founder, told), services: Object.fromEntries(services) }]];
    })
  );
}

/** Small services are the municipality's own; larger ones have founders of their own. */
function founderOf({ kind, existing }: Existing): Founder {
  if (existing < (MOST_IN_ONE[kind.key.unitCode] ?? 0) / 2) return 'municipal';
  const group = kind.key.targetGroupCode;
  return group === 'seniori' || group === 'zdravotne-postihnutie' ? 'care' : 'help';
}

function named(founder: Founder, { place, source }: Told): Omit<AuthoredProvider, 'services'> {
  const names = {
    municipal: `Sociálne služby ${place.name}`,
    care: `Spolu doma ${place.name}, n. o.`,
    help: `Most k pomoci ${place.name}, o. z.`
  };
  return {
    ...{ name: `${names[founder]} (${source})`, ico: null, website: null },
    kind: founder === 'municipal' ? 'municipal' : 'non-public'
  };
}

function servicesOf({ kind, existing }: Existing, told: Told): [string, AuthoredService][] {
  const { serviceTypeCode } = kind.key;
  const most = MOST_IN_ONE[kind.key.unitCode] ?? existing;
  const count = Math.min(MOST_SERVICES, Math.ceil(existing / most));
  return Array.from({ length: count }, (_, at) => {
    // The first ones take what does not divide.
    const value = Math.floor(existing / count) + (at < existing % count ? 1 : 0);
    return [serviceKey(serviceTypeCode, at), serviceOf(kind, { at, value, isOnly: count === 1 }, told)];
  });
}

function serviceKey(serviceTypeCode: string, at: number): string {
  return `${serviceTypeCode}-${at + 1}`;
}

function serviceOf(
  { key, name }: InventedKind,
  { at, value, isOnly }: { at: number; value: number; isOnly: boolean },
  told: Told
): AuthoredService {
  const { place, asOf, source, random } = told;
  const street = STREETS[wholeBetween(random, 0, STREETS.length - 1)];
  const { serviceTypeCode, formCode, targetGroupCode, unitCode } = key;
  const before = Math.floor(value * (0.6 + random() * 0.4));
  const capacity = (amount: number) => ({
    ...{ formCode, targetGroupCode, unitCode, value: amount, source },
    staff: Math.max(0.5, Math.round((amount / (BY_ONE[unitCode] ?? amount)) * 2) / 2)
  });
  return {
    serviceTypeCode,
    // Several of one kind are told apart by their place.
    name: isOnly ? name : `${name}, ${street} ${at + 1}`,
    registerNumber: null,
    formCodes: [formCode],
    targetGroupCodes: [targetGroupCode],
    placeTerritoryCode: place.unitCode,
    registeredOn: SINCE,
    address: `${street} ${at + 1}, ${place.name}`,
    capacities: [
      { ...capacity(before), validFrom: SINCE, validTo: RAISED, confirmedOn: SINCE },
      { ...capacity(value), validFrom: RAISED, validTo: null, confirmedOn: asOf }
    ]
  };
}

/** What existing services cost a year, and who pays: the municipality, recipients, and the state where there are places. */
export function inventedMoney(
  existing: readonly Existing[],
  years: readonly { year: number; state: 'actual' | 'planned' }[],
  source: string
): AuthoredPlan['money'] {
  const kept = existing.filter((one) => one.existing > 0);
  return kept.flatMap(({ kind, existing: amount }) => {
    const cents = amount * kind.eurosPerUnit * 100;
    const isByPlaces = kind.key.unitCode === 'miesta';
    const shares: [string, number, 'wages' | 'operation'][] = isByPlaces
      ? [
          ['obec', 0.3, 'operation'],
          ['uhrada', 0.3, 'operation'],
          ['fp-odkazanost', 0.4, 'wages']
        ]
      : [
          ['obec', 0.8, 'wages'],
          ['uhrada', 0.2, 'operation']
        ];
    return years.flatMap(({ year, state }) =>
      shares.map(([sourceCode, share, item]) => ({
        ...{ year, sourceCode, item, state, cents: Math.round(cents * share) },
        ...{ budgetLine: source, service: serviceKey(kind.key.serviceTypeCode, 0) }
      }))
    );
  });
}
