import { join } from 'node:path';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Option } from '#lib/domain/surveys/questionnaire/question.ts';
import { type QuestionBank, sectionsFor } from '#lib/domain/surveys/questionnaire/question-bank.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { Audience, Section } from '#lib/domain/surveys/questionnaire/survey.ts';
import { readCatalogueNames } from '../catalogue-names.ts';
import { dataFolder, readJson } from '../reference/data-folder.ts';
import type { Stores } from '../stores.ts';

let read: QuestionBank | undefined;

/** The bank of questions, read by the first question and kept. */
function questionBank(): QuestionBank {
  read ??= readJson<QuestionBank>(join(dataFolder(), 'surveys'), 'question-bank.json');
  return read;
}

/** What the bank asks an audience, with the kinds of services that the law knows on a day. */
export async function bankSections(
  law: Stores['law'],
  audience: Audience,
  today: CalendarDay
): Promise<Section[]> {
  const [slovak, english] = [
    await readCatalogueNames(law, today, 'sk'),
    await readCatalogueNames(law, today, 'en')
  ];
  const kinds = slovak.kindOptions.map(
    ({ value, label }): Option => ({
      code: value,
      // Kinds are called as the Slovak act calls them, in every wording but the English one.
      text: { sk: label, easy: label, hu: label, en: english.kind(value) }
    })
  );
  return sectionsFor(questionBank(), audience, kinds).map((section) => ({
    ...section,
    // A place is asked for on a map, which sheets do not have yet.
    questions: section.questions.filter(({ type }) => type !== 'place')
  }));
}

/** The questions that were ticked; one whose condition was not ticked is asked of everybody. */
export function chosenSections(
  sections: readonly Section[],
  chosen: ReadonlySet<string>
): QuestionnaireContent['sections'] {
  return sections
    .map((section) => ({
      ...section,
      questions: section.questions
        .filter(({ id }) => chosen.has(id))
        .map((question) =>
          question.askedWhen && !chosen.has(question.askedWhen.questionId)
            ? { ...question, askedWhen: null }
            : question
        )
    }))
    .filter(({ questions }) => questions.length > 0);
}
