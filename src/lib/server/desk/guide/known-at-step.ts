import { costOf } from '#lib/domain/plans/activity.ts';
import type { PlanContent } from '#lib/domain/plans/plan-content.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { GuideSegment } from './guide-steps.ts';

export type KnownAtStep = {
  /** From the census; null where it has no such territory. */
  people: { people: number; children: number; old: number; oldest: number; asOf: CalendarDay } | null;
  /** Names of the services of the directory that stand in the territory. */
  services: readonly string[];
  kindsInCompetence: number;
  lastPlan: string | null;
  content: PlanContent;
  format: ReturnType<typeof formats>;
  t: Translate;
};

/** Sentences about what is known already at a step, so that nobody looks for it again. */
export function knownLines(step: GuideSegment, known: KnownAtStep): string[] {
  return (LINES[step]?.(known) ?? []).filter((line): line is string => line !== null);
}

const LINES: Partial<Record<GuideSegment, (known: KnownAtStep) => (string | null)[]>> = {
  profil: ({ people, format, t }) => [
    people &&
      t('guide.known.people', {
        count: people.people,
        day: format.day(people.asOf)
      }),
    people &&
      t('guide.known.ages', {
        children: format.number(people.children),
        old: format.number(people.old),
        oldest: format.number(people.oldest)
      })
  ],
  sluzby: ({ services, kindsInCompetence, lastPlan, t }) => [
    t('guide.known.kinds', { count: kindsInCompetence }),
    services.length > 0
      ? t('guide.known.services', { services: services.join(', ') })
      : t('guide.known.noServices'),
    lastPlan && t('guide.known.lastPlan', { title: lastPlan })
  ],
  skupiny: ({ content, t }) => [
    content.findings.length > 0 ? t('guide.known.findings', { count: content.findings.length }) : null,
    content.needs.length > 0 ? t('guide.known.needs', { count: content.needs.length }) : null
  ],
  ciel: ({ content, t }) => [
    content.needs.length > 0
      ? t('guide.known.needsToMeet', { needs: content.needs.map(({ title }) => title).join(', ') })
      : null
  ],
  opatrenia: ({ content, format, t }) => [
    content.goals.length > 0
      ? t('guide.known.goals', { goals: content.goals.map(({ title }) => title).join(', ') })
      : null,
    content.activities.length > 0
      ? t('guide.known.money', {
          money: format.euro(content.activities.reduce((sum, one) => sum + costOf(one), 0))
        })
      : null
  ],
  hodnotenie: ({ lastPlan, t }) => [lastPlan && t('guide.known.fromLastPlan', { title: lastPlan })],
  zmena: ({ lastPlan, t }) => [lastPlan && t('guide.known.fromLastPlan', { title: lastPlan })]
};
