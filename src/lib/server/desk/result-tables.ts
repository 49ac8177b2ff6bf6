import type { SheetCell } from '#lib/domain/plans/import/sheet.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { ShownQuestion, ShownTable } from '../survey-results/shown-results.ts';

/** Rows of a table of results for a spreadsheet, its head first. */
export type TableRows = SheetCell[][];

/**
 * Every table of shown results as rows: a line for each answer, and one for each answer in a group. They say what the
 * page says and nothing more, so what is hidden there is hidden here.
 */
export function resultRows(questions: readonly ShownQuestion[], t: Translate): TableRows {
  const head = (
    ['question', 'part', 'group', 'answer', 'count', 'of', 'share', 'between', 'careful'] as const
  ).map((column) => t(`surveyExport.column.${column}`));
  return [
    head,
    ...questions.flatMap(({ title, tables }) => tables.flatMap((table) => rowsOf(title.text, table)))
  ];
}

function rowsOf(question: string, table: ShownTable): TableRows {
  const part = table.title?.text ?? '';
  const all = table.lines.map(({ label, count, of, between }) => [
    ...[question, part, '', label.text, count, of, of === 0 ? null : Math.round((count / of) * 1000) / 1000],
    ...[between, table.carries?.text ?? '']
  ]);
  const byGroup = table.cuts.flatMap(({ columns, rows }) =>
    rows.flatMap(({ label, cells }) =>
      columns.map((group, at) => [question, part, group, label.text, null, null, cells[at] ?? '', '', ''])
    )
  );
  return [...all, ...byGroup];
}
