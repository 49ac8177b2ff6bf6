import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { openDesk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

/** Suggestions that somebody of the body kept. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale } = event.locals;
  const kept = await desk.inBody(({ keptChoices }) => keptChoices.list());
  const base = inLanguage(`/pracovisko/${desk.body.slug}`, locale);
  return {
    title: t('keptChoice.title'),
    sitingHref: `${base}/kde-zriadit`,
    isRemoved: event.url.searchParams.has('zmazane'),
    choices: kept.map(({ id, title, content, keptAt, keptBy }) => ({
      ...{ title, href: `${base}/navrhy/${id}`, kind: t(`keptChoice.kind.${content.kind}`) },
      ...{ at: formats(locale).moment(keptAt), by: keptBy ?? t('public.none') }
    }))
  };
};
