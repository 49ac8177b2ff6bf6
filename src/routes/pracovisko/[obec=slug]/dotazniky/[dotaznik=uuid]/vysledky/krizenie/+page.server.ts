import { inLanguage } from '#lib/i18n/locale.ts';
import { crossable, shownCrossing } from '#lib/server/desk/crossed-questions.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { readAskedAlike } from '#lib/server/use-cases/surveys/asked-versions.ts';
import { countedSheets } from '#lib/server/use-cases/surveys/publish-results.ts';
import { openDesk } from '../../../../../desk.ts';
import { questionnaireAt } from '../../../open-questionnaire-page.ts';
import type { PageServerLoad } from './$types';

/** Two questions of one questionnaire crossed. Of a small body no such table exists, at its desk neither. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t, locale } = event.locals;
  const { questionnaire, latest } = await questionnaireAt(desk, event.params.dotaznik, t);
  const { id, smallBody, openVersion } = questionnaire;
  const page = {
    title: t('crossing.title'),
    name: latest.content.title.sk,
    resultsHref: inLanguage(`/pracovisko/${desk.body.slug}/dotazniky/${id}/vysledky`, locale)
  };
  const version =
    openVersion === null || smallBody
      ? undefined
      : await desk.inBody(({ questionnaires }) => questionnaires.findVersion(id, openVersion));
  if (!version) return { ...page, smallBody, offered: [], asked: { rows: '', columns: '' }, question: null };
  const { content } = version;
  const { searchParams } = event.url;
  const asked = {
    rows: searchParams.get('riadky') ?? '',
    columns: searchParams.get('stlpce') ?? ''
  };
  const offered = crossable(content, { t, locale });
  const isAsked = [asked.rows, asked.columns].every((name) => offered.some(({ value }) => value === name));
  if (!isAsked) return { ...page, smallBody, offered, asked, question: null };
  const { bulkDb } = theInstallation().database;
  const isAlike = await desk.inBody((stores) => readAskedAlike(stores, id, version));
  const survey = { id, content, isAlike };
  const counted = await countedSheets((work) => inTransaction(bulkDb, desk.body.bodyId, work), survey);
  // No finding begins here: it would enter a public plan, and a crossing is none of the declared tables (ADR 0020).
  return { ...page, smallBody, offered, asked, question: shownCrossing(counted, asked, { t, locale }) };
};
