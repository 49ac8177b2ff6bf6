import { error, type RequestEvent } from '@sveltejs/kit';
import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import type { Questionnaire, QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { Trait } from '#lib/domain/surveys/results/survey-result.ts';
import { type LiveRead, shownLiveResults, traitsRead } from '#lib/server/desk/live-results.ts';
import { resultRows, type TableRows } from '#lib/server/desk/result-tables.ts';
import { agesOfAreas } from '#lib/server/public/census.ts';
import type { Stores } from '#lib/server/stores.ts';
import { shownResults } from '#lib/server/survey-results/shown-results.ts';
import { readAskedAlike } from '#lib/server/use-cases/surveys/asked-versions.ts';
import { type Desk, openDesk } from '../../../../desk.ts';
import { cutOf } from './cut-of.ts';

/** What is counted so far; null where nobody may see it before it is published, or nothing was opened. */
export async function liveOf(
  stores: Stores,
  { id, openVersion, smallBody }: Questionnaire,
  cut: Trait | null
): Promise<(LiveRead & { content: QuestionnaireContent }) | null> {
  const version =
    openVersion !== null && !smallBody && (await stores.questionnaires.findVersion(id, openVersion));
  if (!version) return null;
  return {
    content: version.content,
    tallies: await stores.responseTallies.listByGroups(id, traitsRead(cut)),
    isAlike: await readAskedAlike(stores, id, version)
  };
}

/** Ages of those who live here, with whom the answers of residents are compared; null where nobody knows. */
export async function agesHere(
  { locals }: Pick<RequestEvent, 'locals'>,
  { body }: Desk
): Promise<AgeStructure | null> {
  const { unitCode } = body;
  return unitCode ? ((await agesOfAreas(locals.publicDb, [unitCode])).get(unitCode) ?? null) : null;
}

type TablesEvent = Parameters<typeof openDesk>[0] & { params: { dotaznik: string } };

/** The tables that the desk may see: those so far, and of a small body the published ones. 404 where there are none. */
export async function tablesAt(event: TablesEvent): Promise<{ rows: TableRows; code: string }> {
  const desk = await openDesk(event, 'keep-questionnaires');
  const { t } = event.locals;
  const cut = cutOf(event.url);
  const id = event.params.dotaznik;
  const found = await desk.inBody(async (stores) => {
    const questionnaire = await stores.questionnaires.find(id);
    if (!questionnaire) return null;
    const live = await liveOf(stores, questionnaire, cut);
    return { questionnaire, live, frozen: live ? null : await frozenOf(stores, questionnaire) };
  });
  if (!found) error(404, t('error.404.title'));
  const { questionnaire, live, frozen } = found;
  const ages = questionnaire.audience === 'residents' ? await agesHere(event, desk) : null;
  const shown = live
    ? shownLiveResults(live, { ages, cut }, event.locals)
    : frozen && shownResults(frozen.content, frozen.result, [], event.locals);
  if (!shown) error(404, t('error.404.title'));
  return { rows: resultRows(shown.questions, t), code: questionnaire.code };
}

/** What is published of a questionnaire, with what was asked; null where nothing is. */
export async function frozenOf(
  { questionnaires, surveyResults }: Stores,
  { id, openVersion }: Questionnaire
) {
  const result = await surveyResults.find(id);
  const version = result && openVersion !== null && (await questionnaires.findVersion(id, openVersion));
  return version ? { content: version.content, result: result.content } : null;
}
