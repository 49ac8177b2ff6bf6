import type { Difference, ShownValue } from '#lib/domain/plans/import/change.ts';
import { type AnyColumnKey, columnsOf, type ImportKind } from '#lib/domain/plans/import/column.ts';
import type { ImportFault, ImportNote } from '#lib/domain/plans/import/fault.ts';
import type { Formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** What is wrong and how to mend it, in one or two sentences. */
export function faultSentence(fault: ImportFault, t: Translate): string {
  switch (fault.reason) {
    case 'unknown-name':
      return fault.suggestion === null
        ? t('import.fault.unknown-name')
        : t('import.fault.unknown-name.suggestion', { suggestion: fault.suggestion });
    case 'ambiguous-name':
      return t('import.fault.ambiguous-name', { names: fault.names });
    case 'contradiction':
      return t('import.fault.contradiction', { otherLine: fault.otherLine, otherValue: fault.otherValue });
    default:
      return t(`import.fault.${fault.reason}`);
  }
}

/** What the file leaves open and what becomes of it. */
export function noteSentence(note: ImportNote, t: Translate): string {
  switch (note.note) {
    case 'column-ignored':
      return t('import.note.column-ignored', { column: note.column, sheet: note.sheet });
    case 'sheet-ignored':
      return t('import.note.sheet-ignored', { sheet: note.sheet });
    default:
      return t(`import.note.${note.note}`, { count: note.count });
  }
}

/** One field with what stood there and what will: `Suma (EUR) (2028, rozpočet obce): 12 000 € → 12 500 €`. */
export function differenceSentence(
  { column, detail, before, after }: Difference,
  kind: ImportKind,
  t: Translate,
  format: Formats
): string {
  const said = {
    field: labelOf(column, kind),
    before: shown(before, t, format),
    after: shown(after, t, format)
  };
  return detail === ''
    ? t('import.effect.difference', said)
    : t('import.effect.differenceOf', { ...said, detail });
}

function shown(value: ShownValue, t: Translate, format: Formats): string {
  if (value === null) return t('import.effect.empty');
  switch (value.as) {
    case 'text':
      return value.text;
    case 'number':
      return format.number(value.number, 6);
    case 'money':
      return format.euro(value.cents);
    case 'day':
      return format.shortDay(value.day);
  }
}

function labelOf(key: AnyColumnKey, kind: ImportKind): string {
  return columnsOf(kind).find(([name]) => name === key)?.[1].label ?? key;
}
