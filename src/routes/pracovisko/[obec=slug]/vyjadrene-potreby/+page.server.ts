import { missedKinds, monthOf } from '#lib/domain/directory/help/expressed-need.ts';
import { addDays } from '#lib/domain/shared/calendar-day.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { COUNTED_DAYS } from '#lib/server/desk/living-figures.ts';
import { findingOf, needMonths } from '#lib/server/desk/missed-kind.ts';
import { situationOf } from '#lib/server/public/help/life-situations.ts';
import { worded } from '#lib/server/public/help/said.ts';
import { openDesk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

/** What residents said they miss, in their counts: they stay in the body. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'add-evidence');
  const { t, locale, today } = event.locals;
  const { needs, names, plan } = await desk.inBody(async ({ expressedNeeds, law, plans }) => ({
    needs: await expressedNeeds.list(monthOf(addDays(today, -COUNTED_DAYS))),
    names: await readCatalogueNames(law, today, locale),
    plan: (await plans.list())[0]
  }));
  const add = plan
    ? inLanguage(`/pracovisko/${desk.body.slug}/plany/${plan.id}/zistenia/nove`, locale)
    : null;
  return {
    title: t('expressedNeed.title'),
    finderHref: inLanguage(desk.body.kind === 'region' ? '/pomoc' : `/${desk.body.slug}/pomoc`, locale),
    kinds: missedKinds(needs).map((kind) => ({
      code: kind.serviceTypeCode,
      name: names.kind(kind.serviceTypeCode),
      times: t('expressedNeed.times', { count: kind.times }),
      months: needMonths(kind, locale),
      situations: kind.situations.map(({ code, times }) => {
        const situation = situationOf(code);
        const title = situation ? worded(situation.title, locale) : code;
        return t('expressedNeed.situation', { title, times: t('expressedNeed.times', { count: times }) });
      }),
      addHref:
        add && `${add}?${new URLSearchParams(findingOf(kind, names.kind(kind.serviceTypeCode), { today }))}`
    }))
  };
};
