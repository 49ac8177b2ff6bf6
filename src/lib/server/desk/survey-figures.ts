import type { Finding } from '#lib/domain/evidence/finding.ts';
import {
  isSurveyFigure,
  type LivingFigure,
  readSurveyFigure,
  type SurveyFigureKey
} from '#lib/domain/evidence/living-figure.ts';
import { codingOf } from '#lib/domain/surveys/coding/text-coding.ts';
import type { Question } from '#lib/domain/surveys/questionnaire/question.ts';
import type { Questionnaire, QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import {
  type AnswerOf,
  type AnswerShare,
  liveShare,
  toldShare,
  wholePercent
} from '#lib/domain/surveys/results/answer-share.ts';
import { CHOSEN } from '#lib/domain/surveys/results/counted-item.ts';
import { liveCounts } from '#lib/domain/surveys/results/live-counts.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Stores } from '../stores.ts';
import { codeLabels, partLabel, worded } from '../survey-results/result-labels.ts';
import { readAskedAlike } from '../use-cases/surveys/asked-versions.ts';
import { mayReadTexts } from '../use-cases/surveys/code-texts.ts';
import type { QuestionnaireVersion } from '../use-cases/surveys/survey-work.ts';
import type { FormContext } from './forms/form-context.ts';

type Saying = Pick<FormContext, 't' | 'locale'>;
type Named = LivingFigure & { label: string };
type ReadStores = Pick<Stores, 'questionnaires' | 'responseTallies' | 'surveyResults' | 'textCodings'>;

/** Figures of questionnaires on which findings stand already, and the one that a form or an address asks for. */
export function askedSurveyFigures(
  findings: readonly Pick<Finding, 'living'>[],
  asked: string | null
): SurveyFigureKey[] {
  const named = asked === null ? null : readSurveyFigure(asked);
  const standing = findings.flatMap(({ living }) => (living && isSurveyFigure(living.of) ? [living.of] : []));
  return named ? [...standing, named] : standing;
}

/**
 * Those figures as they are now: answers so far where the desk may see them, of a small body only what is published.
 * A figure that cannot be read any more is left out.
 */
export async function surveyFigures(
  stores: ReadStores,
  keys: readonly SurveyFigureKey[],
  now: Date,
  saying: Saying
): Promise<Named[]> {
  const figures: Named[] = [];
  for (const [id, wanted] of Map.groupBy(keys, ({ questionnaireId }) => questionnaireId)) {
    const questionnaire = await stores.questionnaires.find(id);
    const version =
      questionnaire?.openVersion != null &&
      (await stores.questionnaires.findVersion(id, questionnaire.openVersion));
    if (!questionnaire || !version) continue;
    const shareOf = await answerShares(stores, questionnaire, version);
    for (const of of wanted) {
      const figure =
        of.figure === 'answer'
          ? answerFigure(version.content, of, shareOf(of), saying)
          : await themeFigure(stores, questionnaire, of, now, saying);
      if (figure) figures.push({ of, ...figure });
    }
  }
  return figures;
}

async function answerShares(
  stores: ReadStores,
  { id, smallBody }: Questionnaire,
  version: QuestionnaireVersion
): Promise<(answer: AnswerOf) => AnswerShare | null> {
  const { content } = version;
  if (!smallBody) {
    const tallies = await stores.responseTallies.listByGroups(id, ['sex']);
    const counts = liveCounts(content, tallies, await readAskedAlike(stores, id, version));
    return (answer) => liveShare(counts, answer);
  }
  const frozen = await stores.surveyResults.find(id);
  const isSeveral = ({ questionId }: AnswerOf) => questionOf(content, questionId)?.type === 'multiple';
  return (answer) => (frozen ? toldShare(frozen.content, answer, isSeveral(answer)) : null);
}

function questionOf(content: Pick<QuestionnaireContent, 'sections'>, id: string): Question | undefined {
  return questionsOf(content).find((question) => question.id === id);
}

function answerFigure(
  content: QuestionnaireContent,
  answer: AnswerOf,
  share: AnswerShare | null,
  saying: Saying
): Pick<Named, 'value' | 'label'> | null {
  const question = questionOf(content, answer.questionId);
  if (!question || !share) return null;
  const { t, locale } = saying;
  const value = wholePercent(share);
  return {
    value,
    label: t('figure.answer', {
      title: worded(content.title, locale).text,
      question: worded(question.text, locale).text,
      answer: answerLabel(question, answer, saying),
      share: formats(locale).percent(value / 100)
    })
  };
}

/** How an answer is called: an option of several by its own words, a row of a matrix with what was said of it. */
export function answerLabel(
  question: Question,
  { part, codes }: Pick<AnswerOf, 'part' | 'codes'>,
  saying: Saying
): string {
  const said = codeLabels(question, saying)(codes).text;
  if (part === null) return said;
  const name = partLabel(question, part, saying).text;
  return codes.length === 1 && codes[0] === CHOSEN ? name : `${name}: ${said}`;
}

async function themeFigure(
  { textCodings }: ReadStores,
  questionnaire: Questionnaire,
  { themeId }: Extract<SurveyFigureKey, { figure: 'theme' }>,
  now: Date,
  { t, locale }: Saying
): Promise<Pick<Named, 'value' | 'label'> | null> {
  if (!mayReadTexts(questionnaire, now)) return null;
  const themes = await textCodings.listThemes(questionnaire.id);
  const theme = themes.find(({ id }) => id === themeId);
  if (!theme) return null;
  const share = themeShare(themeId, await textCodings.codingsOfQuestion(questionnaire.id, theme.questionId));
  if (!share) return null;
  const value = wholePercent(share);
  return {
    value,
    label: t('figure.theme', { theme: theme.name, share: formats(locale).percent(value / 100) })
  };
}

type Coding = Awaited<ReturnType<Stores['textCodings']['codingsOfQuestion']>>[number];

/** How many coded texts are of a theme; where people differ a text counts for none until somebody settles it. */
export function themeShare(themeId: string, codings: readonly Coding[]): AnswerShare | null {
  const judged = [...Map.groupBy(codings, ({ textId }) => textId).values()]
    .map(codingOf)
    .filter(({ state }) => state !== 'differing');
  if (judged.length === 0) return null;
  return { count: judged.filter(({ themeIds }) => themeIds.includes(themeId)).length, of: judged.length };
}
