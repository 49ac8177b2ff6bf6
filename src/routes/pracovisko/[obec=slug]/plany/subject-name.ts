import { OTHER_SUBJECTS } from '#lib/domain/plans/measure.ts';
import type { FormContext } from '#lib/server/desk/forms/form-context.ts';

/** What a measure is about, in words: the name of a kind of service, or of another subject. */
export function subjectName(code: string, { t, names }: Pick<FormContext, 't' | 'names'>): string {
  const other = OTHER_SUBJECTS.find((one) => one === code);
  return other ? t(`planTerm.subject.${other}`) : names.kind(code);
}
