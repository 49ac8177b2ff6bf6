import { readGridText } from '#lib/domain/plans/grid/grid-number.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Texts } from './clipboard-text.ts';
import type { Place } from './places.ts';
import type { SheetWords } from './sheet-view.ts';
import { sumText } from './sum-text.ts';
import { type CellValue, sumOf } from './sums.ts';

type Line = { rows: readonly number[]; columns: readonly HTMLElement[]; all: HTMLElement | null };

/** The sums of a sheet in its page. Only those are counted and drawn anew that a change is part of. */
export function sheetSums(form: HTMLFormElement, words: SheetWords, texts: Texts) {
  const format = formats(words.locale);
  const rows = [...form.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const rowSums = rows.map((row) => row.querySelector<HTMLElement>('[data-row-sum]'));
  const membersOf = Map.groupBy(rows.keys(), (row) => rows[row]?.dataset['group'] ?? '');
  const lines = new Map<string, Line>();
  for (const line of form.querySelectorAll<HTMLTableRowElement>('[data-sums]')) {
    const group = line.dataset['sums'] ?? '';
    const columns = [...line.querySelectorAll<HTMLElement>('td:not([data-all])')];
    lines.set(group, { rows: membersOf.get(group) ?? [], columns, all: line.querySelector('[data-all]') });
  }
  const values = texts.map((row) => row.map(valueIn));

  function valueIn(text: string): CellValue {
    const read = readGridText(words.number, text);
    return 'fault' in read ? undefined : read.value;
  }

  function print(cell: HTMLElement | null | undefined, summed: readonly CellValue[]): void {
    const text = sumText(sumOf(summed), words, format);
    // An unchanged text costs no new layout of the table.
    if (cell && cell.textContent !== text) cell.textContent = text;
  }

  return {
    /** Draws the sums after these cells say what they say now. */
    show: (changed: readonly (Place & { after: string })[]): void => {
      const columnsOf = new Map<string, Set<number>>();
      for (const { row, column, after } of changed) {
        const own = values[row];
        if (own) own[column] = valueIn(after);
        const group = rows[row]?.dataset['group'] ?? '';
        columnsOf.set(group, (columnsOf.get(group) ?? new Set()).add(column));
      }
      for (const row of new Set(changed.map((one) => one.row))) print(rowSums[row], values[row] ?? []);
      for (const [group, columns] of columnsOf) {
        const line = lines.get(group);
        if (!line) continue;
        for (const column of columns)
          print(
            line.columns[column],
            line.rows.map((row) => values[row]?.[column])
          );
        if (line.all)
          print(
            line.all,
            line.rows.flatMap((row) => values[row] ?? [])
          );
      }
    }
  };
}
