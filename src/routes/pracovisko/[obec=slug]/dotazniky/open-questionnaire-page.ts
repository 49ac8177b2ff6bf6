import { error } from '@sveltejs/kit';
import type { Translate } from '#lib/i18n/messages.ts';
import type { Stores } from '#lib/server/stores.ts';
import type { Desk } from '../../desk.ts';

/** The questionnaire of an address with its last version; 404 where the body has none of this id. */
export async function questionnaireAt(desk: Desk, id: string, t: Translate) {
  const found = await desk.inBody((stores) => read(stores, id));
  if (!found) error(404, t('error.404.title'));
  return found;
}

async function read({ questionnaires }: Stores, id: string) {
  const questionnaire = await questionnaires.find(id);
  const latest = questionnaire && (await questionnaires.latestVersion(id));
  return latest && { questionnaire, latest };
}
