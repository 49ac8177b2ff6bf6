import { countedAssociation } from '#lib/domain/surveys/estimation/association.ts';
import type { CountedSample } from '#lib/domain/surveys/estimation/counted-sample.ts';
import { adjustedTogether } from '#lib/domain/surveys/estimation/several-tests.ts';
import { FEWEST_ANSWERS } from '#lib/domain/surveys/representation/statement-strength.ts';
import { type ByGroup, totalOf } from '#lib/domain/surveys/results/live-counts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { Labelled } from '../survey-results/result-labels.ts';
import { isChance, probabilityText } from '../survey-results/test-text.ts';

type Saying = { t: Translate; locale: Locale };

/** Answers of one question, and the group of a trait in which each cell of the sample stands (-1 for none). */
export type Compared = {
  rows: readonly { label: Labelled; people: ByGroup }[];
  /** Everybody whom the answers are shares of. */
  said: ByGroup;
  groupOf: Int32Array;
  groupCount: number;
  /** Whether somebody may stand in several rows: then each row is a question of its own, chosen or not. */
  several: boolean;
};

/** Whether groups differ more than chance would make them; null where too few answered to tell. */
export function differenceText(compared: Compared, sample: CountedSample, saying: Saying): string | null {
  const { rows, said, groupOf, groupCount, several } = compared;
  // Fewer answers cannot be tested: hardly anybody is expected in a cell.
  if (totalOf(said) < FEWEST_ANSWERS) return null;
  if (several) return severalText(compared, sample, saying);
  const test = countedAssociation(
    sample,
    rows.map(({ people }) => people),
    groupOf,
    groupCount
  );
  if (!test) return null;
  const { probability } = test;
  return saying.t(isChance(probability) ? 'results.test.chance' : 'results.test.differ', {
    p: probabilityText(probability, saying.locale)
  });
}

function severalText(
  { rows, said, groupOf, groupCount }: Compared,
  sample: CountedSample,
  saying: Saying
): string | null {
  const { t, locale } = saying;
  const tested = rows.flatMap(({ label, people }) => {
    const others = said.map((count, at) => count - (people[at] ?? 0));
    const test = countedAssociation(sample, [people, others], groupOf, groupCount);
    return test ? { option: label.text, alone: test.probability } : [];
  });
  if (tested.length === 0) return null;
  const adjusted = adjustedTogether(tested.map(({ alone }) => alone));
  const notable = tested.flatMap(({ option }, at) => {
    const probability = adjusted[at] ?? 1;
    return isChance(probability)
      ? []
      : t('results.test.option', { option, p: probabilityText(probability, locale) });
  });
  if (notable.length === 0)
    return t('results.test.severalChance', { p: probabilityText(Math.min(...adjusted), locale) });
  const key = notable.length === rows.length ? 'results.test.severalAllDiffer' : 'results.test.severalDiffer';
  return t(key, { options: notable.join(', ') });
}
