import type { FieldOption, FieldWidth } from '../field.ts';

/** A row of a small table in a form, as it was typed. */
export type ShownRow = Readonly<Record<string, string>>;

/** A field of a plan's form ready to be shown: its words said, its value as it was typed. */
export type ShownField = {
  name: string;
  label: string;
  hint?: string | undefined;
  control:
    | 'text'
    | 'textarea'
    | 'day'
    | 'number'
    | 'select'
    | 'radios'
    | 'checkboxes'
    | 'rows'
    | 'directory'
    | 'fixed';
  optional: boolean;
  options?: readonly FieldOption[] | undefined;
  width?: FieldWidth | undefined;
  suffix?: string | undefined;
  value: string | readonly string[] | readonly ShownRow[];
  error?: string | undefined;
  /** In a field of the directory: what was looked for, how much was found (null: nobody searched), one or more. */
  search?: { text: string; found: number | null; single: boolean } | undefined;
  /** Columns of a table; a cell of row 0 is named `costs.0.cents`. */
  columns?: readonly ShownField[] | undefined;
  /** What is wrong in cells, by the name of the cell. */
  cellErrors?: Readonly<Record<string, string>> | undefined;
  blankRows?: number | undefined;
};

/** Two wordings of the same field that differ, as both people would read them. */
export type DifferingField = { label: string; mine: string; theirs: string };
