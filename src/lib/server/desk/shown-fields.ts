import type { Translate } from '#lib/i18n/messages.ts';
import type { DifferingField, ShownField } from '#lib/ui/plans/shown-field.ts';
import type { ItemFault } from './desk-kind.ts';
import {
  type Control,
  type Field,
  searchName,
  type Typed,
  type TypedForm,
  type TypedRow
} from './forms/form-field.ts';
import type { AnyFields } from './forms/item-form.ts';
import { refusalText } from './refusal-text.ts';

/** The fields of a form in the reader's language, with what was typed and what is wrong in it. */
export function shownFields(
  fields: AnyFields,
  typed: TypedForm,
  faults: readonly ItemFault[],
  t: Translate
): ShownField[] {
  return Object.entries(fields).map(([name, field]) => {
    const own = faults.find((fault) => fault.field === name);
    const inCells = faults.filter((fault) => fault.field.startsWith(`${name}.`));
    return {
      ...lookOf(field, name, t),
      value: typed[name] ?? (MANY.has(field.control) ? [] : ''),
      ...(field.control === 'directory' ? { search: searchIn(field, name, typed) } : {}),
      ...(own ? { error: refusalText(t, own.word) } : {}),
      ...(field.columns
        ? {
            columns: Object.entries(field.columns).map(([column, of]) => ({
              ...lookOf(of, column, t),
              value: ''
            })),
            cellErrors: Object.fromEntries(inCells.map(({ field, word }) => [field, refusalText(t, word)])),
            blankRows: field.blankRows
          }
        : {})
    };
  });
}

/** What was looked for in the directory, and how much was found. */
function searchIn({ found, single }: Field<unknown>, name: string, typed: TypedForm) {
  const text = typed[searchName(name)];
  return { text: typeof text === 'string' ? text : '', found: found ?? null, single: single === true };
}

const MANY: ReadonlySet<string> = new Set<Control>(['checkboxes', 'rows', 'directory']);

function lookOf(field: Field<unknown>, name: string, t: Translate): Omit<ShownField, 'value'> {
  const { label, hint, control, optional, options, width, suffix } = field;
  const say = t as (key: string) => string;
  return {
    name,
    label: say(label),
    control,
    optional,
    ...(hint ? { hint: say(hint) } : {}),
    ...(options ? { options } : {}),
    ...(width ? { width } : {}),
    ...(suffix ? { suffix } : {})
  };
}

/** The lines of an error summary: every fault, leading to its field. */
export function faultLines(
  faults: readonly ItemFault[],
  t: Translate
): { text: string; field?: string | undefined }[] {
  return faults.map(({ field, word }) => ({
    text: refusalText(t, word),
    ...(field === '' ? {} : { field })
  }));
}

/** The fields in which two wordings differ, each as text to be read. */
export function differingFields(
  fields: AnyFields,
  mine: TypedForm,
  theirs: TypedForm,
  t: Translate
): DifferingField[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const [one, other] = [readable(field, mine[name]), readable(field, theirs[name])];
    const label = (t as (key: string) => string)(field.label);
    return one === other ? [] : [{ label, mine: one, theirs: other }];
  });
}

function readable(field: Field<unknown>, typed: Typed | undefined): string {
  if (typed === undefined) return '';
  if (typeof typed === 'string') return nameOf(field, typed);
  return typed
    .map((one) => (typeof one === 'string' ? nameOf(field, one) : rowText(field, one)))
    .filter((line) => line !== '')
    .join('\n');
}

function rowText(field: Field<unknown>, row: TypedRow): string {
  return Object.entries(field.columns ?? {})
    .map(([name, column]) => nameOf(column, row[name] ?? ''))
    .filter((part) => part !== '')
    .join(', ');
}

function nameOf(field: Field<unknown>, value: string): string {
  return (
    field.options?.find((option) => option.value === value)?.label ?? value.replaceAll('\r\n', '\n').trim()
  );
}
