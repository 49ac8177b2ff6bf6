import { error } from '@sveltejs/kit';
import type { Translate } from '#lib/i18n/messages.ts';
import type { Desk } from '../../../desk.ts';

/** A questionnaire with the version that people answer; null before it is opened. 404 where the body has none. */
export async function openVersionAt(desk: Desk, id: string, t: Translate) {
  const found = await desk.inBody(async ({ questionnaires }) => {
    const questionnaire = await questionnaires.find(id);
    if (!questionnaire) return null;
    const { openVersion } = questionnaire;
    const version = openVersion === null ? undefined : await questionnaires.findVersion(id, openVersion);
    return { questionnaire, version: version ?? null };
  });
  if (!found) error(404, t('error.404.title'));
  return found;
}
