import { error, fail, redirect } from '@sveltejs/kit';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { shownLiveResults } from '#lib/server/desk/live-results.ts';
import { withFindingLinks } from '#lib/server/desk/survey-finding.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { comparedWith } from '#lib/server/survey-results/earlier-round.ts';
import { type ShownQuestion, shownResults } from '#lib/server/survey-results/shown-results.ts';
import { publishResults, refusePublishing } from '#lib/server/use-cases/surveys/publish-results.ts';
import { openDesk } from '../../../../desk.ts';
import { findingAddress } from '../../finding-address.ts';
import type { Actions, PageServerLoad } from './$types';
import { cutOf } from './cut-of.ts';
import { answersOf, earlierRounds } from './earlier-rounds.ts';
import { agesHere, frozenOf, liveOf } from './read-results.ts';

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
    const rounds = await earlierRounds(stores, questionnaire, latest.content);
    const asked = event.url.searchParams.get('oproti');
    const round = rounds.find((one) => one.questionnaire.id === asked);
    return {
      ...{ questionnaire, latest, live: await liveOf(stores, questionnaire, cut) },
      before: await refusePublishing(stores, questionnaire, new Date()),
      frozen: await frozenOf(stores, questionnaire),
      ...{ rounds, round, answered: round ? await answersOf(stores, round) : null },
      addressOf: await findingAddress(stores, desk, questionnaire, event.locals.locale)
    };
  });
  if (!found) error(404, t('error.404.title'));
  const { questionnaire, latest, live, frozen, before, rounds, round, answered, addressOf } = found;
  const isClosed = questionnaireState(questionnaire, new Date()) === 'closed';
  const ages = live && questionnaire.audience === 'residents' ? await agesHere(event, desk) : null;
  const shown = live && shownLiveResults(live, { ages, cut }, event.locals);
  // The staff of a small body see what everybody sees.
  const told = live === null && frozen ? shownResults(frozen.content, frozen.result, [], event.locals) : null;
  const linked = ({ questions }: { questions: ShownQuestion[] }, residents: number | null) => {
    const { content } = live ?? frozen ?? latest;
    const isPublished = live === null;
    const survey = { questionnaire, content, residents, isPublished, today: event.locals.today };
    const linkable = addressOf ? withFindingLinks(questions, survey, addressOf) : questions;
    return round && answered
      ? comparedWith(answered(event.locals), linkable, round.shared, event.locals)
      : linkable;
  };
  return {
    title: t('results.desk.title'),
    ...{ id, cut, isClosed, smallBody: questionnaire.smallBody },
    live: shown && { ...shown, questions: linked(shown, shown.residents) },
    told: told && linked(told, frozen?.result.residents ?? null),
    ...{
      name: latest.content.title.sk,
      isPublished: frozen !== null,
      mayTakeSheets: may(desk.actor, 'export-body')
    },
    before,
    rounds: rounds.map((one) => ({
      ...{
        id: one.questionnaire.id,
        title: one.title,
        openedOn: dayInSlovakia(one.opensAt),
        current: one === round
      }
    })),
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
