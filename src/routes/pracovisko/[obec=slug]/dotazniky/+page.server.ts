import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { AUDIENCES } from '#lib/domain/surveys/questionnaire/survey.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { openDesk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'type-sheets');
  const { t } = event.locals;
  const now = new Date();
  const { questionnaires, latest, channels } = await desk.inBody(async (stores) => ({
    questionnaires: await stores.questionnaires.list(),
    latest: await stores.questionnaires.listLatest(),
    channels: await stores.responseTallies.listByChannel()
  }));
  return {
    title: t('surveys.title'),
    audiences: AUDIENCES,
    keeps: may(desk.actor, 'keep-questionnaires'),
    wasRemoved: event.url.searchParams.get('stav') === 'removed',
    questionnaires: questionnaires.map((one) => ({
      ...{ id: one.id, code: one.code, audience: one.audience, state: questionnaireState(one, now) },
      title: latest.find(({ questionnaireId }) => questionnaireId === one.id)?.content.title.sk ?? '',
      lastDay: one.closesAt && dayInSlovakia(new Date(one.closesAt.getTime() - 1)),
      sheets: channels
        .filter(({ questionnaireId }) => questionnaireId === one.id)
        .reduce((sum, { sheets }) => sum + sheets, 0)
    }))
  };
};
