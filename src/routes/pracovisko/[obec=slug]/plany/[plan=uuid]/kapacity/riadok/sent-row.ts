import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { capacityKeyText } from '#lib/domain/directory/capacity.ts';
import type { CapacityCell, CapacityKey } from '#lib/domain/plans/capacity-matrix.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import type { FormContext } from '#lib/server/desk/forms/form-context.ts';
import { matrixRowFields, type TypedRowForm } from '#lib/server/desk/forms/matrix-row.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';

export type KeptCell = CapacityCell & { revision: number };

/** The row an address speaks of; one that is not in the catalogue leads back to the matrix. */
export function rowKey(url: URL, { names }: FormContext, planPath: string): CapacityKey {
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
  if (!known) redirect(303, `${planPath}/kapacity`);
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
    return typeof value === 'string' ? plainText(value) : '';
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
