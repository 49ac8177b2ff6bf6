/** One choice of a select, of radios or of checkboxes. */
export type FieldOption = {
  value: string;
  label: string;
  /** Language of the label, where it is not the page's */
  lang?: string | undefined;
  hint?: string | undefined;
  disabled?: boolean | undefined;
};

/**
 * What a field takes. `number` is typed as text with a numeric keyboard, so that "12,5" and pasted
 * spaces survive; `day` submits 2026-11-21.
 */
export type FieldType =
  | 'text'
  | 'email'
  | 'tel'
  | 'url'
  | 'password'
  | 'search'
  | 'number'
  | 'day'
  | 'file'
  | 'textarea'
  | 'select'
  | 'radios'
  | 'checkboxes';

/** How many characters a control is wide; a width that fits tells what is asked for. */
export type FieldWidth = 4 | 8 | 14 | 24 | 40;

/** The anchor of a field by its name; the error summary leads there. A group leads to its first choice. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]+/g, '-')}`;
}

/** The ids that describe a control, in the order in which they are read; undefined when there is none. */
export function describedBy(
  id: string,
  hint: string | undefined,
  error: string | undefined
): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
