/** A column of a DataTable. `number` aligns figures; `header` makes its cells the headings of their rows. */
export type DataColumn<Row> = {
  label: string;
  /** What the cell says; formatted by the caller. */
  text: (row: Row) => string;
  /** Makes the text of the cell a link. */
  href?: (row: Row) => string | undefined;
  /** Language of its cells, where it is not the page's. */
  lang?: string | ((row: Row) => string | undefined) | undefined;
  number?: boolean;
  header?: boolean;
};
