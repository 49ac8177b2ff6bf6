import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { capacityKeyText } from '#lib/domain/directory/capacity.ts';
import type { CapacityCell, CapacityKey } from '#lib/domain/plans/capacity-matrix.ts';
import type { FormContext } from '#lib/server/desk/forms/form-context.ts';
import { matrixRowFields, type TypedRowForm } from '#lib/server/desk/forms/matrix-row.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';

export type KeptCell = CapacityCell & { revision: number };

/** The row an address speaks of; a code that is not in the catalogue is no row. */
export function rowKey(url: URL, { names, t }: FormContext): CapacityKey {
  const key = {
    serviceTypeCode: url.searchParams.get('druh') ?? '',
    formCode: url.searchParams.get('forma') ?? '',
    targetGroupCode: url.searchParams.get('skupina') ?? '',
    unitCode: url.searchParams.get('jednotka') ?? ''
  };
  const known =
    names.kinds.some((kind) => kind.code === key.serviceTypeCode) &&
    names.formOptions.some((option) => option.value === key.formCode) &&
    names.groupOptions.some((option) => option.value === key.targetGroupCode) &&
    names.unitOptions.some((option) => option.value === key.unitCode);
  if (!known) error(404, t('error.404.title'));
  return key;
}

/** The cells of a row, by year. */
export function cellsOf(key: CapacityKey, cells: readonly CapacityCell[]): KeptCell[] {
  const text = capacityKeyText(key);
  return cells.filter((cell) => capacityKeyText(cell) === text) as KeptCell[];
}

export type SentRow = {
  typed: TypedRowForm;
  /** The revision at which each year was opened; null for a year that had no cell. */
  revisions: Map<number, number | null>;
  ids: Map<number, string>;
};

/** What a browser sent for a row. */
export function readSentRow(sent: FormData, years: readonly number[]): SentRow {
  const textOf = (name: string) => {
    const value = sent.get(name);
    return typeof value === 'string' ? value : '';
  };
  const revisionOf = (year: number) => Number(textOf(`revision.${year}`)) || null;
  const idOf = (year: number) => (isUuid(textOf(`id.${year}`)) ? textOf(`id.${year}`) : randomUUID());
  return {
    typed: Object.fromEntries(matrixRowFields(years).map((name) => [name, textOf(name)])),
    revisions: new Map(years.map((year) => [year, revisionOf(year)])),
    ids: new Map(years.map((year) => [year, idOf(year)]))
  };
}

/** Whether somebody changed, added or removed a cell of the row since the form was opened. */
export function isChangedMeanwhile(cells: readonly KeptCell[], { revisions }: SentRow): boolean {
  return [...revisions].some(
    ([year, revision]) => (cells.find((cell) => cell.year === year)?.revision ?? null) !== revision
  );
}
