import { OTHER_SUBJECTS } from '#lib/domain/plans/measure.ts';
import type { ModelMeasure } from '#lib/domain/plans/model-measures/model-measure.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { FormContext } from '#lib/server/desk/forms/form-context.ts';

/** What a measure is about, in words: the name of a kind of service, or of another subject. */
export function subjectName(code: string, { t, names }: Pick<FormContext, 't' | 'names'>): string {
  const other = OTHER_SUBJECTS.find((one) => one === code);
  return other ? t(`planTerm.subject.${other}`) : names.kind(code);
}

/** The words of a model as they are shown: one-letter prepositions stay with the word they belong to. */
export function shownModel(model: ModelMeasure) {
  const { title, goal, description, conditions, moneyHint } = model;
  return {
    ...{ title: bindSpaces(title), goal: bindSpaces(goal), description: bindSpaces(description) },
    ...{ conditions: bindSpaces(conditions), moneyHint: bindSpaces(moneyHint) }
  };
}
