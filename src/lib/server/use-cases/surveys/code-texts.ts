import {
  type TextCoding,
  type Theme,
  type ThemeFault,
  themeFault
} from '#lib/domain/surveys/coding/text-coding.ts';
import { type Questionnaire, questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PublishResultStores } from './publish-results.ts';
import type { QuestionnaireStores } from './survey-work.ts';

export type CodingStores = Pick<QuestionnaireStores, 'published' | 'events'> & {
  questionnaires: Pick<QuestionnaireStores['questionnaires'], 'find' | 'lock' | 'findVersion'>;
  responseTexts: {
    lock(
      questionnaireId: string,
      id: string
    ): Promise<{ id: string; questionId: string; releasedAt: Date | null } | undefined>;
    release(id: string, released: { at: Date; by: string } | null): Promise<void>;
  };
  surveyResults: Pick<PublishResultStores['surveyResults'], 'find' | 'publish'>;
  textCodings: {
    listThemes(questionnaireId: string): Promise<Theme[]>;
    addTheme(questionnaireId: string, theme: Theme & { position: number }): Promise<void>;
    codingsOf(textIds: readonly string[]): Promise<(TextCoding & { textId: string })[]>;
    code(textId: string, actorId: string, themeIds: readonly string[] | null): Promise<void>;
    settle(textId: string, actorId: string): Promise<void>;
  };
};

/**
 * Whether staff may read what people wrote. In a small body not before closing: texts that come one by one would say
 * who has just answered.
 */
export function mayReadTexts(questionnaire: Questionnaire, now: Date): boolean {
  const state = questionnaireState(questionnaire, now);
  return questionnaire.smallBody ? state === 'closed' : state === 'open' || state === 'closed';
}

type Refused = { outcome: 'not-allowed' | 'gone' };

/** Adds a theme to the code book of a question. */
export async function addTheme(
  stores: CodingStores,
  actor: Actor,
  { questionnaireId, theme }: { questionnaireId: string; theme: Theme }
): Promise<Refused | { outcome: 'added' | ThemeFault }> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  // Whoever adds at the same time waits, so that a name stands once and keys follow each other.
  const questionnaire = await stores.questionnaires.lock(questionnaireId);
  const number = questionnaire?.openVersion ?? null;
  const version =
    number === null ? undefined : await stores.questionnaires.findVersion(questionnaireId, number);
  if (!version || !questionsOf(version.content).some(({ id }) => id === theme.questionId))
    return { outcome: 'gone' };
  const themes = await stores.textCodings.listThemes(questionnaireId);
  const fault = themeFault(
    theme.name,
    themes.filter(({ questionId }) => questionId === theme.questionId)
  );
  if (fault) return { outcome: fault };
  await stores.textCodings.addTheme(questionnaireId, { ...theme, position: themes.length });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'added', subject: 'survey-theme', subjectId: theme.id }
  });
  return { outcome: 'added' };
}

/** What one person found in one text; null takes it back. */
export type FoundThemes = { textId: string; themeIds: readonly string[] | null };

/**
 * Keeps what one person found in texts, beside what others found. A text that was withdrawn meanwhile is left out.
 * @returns how many codings changed
 */
export async function codeTexts(
  stores: CodingStores,
  actor: Actor,
  { questionnaireId, found, now }: { questionnaireId: string; found: readonly FoundThemes[]; now: Date }
): Promise<Refused | { outcome: 'coded'; changed: number; differing: number }> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  const questionnaire = await stores.questionnaires.find(questionnaireId);
  if (!questionnaire || !mayReadTexts(questionnaire, now)) return { outcome: 'gone' };
  const themes = await stores.textCodings.listThemes(questionnaireId);
  let [changed, differing] = [0, 0];
  // In the order of their ids, so that two people who save one page wait for each other in turn.
  for (const { textId, themeIds } of found.toSorted((a, b) => (a.textId < b.textId ? -1 : 1))) {
    const text = await stores.responseTexts.lock(questionnaireId, textId);
    if (!text) continue;
    const known = themes.filter(({ questionId }) => questionId === text.questionId).map(({ id }) => id);
    const chosen = themeIds && known.filter((id) => themeIds.includes(id));
    const before = await stores.textCodings.codingsOf([textId]);
    const own = before.find(({ actorId }) => actorId === actor.actorId);
    if (isSame(own?.themeIds ?? null, chosen)) continue;
    await stores.textCodings.code(textId, actor.actorId, chosen);
    changed += 1;
    if (before.some((one) => one !== own && !isSame(one.themeIds, chosen))) differing += 1;
  }
  if (changed > 0)
    await stores.events.add({
      ...{ actorId: actor.actorId, action: 'coded', subject: 'responses', subjectId: questionnaireId },
      details: { texts: changed }
    });
  return { outcome: 'coded', changed, differing };
}

function isSame(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** Says which of the codings of a text holds; the others stay, so that it can be seen who found what. */
export async function settleCoding(
  stores: CodingStores,
  actor: Actor,
  { questionnaireId, textId, coderId }: { questionnaireId: string; textId: string; coderId: string }
): Promise<Refused | { outcome: 'settled' }> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  const text = await stores.responseTexts.lock(questionnaireId, textId);
  const codings = text ? await stores.textCodings.codingsOf([textId]) : [];
  if (!codings.some(({ actorId }) => actorId === coderId)) return { outcome: 'gone' };
  await stores.textCodings.settle(textId, coderId);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'settled', subject: 'response-text', subjectId: textId }
  });
  return { outcome: 'settled' };
}

/**
 * Releases a text so that everybody may read it with the results, or takes it back. Whoever releases has read it: it may
 * name somebody, and then it is not to be released.
 * @returns `revision` where results are published already, and the public page changes at once
 */
export async function releaseText(
  stores: CodingStores,
  actor: Actor,
  {
    questionnaireId,
    textId,
    release,
    now
  }: {
    questionnaireId: string;
    textId: string;
    release: boolean;
    now: Date;
  }
): Promise<Refused | { outcome: 'done'; revision: number | null }> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  // Before the text: whoever takes another one back at the same time waits, and neither shows what the other hid.
  const questionnaire = await stores.questionnaires.lock(questionnaireId);
  const text =
    questionnaire && mayReadTexts(questionnaire, now)
      ? await stores.responseTexts.lock(questionnaireId, textId)
      : undefined;
  if (!text) return { outcome: 'gone' };
  if ((text.releasedAt !== null) === release) return { outcome: 'done', revision: null };
  await stores.responseTexts.release(textId, release ? { at: now, by: actor.actorId } : null);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: release ? 'released' : 'withheld' },
    ...{ subject: 'response-text', subjectId: textId }
  });
  if (!(await stores.surveyResults.find(questionnaireId))) return { outcome: 'done', revision: null };
  await stores.surveyResults.publish(questionnaireId);
  return { outcome: 'done', revision: await stores.published.raiseRevision() };
}
