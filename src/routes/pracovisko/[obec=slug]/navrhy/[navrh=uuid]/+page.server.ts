import { error, redirect } from '@sveltejs/kit';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { shownChoice } from '#lib/server/desk/measure-choice.ts';
import { shownSiting } from '#lib/server/siting/shown-siting.ts';
import { removeChoice } from '#lib/server/use-cases/plans/keep-choice.ts';
import { openDesk } from '../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** A suggestion as it was when somebody kept it. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { kept, names } = await desk.inBody(async ({ keptChoices, law }) => ({
    kept: await keptChoices.find(event.params.navrh),
    names: await readCatalogueNames(law, today, locale)
  }));
  if (!kept) error(404, t('error.404.title'));
  const base = inLanguage(`/pracovisko/${desk.body.slug}`, locale);
  const { content } = kept;
  const { moment, asOf } = formats(locale);
  const page = content.kind === 'sites' ? 'kde-zriadit' : `plany/${content.measures.plan.id}/co-najprv`;
  return {
    ...{ title: kept.title, listHref: `${base}/navrhy`, againHref: `${base}/${page}?${kept.query}` },
    kept: kept.keptBy
      ? t('keptChoice.keptBy', { at: moment(kept.keptAt), name: kept.keptBy })
      : t('keptChoice.keptAt', { at: moment(kept.keptAt) }),
    data: content.data.map(({ name, asOf: day }) =>
      day ? `${name} (${t('public.asOf', { day: asOf(day) })})` : name
    ),
    isKept: event.url.searchParams.has('ulozene'),
    mayRemove: may(desk.actor, 'edit-plan'),
    siting: content.kind === 'sites' ? shownSiting(content.sites, { t, locale, names }) : null,
    choice:
      content.kind === 'measures'
        ? shownChoice(
            { ...content.measures.problem, weights: new Map(content.measures.problem.weights) },
            content.measures.choice,
            // What became of a measure since is the plan's matter.
            { t, locale, names, hrefOf: () => undefined }
          )
        : null
  };
};

export const actions: Actions = {
  zmazat: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const { t, locale } = event.locals;
    const outcome = await desk.inBody((stores) => removeChoice(stores, desk.actor, event.params.navrh));
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'gone') error(404, t('error.404.title'));
    redirect(303, inLanguage(`/pracovisko/${desk.body.slug}/navrhy?zmazane`, locale));
  }
};
