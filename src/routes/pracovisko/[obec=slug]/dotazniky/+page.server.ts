import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { AUDIENCES } from '#lib/domain/surveys/questionnaire/survey.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { QUESTIONNAIRES_PER_PAGE } from '#lib/server/db/questionnaires.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { openDesk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

const MOST_PAGES = 100;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'type-sheets');
  const { t } = event.locals;
  const now = new Date();
  const page = pageNumber(event.url.searchParams.get('strana'), MOST_PAGES);
  const { questionnaires, latest, channels, count } = await desk.inBody(async (stores) => {
    const shown = await stores.questionnaires.list(page);
    const ids = shown.map(({ id }) => id);
    return {
      questionnaires: shown,
      latest: ids.length > 0 ? await stores.questionnaires.listLatest(ids) : [],
      channels: await stores.responseTallies.listByChannel(),
      count: await stores.questionnaires.count()
    };
  });
  return {
    title: t('surveys.title'),
    audiences: AUDIENCES,
    keeps: may(desk.actor, 'keep-questionnaires'),
    ...{ page, pages: Math.ceil(count / QUESTIONNAIRES_PER_PAGE) },
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
