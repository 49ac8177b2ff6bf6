import { plainText } from '#lib/domain/shared/plain-text.ts';

/** What is wrong in a form that was sent: said at the field, and in the summary above. */
export type FormError = { field?: string; text: string };

/** The sentence that belongs to one field. */
export function errorAt(errors: readonly FormError[] | undefined, field: string): string | undefined {
  return errors?.find((error) => error.field === field)?.text;
}

/** One field of a form as text; a file or a missing field is empty. */
export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? plainText(value).trim() : '';
}
