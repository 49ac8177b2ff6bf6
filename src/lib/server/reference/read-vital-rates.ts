import { ABRIDGED_AGES } from '#lib/domain/population/projection/life-table.ts';
import type { PeriodRates } from '#lib/domain/population/projection/vital-rates.ts';
import { readCsv } from './data-folder.ts';

const FOLDER = 'population/wpp-2019';

/** How people of Slovakia are born, die and move, by five years from 1950 to 2100, as the United Nations have it (WPP 2019). */
export function readVitalRates(folder: string): PeriodRates[] {
  const deaths = Map.groupBy(
    readCsv<'obdobie' | 'pohlavie' | 'vek_od' | 'mx'>(folder, `${FOLDER}/death-rates.csv`),
    (row) => row.obdobie
  );
  const fertility = Map.groupBy(
    readCsv<'obdobie' | 'ukazovatel' | 'hodnota'>(folder, `${FOLDER}/fertility.csv`),
    (row) => row.obdobie
  );
  const others = Map.groupBy(
    readCsv<'obdobie' | 'ukazovatel' | 'hodnota'>(folder, `${FOLDER}/births-migration.csv`),
    (row) => row.obdobie
  );
  return [...deaths].map(([period, rows]) => {
    const mortality = (sex: 'm' | 'z') => {
      const byAge = new Map(
        rows.filter((row) => row.pohlavie === sex).map((row) => [Number(row.vek_od), row.mx])
      );
      return ABRIDGED_AGES.map((age) => Number(byAge.get(age)));
    };
    const born = fertility.get(period) ?? [];
    const other = (name: string) =>
      Number(others.get(period)?.find((row) => row.ukazovatel === name)?.hodnota);
    return {
      fromYear: Number(period.slice(0, 4)),
      mortality: { males: mortality('m'), females: mortality('z') },
      totalFertility: Number(born.find((row) => row.ukazovatel === 'tfr')?.hodnota),
      fertilityShares: born
        .filter((row) => row.ukazovatel === 'podiel_asfr_pct')
        .map((row) => Number(row.hodnota) / 100),
      boysPerGirl: other('pomer_pohlavi_pri_narodeni'),
      netMigration: 1_000 * other('cista_migracia_tis_za_5_rokov')
    };
  });
}
