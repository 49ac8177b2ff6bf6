import { error, fail, redirect } from '@sveltejs/kit';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { agesOfAreas } from '#lib/server/public/census.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { publishResults } from '#lib/server/use-cases/surveys/publish-results.ts';
import { openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whether the results of a questionnaire are published, and if not, what has to come before. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const id = event.params.dotaznik;
  const found = await desk.inBody(async ({ questionnaires, responses, surveyResults }) => {
    const questionnaire = await questionnaires.find(id);
    const latest = questionnaire && (await questionnaires.latestVersion(id));
    if (!latest) return null;
    const toCheck = (await responses.listToCheck(id)).length > 0;
    return { questionnaire, latest, toCheck, isPublished: Boolean(await surveyResults.find(id)) };
  });
  if (!found) error(404, t('error.404.title'));
  const { questionnaire, latest, toCheck, isPublished } = found;
  const isClosed = questionnaireState(questionnaire, new Date()) === 'closed';
  return {
    title: t('results.desk.title'),
    ...{ name: latest.content.title.sk, isPublished },
    before: isClosed ? (toCheck ? ('sheets-to-check' as const) : null) : ('not-closed' as const),
    path: `${publicHome(desk.body)}/dotaznik/${questionnaire.code}/vysledky`
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { locals, params } = event;
    const { database } = theInstallation();
    const { unitCode, bodyId } = desk.body;
    const ages = unitCode ? ((await agesOfAreas(locals.publicDb, [unitCode])).get(unitCode) ?? null) : null;
    const outcome = await publishResults((work) => inTransaction(database.bulkDb, bodyId, work), desk.actor, {
      id: params.dotaznik,
      ages,
      today: locals.today,
      now: new Date()
    });
    switch (outcome.outcome) {
      case 'published':
        await announcePublished(theInstallation(), bodyId, outcome.revision);
        redirect(
          303,
          inLanguage(`/pracovisko/${params.obec}/dotazniky/${params.dotaznik}/vysledky`, locals.locale)
        );
        break;
      case 'gone':
        error(404, locals.t('error.404.title'));
        break;
      case 'not-allowed':
        error(403, locals.t('error.403.title'));
        break;
      default:
        return fail(422, { refusal: locals.t(`results.desk.${outcome.outcome}`) });
    }
  }
};
