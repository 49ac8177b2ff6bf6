import { error } from '@sveltejs/kit';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { PublicDb } from '#lib/server/db/db.ts';
import { publishedQuestionnaires } from '#lib/server/db/published-questionnaires.ts';

/** The questionnaire of an address, and how it stands; 404 where the body never opened one of this code. */
export async function openAsked(
  { publicDb, t }: { publicDb: PublicDb; t: Translate },
  bodyId: BodyId,
  code: string,
  now: Date
) {
  const asked = await publishedQuestionnaires(publicDb).findByCode(bodyId, code.toLowerCase());
  if (!asked) error(404, t('error.404.title'));
  return { asked, state: questionnaireState(asked, now) };
}
