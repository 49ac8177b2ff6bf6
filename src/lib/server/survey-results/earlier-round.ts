import { shareDifference } from '#lib/domain/surveys/estimation/share-difference.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { ShownLine, ShownQuestion } from './shown-results.ts';
import { isChance, probabilityText } from './test-text.ts';

type Saying = { t: Translate; locale: Locale };

/**
 * Shown questions with what became of each answer since an earlier round. Only counts that both show are compared, so
 * whatever is hidden in one of them stays hidden.
 * @param shared questions that were asked just so before
 */
export function comparedWith(
  earlier: readonly ShownQuestion[],
  questions: readonly ShownQuestion[],
  shared: ReadonlySet<string>,
  saying: Saying
): ShownQuestion[] {
  return questions.map((question) => {
    const before = shared.has(question.id) ? earlier.find(({ id }) => id === question.id) : undefined;
    const lines = before?.tables.flatMap((table) => table.lines) ?? [];
    const compared = (line: ShownLine): ShownLine => {
      const match = lines.find((one) => sameAnswer(one.answer, line.answer));
      const isCounted = match && match.of > 0 && line.of > 0;
      return isCounted ? { ...line, compared: differenceText(line, match, saying) } : line;
    };
    const tables = question.tables.map((table) => ({ ...table, lines: table.lines.map(compared) }));
    return { ...question, tables };
  });
}

function sameAnswer(one: ShownLine['answer'], other: ShownLine['answer']): boolean {
  return one.part === other.part && [...one.codes].sort().join() === [...other.codes].sort().join();
}

/** *Predtým 35 %, teraz o 8 bodov viac (od 2 do 14) …*, or that chance alone may have made it. */
function differenceText(now: ShownLine, before: ShownLine, { t, locale }: Saying): string {
  const { difference, from, to, probability } = shareDifference(now, before);
  const { percent, decimal } = formats(locale);
  const points = (share: number) => decimal(share * 100, 1);
  const said = {
    ...{ before: percent(before.count / before.of), p: probabilityText(probability, locale) },
    ...{ from: points(from), to: points(to), points: points(Math.abs(difference)) }
  };
  if (isChance(probability)) return t('results.earlier.chance', said);
  return t(difference > 0 ? 'results.earlier.more' : 'results.earlier.less', said);
}
