import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { PROFILE_QUESTIONS } from '#lib/domain/surveys/answering/profile.ts';
import { type Questionnaire, questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { Trait } from '#lib/domain/surveys/results/survey-result.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { shownLiveResults, traitsRead } from '#lib/server/desk/live-results.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { agesOfAreas } from '#lib/server/public/census.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { publishResults } from '#lib/server/use-cases/surveys/publish-results.ts';
import { type Desk, openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was answered so far, where the desk may see it; and whether the results are published, or what has to come before. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const id = event.params.dotaznik;
  const cut = PROFILE_QUESTIONS.find((trait) => trait === event.url.searchParams.get('podla')) ?? null;
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
    ...{ name: latest.content.title.sk, isPublished },
    before: isClosed ? (toCheck ? ('sheets-to-check' as const) : null) : ('not-closed' as const),
    path: `${publicHome(desk.body)}/dotaznik/${questionnaire.code}/vysledky`
  };
};

/** What is counted so far; null where nobody may see it before it is published, or nothing was opened. */
async function liveOf(
  { questionnaires, responseTallies }: Stores,
  { id, openVersion, smallBody }: Questionnaire,
  cut: Trait | null
) {
  const version = openVersion !== null && !smallBody && (await questionnaires.findVersion(id, openVersion));
  if (!version) return null;
  return { content: version.content, tallies: await responseTallies.listByGroups(id, traitsRead(cut)) };
}

async function agesHere({ locals }: Pick<RequestEvent, 'locals'>, { body }: Desk) {
  const { unitCode } = body;
  return unitCode ? ((await agesOfAreas(locals.publicDb, [unitCode])).get(unitCode) ?? null) : null;
}

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
