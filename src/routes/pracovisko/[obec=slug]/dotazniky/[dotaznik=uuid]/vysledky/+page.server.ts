import { error, fail, redirect } from '@sveltejs/kit';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { shownLiveResults } from '#lib/server/desk/live-results.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { publishResults } from '#lib/server/use-cases/surveys/publish-results.ts';
import { openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';
import { cutOf } from './cut-of.ts';
import { agesHere, liveOf } from './read-results.ts';

/** What was answered so far, where the desk may see it; and whether the results are published, or what has to come before. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const id = event.params.dotaznik;
  const cut = cutOf(event.url);
  const found = await desk.inBody(async (stores) => {
    const questionnaire = await stores.questionnaires.find(id);
    const latest = questionnaire && (await stores.questionnaires.latestVersion(id));
    if (!latest) return null;
    return {
      ...{ questionnaire, latest, live: await liveOf(stores, questionnaire, cut) },
      toCheck: (await stores.responses.listToCheck(id)).length > 0,
      isPublished: Boolean(await stores.surveyResults.find(id))
    };
  });
  if (!found) error(404, t('error.404.title'));
  const { questionnaire, latest, live, toCheck, isPublished } = found;
  const isClosed = questionnaireState(questionnaire, new Date()) === 'closed';
  const ages = live && questionnaire.audience === 'residents' ? await agesHere(event, desk) : null;
  return {
    title: t('results.desk.title'),
    ...{ id, cut, isClosed, smallBody: questionnaire.smallBody },
    live: live && shownLiveResults(live.content, live.tallies, { ages, cut }, event.locals),
    ...{ name: latest.content.title.sk, isPublished, mayTakeSheets: may(desk.actor, 'export-body') },
    before: isClosed ? (toCheck ? ('sheets-to-check' as const) : null) : ('not-closed' as const),
    path: `${publicHome(desk.body)}/dotaznik/${questionnaire.code}/vysledky`
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'keep-questionnaires');
    const { locals, params } = event;
    const { database } = theInstallation();
    const { bodyId } = desk.body;
    const ages = await agesHere(event, desk);
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
