import { error } from '@sveltejs/kit';
import { type SheetWeight, sheetWeight } from '#lib/server/desk/sheet-export.ts';
import { openDesk } from '../../../../desk.ts';
import { agesHere, liveOf } from './read-results.ts';

type SheetsEvent = Parameters<typeof openDesk>[0] & { params: { dotaznik: string } };

/**
 * The questionnaire whose single sheets may leave: only whoever may export everything of a body may take them, and in a
 * small body nobody. 404 there, as where there is none.
 */
export async function sheetsAt(event: SheetsEvent) {
  const desk = await openDesk(event, 'export-body');
  const id = event.params.dotaznik;
  const found = await desk.inBody(async (stores) => {
    const questionnaire = await stores.questionnaires.find(id);
    const live = questionnaire && (await liveOf(stores, questionnaire, null));
    return live ? { ...live, questionnaire } : null;
  });
  if (!found) error(404, event.locals.t('error.404.title'));
  const { content, isAlike, questionnaire } = found;
  const ages = questionnaire.audience === 'residents' ? await agesHere(event, desk) : null;
  const weight: SheetWeight | null = sheetWeight(found, ages);
  return { desk, id, code: questionnaire.code, content, isAlike, weight };
}
