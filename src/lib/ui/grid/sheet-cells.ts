import { fieldId } from '../field.ts';
import type { Place, Size } from './places.ts';
import type { SeenRow } from './shown-grid.ts';

/**
 * The cells of a form. As the server sends it, every cell holds a field; here each becomes plain text, and one field
 * moves to the cell somebody is in: four hundred fields would be laid out and painted at every key.
 */
export type SheetCells = {
  size: Size;
  /** The one field; it always stands in some cell, so that Tab finds its way in. */
  input: HTMLInputElement;
  cellAt(place: Place): HTMLTableCellElement | undefined;
  /** The cell in which an event happened; none for what else a cell holds that can be pressed. */
  placeOf(target: EventTarget | null): Place | undefined;
  /** Name of a cell's field, as the form sends it. */
  nameOf(place: Place): string;
  /** Puts the field into a cell. */
  enter(place: Place): void;
  write(place: Place, text: string): void;
  /** The texts that came with the page. */
  texts(): string[][];
  /** Says of the field what its cell says below it. */
  describe(): void;
  /** Hidden field of each row with what it showed when the page was opened. */
  seen: readonly HTMLInputElement[];
  /** What a cell showed when the page was opened. */
  seenText(place: Place): string;
};

/** A cell without its field. */
type PlainCell = { cell: HTMLTableCellElement; text: Text; name: string; labels: string };

const FIELD = 'td > input[inputmode]';

/** Makes the cells of a form plain; null where it has none. */
export function cellsOf(form: HTMLFormElement): SheetCells | null {
  const rows = [...form.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const fields = rows.map((row) => [...row.querySelectorAll<HTMLInputElement>(FIELD)]);
  const input = fields[0]?.[0];
  if (!input) return null;
  const plain = fields.map((own) => own.map(withoutField));
  const places = new Map<Element, Place>();
  for (const [row, own] of plain.entries())
    for (const [column, { cell }] of own.entries()) places.set(cell, { row, column });
  const seen = rows.map(
    (row) => row.querySelector<HTMLInputElement>('input[type=hidden]') as HTMLInputElement
  );
  const shown = seen.map(shownTexts);
  const at = ({ row, column }: Place) => plain[row]?.[column];
  let here: PlainCell | undefined;
  input.removeAttribute('id');
  form.querySelector('table')?.classList.add('is-open');

  function describe(): void {
    const below = [...(here?.cell.querySelectorAll('.field__error, small') ?? [])].map(({ id }) => id);
    setOrRemove(input as HTMLInputElement, 'aria-describedby', below.join(' '));
    const isWrong = here?.cell.querySelector('.field__error');
    setOrRemove(input as HTMLInputElement, 'aria-invalid', isWrong ? 'true' : '');
  }

  return {
    size: { rows: plain.length, columns: plain[0]?.length ?? 0 },
    input,
    seen,
    describe,
    cellAt: (place) => at(place)?.cell,
    nameOf: (place) => at(place)?.name ?? '',
    texts: () => plain.map((own) => own.map(({ text }) => text.data)),
    seenText: ({ row, column }) => shown[row]?.[column] ?? '',

    placeOf: (target) => {
      if (!(target instanceof Element) || target.closest('.leave')) return undefined;
      const cell = target.closest('td');
      return cell ? places.get(cell) : undefined;
    },

    enter: (place) => {
      const next = at(place);
      if (!next || next === here) return;
      if (here) {
        here.text.data = input.value;
        input.replaceWith(here.text);
      }
      here = next;
      input.name = next.name;
      input.value = next.text.data;
      input.placeholder = next.cell.dataset['known'] ?? '';
      input.setAttribute('aria-labelledby', next.labels);
      describe();
      next.text.replaceWith(input);
    },

    write: (place, text) => {
      const cell = at(place);
      if (!cell) return;
      if (cell === here) input.value = text;
      else cell.text.data = text;
    }
  };
}

function withoutField(field: HTMLInputElement): PlainCell {
  const cell = field.parentElement as HTMLTableCellElement;
  const text = document.createTextNode(field.value);
  // Links to a cell, as from the list of errors, lead to it as before.
  cell.id = fieldId(field.name);
  if (field.placeholder) cell.dataset['known'] = field.placeholder;
  field.replaceWith(text);
  return { cell, text, name: field.name, labels: field.getAttribute('aria-labelledby') ?? '' };
}

function shownTexts({ value }: HTMLInputElement): string[] {
  const { years } = JSON.parse(value) as SeenRow;
  return Object.keys(years)
    .sort()
    .map((year) => years[year]?.[1] ?? '');
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value === '') element.removeAttribute(name);
  else element.setAttribute(name, value);
}
