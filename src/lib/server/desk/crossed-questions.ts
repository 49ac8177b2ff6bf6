import { crossedTest, effectWord } from '#lib/domain/surveys/estimation/crossing.ts';
import type { Question } from '#lib/domain/surveys/questionnaire/question.ts';
import { questionsOf, type Survey } from '#lib/domain/surveys/questionnaire/survey.ts';
import { FEWEST_ANSWERS } from '#lib/domain/surveys/representation/statement-strength.ts';
import { type CountedItem, countedItems, NO_ANSWER } from '#lib/domain/surveys/results/counted-item.ts';
import type { CountedSheets } from '#lib/domain/surveys/results/sheet-counts.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { FieldOption } from '#lib/ui/field.ts';
import { codeLabels, partLabel, worded } from '../survey-results/result-labels.ts';
import { type ShownQuestion, shownCutRow, shownLine } from '../survey-results/shown-results.ts';
import { isChance, probabilityText } from '../survey-results/test-text.ts';

type Saying = { t: Translate; locale: Locale };

/** What can be crossed: a question, a row of a matrix, or an option of several. */
export function crossable(survey: Pick<Survey, 'sections'>, saying: Saying): FieldOption[] {
  return questionsOf(survey).flatMap((question) =>
    countedItems(question).map((item) => ({
      value: nameOf(item),
      label: [
        worded(question.text, saying.locale).text,
        ...(item.part === null ? [] : [partLabel(question, item.part, saying).text])
      ].join(' – ')
    }))
  );
}

function nameOf({ questionId, part }: CountedItem): string {
  return part === null ? questionId : `${questionId}|${part}`;
}

type Side = CountedSheets['items'][number];

/**
 * Two questions answered by the same people, for the desk of a body whose staff may see every count: shares of each
 * column, whether the two go together more than by chance, and how strongly. Who left one of them out is in neither.
 * @returns null where one of them is not counted, or both are the same
 */
export function shownCrossing(
  counted: CountedSheets,
  { rows, columns }: { rows: string; columns: string },
  saying: Saying
): ShownQuestion | null {
  const [down, across] = [rows, columns].map((name) =>
    counted.items.find(({ item }) => nameOf(item) === name)
  );
  if (!down || !across || rows === columns) return null;
  const counts = crossed(down, across);
  const sizes = codesOf(across).map((_, at) => counts.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const all = sizes.reduce((sum, count) => sum + count, 0);
  const { t, locale } = saying;
  // A group of nobody has no column.
  const shown = sizes.flatMap((size, at) => (size > 0 ? [at] : []));
  const labels = codesOf(down).map((code) => labelOf(down.question, code, saying));
  const part = down.item.part;
  const title = part === null ? null : partLabel(down.question, part, saying);
  return {
    ...{ id: down.question.id, title: worded(down.question.text, locale), picture: null, words: [] },
    withheld: [],
    tables: [
      {
        ...{ title, of: t('crossing.of', { count: all }), weighted: null, mean: null, carries: null },
        lines: labels.map((label, at) => {
          const count = (counts[at] ?? []).reduce((sum, one) => sum + one, 0);
          const answer = { part, codes: [codesOf(down)[at] ?? NO_ANSWER] };
          return shownLine({ label, answer }, { count, base: all, weighted: null }, saying);
        }),
        cuts: [
          {
            caption: t('crossing.caption', { question: sideName(across, saying) }),
            columns: shown.map((at) => labelOf(across.question, codesOf(across)[at] ?? '', saying).text),
            rows: labels.map((label, at) => {
              const groups = shown.map((column) => ({
                share: (counts[at]?.[column] ?? 0) / (sizes[column] ?? 1),
                count: counts[at]?.[column] ?? 0
              }));
              return shownCutRow(label, groups, formats(locale));
            }),
            test: testText(counts, all, saying)
          }
        ]
      }
    ]
  };
}

function sideName({ question, item }: Side, saying: Saying): string {
  const words = worded(question.text, saying.locale).text;
  return item.part === null ? words : `${words} – ${partLabel(question, item.part, saying).text}`;
}

function labelOf(question: Question, code: string, saying: Saying) {
  return codeLabels(question, saying)([code]);
}

/** Of options of several, not choosing one is an answer; elsewhere saying nothing is none. */
function codesOf({ question, item }: Side): string[] {
  return item.codes.filter((code) => question.type === 'multiple' || code !== NO_ANSWER);
}

function crossed(down: Side, across: Side): number[][] {
  const [rows, columns] = [codesOf(down), codesOf(across)];
  const counts = rows.map(() => columns.map(() => 0));
  const placeOf = ({ item }: Side, codes: readonly string[]) => item.codes.map((code) => codes.indexOf(code));
  const [rowOf, columnOf] = [placeOf(down, rows), placeOf(across, columns)];
  for (const [person, value] of down.values.entries()) {
    const row = counts[rowOf[value] ?? -1];
    const column = columnOf[across.values[person] ?? -1] ?? -1;
    if (row && column >= 0) row[column] = (row[column] ?? 0) + 1;
  }
  return counts;
}

function testText(counts: readonly (readonly number[])[], all: number, { t, locale }: Saying): string {
  if (all < FEWEST_ANSWERS) return t('crossing.few');
  const found = crossedTest(counts);
  if (!found) return t('crossing.alike');
  const p = probabilityText(found.probability, locale);
  if (isChance(found.probability)) return t('crossing.chance', { p });
  const effect = formats(locale).decimal(found.effect, 2);
  return t('crossing.together', { p, effect, strength: t(`crossing.effect.${effectWord(found.effect)}`) });
}
