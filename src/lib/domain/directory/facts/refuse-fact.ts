import { isPossibleDay, yearOf } from '../../shared/calendar-day.ts';
import { refuseOpening } from './opening-hours.ts';
import { daysOfYear, type FactContents, type FactKind, isYearly, type ServiceFact } from './service-fact.ts';

export type FactRefusal =
  | 'impossible-day'
  | 'ends-before-start'
  | 'nothing-said'
  | 'no-speaker'
  | 'closes-before-opening'
  | 'hours-overlap'
  | 'negative'
  | 'money-not-a-year'
  | 'waiting-in-future'
  | 'not-a-percentage'
  | 'answers-missing'
  | 'not-an-email'
  | 'not-a-website';

type Rules = { readonly [Kind in FactKind]: (content: FactContents[Kind]) => FactRefusal | null };

const isBlank = (text: string) => text.trim() === '';
const negative = (...numbers: (number | null)[]) =>
  numbers.some((one) => one !== null && !(one >= 0)) ? 'negative' : null;
const saysNothing = (...texts: string[]) => (texts.every(isBlank) ? 'nothing-said' : null);

/** What each kind of content must be; a status says something by itself. */
const RULES: Rules = {
  status: () => null,
  contact: ({ office, phone, email, website }) => {
    if (!isBlank(email) && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return 'not-an-email';
    if (!isBlank(website) && !/^https?:\/\/[^\s/]+\.[^\s/]+/.test(website)) return 'not-a-website';
    return saysNothing(office, phone, email, website);
  },
  opening: ({ hours, note }) => refuseOpening(hours) ?? (hours.length === 0 ? saysNothing(note) : null),
  fees: ({ rows, note }) =>
    negative(...rows.map(({ cents }) => cents)) ?? (rows.length === 0 ? saysNothing(note) : null),
  admission: ({ steps, papers }) => saysNothing(...steps, ...papers),
  catchment: ({ areas, note }) => (areas.length === 0 ? saysNothing(note) : null),
  access: ({ entrance, note, languages }) =>
    entrance === 'unknown' && languages.length === 0 ? saysNothing(note) : null,
  occupancy: ({ recipients }) => negative(recipients),
  waiting: ({ people }) => negative(people),
  staff: ({ rows, volunteers, informalCarers, trainingHours, missing }) => {
    const counted = rows.flatMap(({ people, fullTime }) => [people, fullTime]);
    const said = rows.length > 0 || volunteers + informalCarers + trainingHours > 0;
    return (
      negative(...counted, volunteers, informalCarers, trainingHours) ?? (said ? null : saysNothing(missing))
    );
  },
  premises: ({ buildings, equipment }) => saysNothing(buildings, equipment),
  money: ({ rows }) =>
    negative(...rows.map(({ cents }) => cents)) ?? (rows.length === 0 ? 'nothing-said' : null),
  quality: ({ satisfiedPercent, answered, askedOn }) => {
    const said = [satisfiedPercent, answered, askedOn].filter((one) => one !== null).length;
    if (said !== 0 && said !== 3) return 'answers-missing';
    if (satisfiedPercent !== null && !(satisfiedPercent >= 0 && satisfiedPercent <= 100))
      return 'not-a-percentage';
    return negative(answered);
  },
  improvement: (content) => saysNothing(...Object.values(content))
};

/** Why a fact cannot be kept, or null. */
export function refuseFact(fact: ServiceFact): FactRefusal | null {
  const { validFrom, validTo, confirmedOn } = fact;
  if ([validFrom, validTo, confirmedOn].some((day) => day !== null && !isPossibleDay(day)))
    return 'impossible-day';
  if (validTo !== null && validTo <= validFrom) return 'ends-before-start';
  // A figure without who said it cannot be checked by anybody.
  if (isBlank(fact.source)) return 'no-speaker';
  if (isYearly(fact.kind) && !isOneYear(fact)) return 'money-not-a-year';
  if (fact.kind === 'waiting' && fact.content.oldestOn !== null && fact.content.oldestOn > validFrom)
    return 'waiting-in-future';
  return (RULES[fact.kind] as (content: unknown) => FactRefusal | null)(fact.content);
}

function isOneYear({ validFrom, validTo }: ServiceFact): boolean {
  const year = daysOfYear(yearOf(validFrom));
  return validFrom === year.validFrom && validTo === year.validTo;
}
