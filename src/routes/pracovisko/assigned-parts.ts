import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import type { OwnMembership } from '#lib/server/db/memberships.ts';
import { inTransaction } from '#lib/server/stores.ts';

/** A part of a plan that a person, or a group of hers, was given and that is not ready yet. */
export type AssignedPart = {
  body: string;
  plan: string;
  title: string;
  href: string;
  dueOn: CalendarDay | null;
  isLate: boolean;
};

/** What a person has to do in the bodies where she holds a role today; the earliest day first. */
export async function assignedParts(
  { locals }: { locals: App.Locals },
  account: { id: string; name: string },
  held: readonly OwnMembership[]
): Promise<AssignedPart[]> {
  const { db, t, locale, today } = locals;
  const parts: AssignedPart[] = [];
  for (const { bodyId, slug, name } of new Map(held.map((one) => [one.bodyId, one])).values()) {
    const own = await inTransaction(db, bodyId, async ({ accounts, memberships, partWork }) => {
      const groups = (await memberships.of(account.id)).flatMap(({ groupId, validFrom, validTo }) =>
        groupId && validFrom <= today && (!validTo || today < validTo) ? [groupId] : []
      );
      return partWork.ofPerson(await accounts.actorOf(account.id, account.name), groups);
    });
    for (const { section, planId, planTitle, dueOn } of own)
      parts.push({
        ...{ body: name, plan: planTitle, dueOn, isLate: dueOn !== null && dueOn < today },
        title: t(`section.${section}.title`),
        href: inLanguage(`/pracovisko/${slug}/plany/${planId}/text/${section}`, locale)
      });
  }
  return parts.sort((one, other) => ((one.dueOn ?? '9') < (other.dueOn ?? '9') ? -1 : 1));
}
