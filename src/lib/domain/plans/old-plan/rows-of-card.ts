import type { AnyColumnKey } from '../import/column.ts';
import { readLabelled } from './labelled.ts';
import type { RecognisedRows, RowsAround } from './recognised-rows.ts';
import { measureColumn, measureLabel } from './table-columns.ts';

/**
 * A card: one measure as a table of two columns, names on the left and values on the right. One row for the import; null
 * when the table is no card.
 */
export function rowsOfCard(rows: readonly (readonly string[])[], around: RowsAround): RecognisedRows | null {
  const said = new Map<AnyColumnKey, string>();
  for (const row of rows) {
    const [name = '', value = '', ...more] = row.map((cell) => cell.trim());
    if (row.length < 2 || more.some((cell) => cell !== '')) return null;
    if (!takeTitle(said, name, value) && !takeNamed(said, name, value)) return null;
  }
  if (!said.has('measure') && !said.has('activity')) return null;
  if (said.size < 3) return null;
  const measure = said.get('measure') ?? around.measure;
  const chain: [AnyColumnKey, string][] = [
    ...(around.priority === null || said.has('priority')
      ? []
      : [['priority', around.priority] as [AnyColumnKey, string]]),
    ['goal', said.get('goal') ?? around.goal ?? around.heading],
    ['measure', measure ?? '']
  ];
  const rest = [...said].filter(([key]) => key !== 'goal' && key !== 'measure');
  const all = [...chain, ...rest];
  return { kind: 'measures', rows: [all.map(([key]) => measureLabel(key)), all.map(([, value]) => value)] };
}

/** *Opatrenie 1.2 Zriadiť jedáleň* over both columns, or *Opatrenie 1.2* beside its words. */
function takeTitle(said: Map<AnyColumnKey, string>, name: string, value: string): boolean {
  const labelled = readLabelled(value === '' ? name : `${name}: ${value}`);
  if (!labelled || said.has(labelled.role)) return false;
  said.set(labelled.role, labelled.title);
  return true;
}

function takeNamed(said: Map<AnyColumnKey, string>, name: string, value: string): boolean {
  const key = measureColumn(name.replace(/:$/u, ''));
  if (!key || said.has(key)) return false;
  if (value !== '') said.set(key, value);
  return true;
}
