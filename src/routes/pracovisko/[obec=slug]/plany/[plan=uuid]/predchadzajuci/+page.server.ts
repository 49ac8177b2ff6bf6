import { error } from '@sveltejs/kit';
import type { EndedMeasure } from '#lib/domain/monitoring/plan-ending.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { endingMark, historyText } from '#lib/server/desk/ending-words.ts';
import { readEnding } from '#lib/server/use-cases/monitoring/begin-next-plan.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

/** This plan beside the one that it follows: what became of each measure of the old one, and what is new. */
export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { measures } = open.whole.judged;
  const followedId = measures.find(({ continues }) => continues)?.continues?.planId;
  const read = followedId && (await open.desk.inBody((stores) => readEnding(stores, followedId, today)));
  if (!read) error(404, t('error.404.title'));
  const { content, ending } = read;
  const { validFrom, validTo, title, id } = content.plan;

  const continuing = new Map(
    measures.flatMap(({ continues, ...measure }) =>
      continues?.planId === id ? [[continues.measureCode, measure] as const] : []
    )
  );
  const row = (ended: EndedMeasure) => {
    const now = continuing.get(ended.code);
    return {
      ...{ title: ended.title, mark: endingMark(ended.ending, t), history: historyText(ended, t, locale) },
      now: now ? { title: now.title, href: `${open.path}/opatrenia/${now.id}` } : null
    };
  };
  return open.page('', t('previousPlan.title'), {
    previous: {
      title,
      years: formats(locale).years(yearOf(validFrom), yearOf(validTo)),
      href: inLanguage(`/pracovisko/${event.params.obec}/plany/${id}`, locale)
    },
    isBegun: event.url.searchParams.get('stav') === 'zalozeny',
    goals: content.goals.flatMap((goal) => {
      const rows = ending.filter(({ goalId }) => goalId === goal.id).map(row);
      return rows.length > 0 ? [{ title: goal.title, rows }] : [];
    }),
    added: measures
      .filter(({ continues }) => continues?.planId !== id)
      .map((measure) => ({ title: measure.title, href: `${open.path}/opatrenia/${measure.id}` }))
  });
};
