import type { CalendarDay } from '../../shared/calendar-day.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { Placing } from '../facts/place-fact.ts';
import type { ServiceFact } from '../facts/service-fact.ts';

/** What a provider wrote by a link (zmena od poskytovateľa): the fact as it was kept, and what it wrote over. */
export type ProviderChange = {
  /** That of the fact. */
  id: string;
  fact: ServiceFact;
  /** Facts that it ended or corrected, as they were before. */
  was: ServiceFact[];
  changedAt: Date;
  settledAt: Date | null;
  settledAs: 'kept' | 'reverted' | null;
};

/** The facts that placing one among others ends or corrects, as they are before it. */
export function writtenOver(
  others: readonly ServiceFact[],
  { ended, replaced }: Pick<Placing<ServiceFact>, 'ended' | 'replaced'>
): ServiceFact[] {
  const met = new Set([...ended.map(({ id }) => id), ...(replaced === null ? [] : [replaced])]);
  return others.filter(({ id }) => met.has(id));
}

/** How a change is taken back. */
export type Reverting = {
  remove: string;
  /** Facts that hold on until the day they held before. */
  prolong: { id: string; validTo: CalendarDay | null }[];
  /** Facts that stand there again. */
  restore: ServiceFact[];
};

/**
 * What is to be written so that everything stands as before the change; `null` when somebody has written over it
 * meanwhile, so that nothing of hers would be lost.
 * @param present all facts of that service and kind
 */
export function reverting(
  { fact, was }: Pick<ProviderChange, 'fact' | 'was'>,
  present: readonly ServiceFact[]
): Reverting | null {
  const byId = new Map(present.map((one) => [one.id, one]));
  const own = byId.get(fact.id);
  if (!own || spanOf(own) !== spanOf(fact) || canonicalJson(own.content) !== canonicalJson(fact.content))
    return null;
  const corrected = was.filter(({ validFrom }) => validFrom === fact.validFrom);
  const ended = was.filter(({ validFrom }) => validFrom !== fact.validFrom);
  const isUntouched = ended.every(({ id }) => byId.get(id)?.validTo === fact.validFrom);
  if (!isUntouched || corrected.some(({ id }) => byId.has(id))) return null;
  return {
    remove: fact.id,
    prolong: ended.map(({ id, validTo }) => ({ id, validTo })),
    restore: corrected
  };
}

const spanOf = ({ validFrom, validTo }: ServiceFact) => `${validFrom}/${validTo}`;
