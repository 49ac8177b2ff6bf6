import { type ExpressedNeed, monthOf, recordableKinds } from '#lib/domain/directory/help/expressed-need.ts';
import type { LifeSituation } from '#lib/domain/directory/help/life-situation.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';

/** What this use case asks of storage. */
export type ExpressNeedStores = {
  expressedNeeds: { count(need: Omit<ExpressedNeed, 'times'>): Promise<void> };
};

/** What a resident says she misses. */
export type MissedKinds = { situation: LifeSituation; kinds: readonly string[]; consents: boolean };

/**
 * Counts kinds of services that somebody misses, when she agrees. Nobody is asked who she is, so there is no actor and
 * no permission; and no event, because its moment would say more of her than the month that is kept.
 */
export async function expressNeed(
  stores: ExpressNeedStores,
  { situation, kinds, consents }: MissedKinds,
  today: CalendarDay
): Promise<'counted' | 'no-consent' | 'no-kind'> {
  const recordable = recordableKinds(situation);
  const missed = [...new Set(kinds)].filter((kind) => recordable.includes(kind));
  if (missed.length === 0) return 'no-kind';
  if (!consents) return 'no-consent';
  const month = monthOf(today);
  for (const serviceTypeCode of missed.toSorted())
    await stores.expressedNeeds.count({ month, situationCode: situation.code, serviceTypeCode });
  return 'counted';
}
