import { type AskedAlike, askedAlike } from '#lib/domain/surveys/questionnaire/asked-alike.ts';
import type { QuestionnaireStores, QuestionnaireVersion } from './survey-work.ts';

type Stores = { questionnaires: Pick<QuestionnaireStores['questionnaires'], 'findVersion'> };

/** In which of the versions before it, that people may have answered, a version's questions were asked alike. */
export async function readAskedAlike(
  { questionnaires }: Stores,
  questionnaireId: string,
  version: Pick<QuestionnaireVersion, 'number' | 'content'>
): Promise<AskedAlike> {
  const others: QuestionnaireVersion[] = [];
  for (let number = 1; number < version.number; number += 1) {
    const found = await questionnaires.findVersion(questionnaireId, number);
    if (found) others.push(found);
  }
  return askedAlike(version, others);
}
