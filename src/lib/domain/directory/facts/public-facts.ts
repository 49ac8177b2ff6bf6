import {
  type PublishedPersonCount,
  personCount,
  publishedPersonCount
} from '../../population/person-count.ts';
import { type CalendarDay, daysBetween, yearOf } from '../../shared/calendar-day.ts';
import { isFull } from '../free-places.ts';
import { type FactContents, type FactKind, knownOn, type ServiceFact } from './service-fact.ts';

/** What of a fact's content leaves the body; counts of persons are closed, waiting has a year and no day. */
export type PublicFactContents = Omit<FactContents, 'occupancy' | 'waiting' | 'quality'> & {
  /** `isFull` is null where it is not known or may not be told. */
  occupancy: { recipients: PublishedPersonCount; isFull: boolean | null };
  waiting: { people: PublishedPersonCount; oldestYear: number | null };
  quality: Omit<FactContents['quality'], 'answered' | 'satisfiedPercent'> & {
    answered: number | null;
    satisfied: SatisfactionBand | null;
  };
};

/** A fact as everybody may see it, without its id. */
export type PublicFact<Kind extends FactKind = FactKind> = {
  [Each in Kind]: Pick<ServiceFact, 'validFrom' | 'validTo' | 'confirmedOn' | 'source'> & {
    kind: Each;
    content: PublicFactContents[Each];
  };
}[Kind];

/** What holds in public on one day, by kind. */
export type PublicState = { [Kind in FactKind]?: PublicFact<Kind> };

/** Kinds that would tell where a protected place stands; a catchment of two villages leaves two to look in. */
const TELLS_THE_PLACE: ReadonlySet<FactKind> = new Set(['premises', 'access', 'catchment']);

/**
 * The facts of a service that may leave its body (product.md, *Nobody is exposed*; kpss 10-49).
 * @param place.isProtected whether nobody may learn its address
 * @param place.placesOn how many places it had on a day; null where it is counted in something else
 */
export function publicFacts(facts: readonly ServiceFact[], place: Place): PublicFact[] {
  return facts
    .filter(({ kind }) => !place.isProtected || !TELLS_THE_PLACE.has(kind))
    .map((fact) => {
      const { validFrom, validTo, confirmedOn, source, kind } = fact;
      const content = publicContent(fact, place);
      return { validFrom, validTo, confirmedOn, source, kind, content } as PublicFact;
    });
}

type Place = { isProtected: boolean; placesOn(day: CalendarDay): number | null };

function publicContent(fact: ServiceFact, { isProtected, placesOn }: Place): PublicFactContents[FactKind] {
  switch (fact.kind) {
    case 'contact':
      return isProtected ? { ...fact.content, office: '' } : fact.content;
    case 'occupancy':
      return {
        recipients: publishedPersonCount(fact.content.recipients),
        isFull: isFull(placesOn(fact.validFrom), fact.content.recipients)
      };
    case 'waiting': {
      const { people, oldestOn } = fact.content;
      const said = publishedPersonCount(people);
      // The year of the only one who waits would be hers alone.
      return { people: said, oldestYear: 'persons' in said && oldestOn ? yearOf(oldestOn) : null };
    }
    case 'staff':
      return publicStaff(fact.content);
    case 'quality':
      return publicQuality(fact.content);
    default:
      return fact.content;
  }
}

/** Carers at home are counted people too: a few of them are told as if nobody had spoken of any. */
function publicStaff(content: FactContents['staff']): PublicFactContents['staff'] {
  const carers = personCount(content.informalCarers);
  const isTold = carers !== null && 'persons' in publishedPersonCount(carers);
  return { ...content, informalCarers: isTold ? content.informalCarers : 0 };
}

/** How many of those who answered are satisfied; an exact share would give away the one who is not. */
export type SatisfactionBand = 'under-half' | 'from-half' | 'from-three-quarters';

function satisfactionBand(percent: number): SatisfactionBand {
  if (percent < 50) return 'under-half';
  return percent < 75 ? 'from-half' : 'from-three-quarters';
}

/** The answers of fewer than five recipients are theirs, not the public's. */
function publicQuality({
  satisfiedPercent,
  ...content
}: FactContents['quality']): PublicFactContents['quality'] {
  const answered = content.answered === null ? null : personCount(content.answered);
  const isTold =
    answered !== null && satisfiedPercent !== null && 'persons' in publishedPersonCount(answered);
  return isTold
    ? { ...content, satisfied: satisfactionBand(satisfiedPercent) }
    : { ...content, satisfied: null, answered: null, askedOn: null };
}

/**
 * Whether what is shown of a service may no longer hold (issue *directory* 3).
 * @param staleAfterDays for how many days a confirmation is believed, as the body decided
 */
export function isStale(
  { confirmedOn }: Pick<PublicFact, 'confirmedOn'>,
  staleAfterDays: number,
  today: CalendarDay
): boolean {
  return daysBetween(confirmedOn, today) > staleAfterDays;
}

/** What holds in public on a day; of a yearly kind the last year begun that somebody spoke of. */
export function publicStateOn(facts: readonly PublicFact[], day: CalendarDay): PublicState {
  return Object.fromEntries(knownOn(facts, day)) as PublicState;
}
