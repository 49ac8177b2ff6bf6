import type { Align, Column, Table } from '#lib/domain/publishing/document.ts';
import { htmlLine } from './html-runs.ts';
import { all, escapeMarkup, tag } from './svg.ts';

type Say = (runs: Column['title']) => string;

/**
 * A table in a region that scrolls sideways by itself and by keyboard, so that the page never does.
 * @param heading the caption as HTML; it names the region too
 * @param id of the caption; the region is labelled by it
 */
export function htmlTable(table: Table, heading: string, id: string, say: Say): string {
  const caption = `<caption id="${escapeMarkup(id)}-nazov">${heading}</caption>`;
  const body = all(table.rows.map((row) => htmlRow(row, table, say)));
  const whole = `<table>${caption}<thead>${htmlHead(table, say)}</thead><tbody>${body}</tbody></table>`;
  const region = { class: 'table-region', role: 'region', 'aria-labelledby': `${id}-nazov`, tabindex: 0 };
  return tag('div', region, whole);
}

function htmlHead(table: Table, say: Say): string {
  const heads = table.columns.map((column) => {
    const unit =
      column.unit === undefined ? '' : `<br><span class="unit">${escapeMarkup(column.unit)}</span>`;
    return tag('th', { scope: 'col', class: sided(column.align) }, say(column.title) + unit);
  });
  if (!table.columnGroups) return `<tr>${heads.join('')}</tr>`;
  const groups = table.columnGroups.map((group) =>
    group.title === ''
      ? tag('td', { colspan: group.columns }, '')
      : tag('th', { scope: 'colgroup', colspan: group.columns }, escapeMarkup(group.title))
  );
  return `<tr>${groups.join('')}</tr><tr>${heads.join('')}</tr>`;
}

function htmlRow(row: Table['rows'][number], table: Table, say: Say): string {
  if ('group' in row) {
    const head = tag(
      'th',
      { scope: 'rowgroup', colspan: table.columns.length },
      htmlLine(row.group, row.foreign)
    );
    return `<tr class="group">${head}</tr>`;
  }
  let cells = '';
  for (const [at, cell] of row.cells.entries()) {
    const name = table.headerColumn && at === 0 ? 'th' : 'td';
    const scope = name === 'th' ? ' scope="row"' : '';
    const side = sided(table.columns[at]?.align ?? 'start');
    cells += `<${name}${scope}${side === undefined ? '' : ` class="${side}"`}>${say(cell)}</${name}>`;
  }
  return row.total ? `<tr class="total">${cells}</tr>` : `<tr>${cells}</tr>`;
}

function sided(align: Align): string | undefined {
  return align === 'end' ? 'number' : align === 'center' ? 'centred' : undefined;
}
