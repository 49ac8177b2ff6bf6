import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  type BySex,
  emptyGroups,
  type StepYears
} from '#lib/domain/population/projection/cohort-component.ts';
import { SEXES } from '#lib/domain/population/projection/life-table.ts';
import { yearByYear } from '#lib/domain/population/projection/vital-rates.ts';

type Row = Record<'rok' | 'pohlavie' | 'osoby_tis', string>;
const FILE = new URL('oracles/population/people.csv', import.meta.url);

/** People of Slovakia at the beginning of a year, as the United Nations estimate them, in groups of the step. */
export function nationalPeople(year: number, step: StepYears): BySex {
  const rows = (parse(readFileSync(FILE), { columns: true }) as Row[]).filter(
    (row) => row.rok === String(year)
  );
  const counted = (sex: 'm' | 'z') =>
    rows.filter((row) => row.pohlavie === sex).map((row) => 1_000 * Number(row.osoby_tis));
  const byFives = { males: counted('m'), females: counted('z') };
  const groups = emptyGroups(step);
  for (const sex of SEXES) {
    const oldest = byFives[sex].at(-1) ?? 0;
    groups[sex].set(step === 5 ? byFives[sex] : [...yearByYear(byFives[sex].slice(0, -1)), oldest]);
  }
  return groups;
}
