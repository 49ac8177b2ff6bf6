import type { Translate } from '#lib/i18n/messages.ts';
import type { PeopleFigures } from '#lib/server/public/census.ts';

/** A sentence over the picture of ages: how many old people there are beside the children. */
export function ageTitle({ ageingIndex, people }: PeopleFigures, t: Translate): string {
  return ageingIndex === null
    ? t('public.peopleTitle', { count: people })
    : t('public.ageing.title', { count: Math.round(ageingIndex) });
}
