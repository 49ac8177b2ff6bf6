/** Tables in the office's shapes: dimensions, their order and their codes as DATAcube gives them (JSON-stat 2.0). */
export type MadeTable = {
  table: 'om7006rr' | 'om7105rr';
  /** LAU 2 codes with names. */
  areas: Readonly<Record<string, string>>;
  years: readonly number[];
  /** What stands in a cell; null is empty. */
  value: (of: { area: string; year: number; indicator: string; sex: string; age: string }) => number | null;
  updatedOn?: string;
  version?: string;
  /** Codes of ages, where some are to be missing. */
  ages?: readonly string[];
};

const FIVES = Array.from({ length: 18 }, (_, at) => `Y${5 * at + 5}-${5 * at + 9}`).concat('Y95-99');
export const OFFICE_AGES = ['Spolu', 'Y_LE4', ...new Set(FIVES), 'Y_GE100', 'Y0', 'Y1-4', 'Y_GE65'];
const INDICATORS = {
  om7006rr: ['IN010052', 'IN010053'],
  om7105rr: ['IN010106', 'IN010061', 'IN010076', 'IN010080', 'IN010082']
};

export function jsonStat(made: MadeTable): string {
  const { table, areas, years, value, ages = OFFICE_AGES } = made;
  const dimensions = {
    obc: Object.keys(areas),
    obd: years.map(String),
    ukaz: INDICATORS[table],
    poh: ['SPOLU', '1', '2'],
    ...(table === 'om7006rr' ? { vsk: [...ages] } : {}),
    data: ['HODNOTA']
  };
  const id = Object.keys(dimensions).map((name) => `${table}_${name}`);
  const codes = Object.values(dimensions);
  const values: (number | null)[] = [];
  for (const area of dimensions.obc)
    for (const year of years)
      for (const indicator of dimensions.ukaz)
        for (const sex of dimensions.poh)
          for (const age of dimensions.vsk ?? ['']) values.push(value({ area, year, indicator, sex, age }));
  const categories = codes.map((of, at) => {
    const index = Object.fromEntries(of.map((code, position) => [code, position]));
    return [id[at], { label: id[at], category: { index, ...(at === 0 ? { label: areas } : {}) } }];
  });
  return JSON.stringify({
    ...{ version: made.version ?? '2.0', class: 'dataset', label: 'Vekové skupiny - obce' },
    ...{
      update: made.updatedOn ?? '2026-03-31',
      note: 'Stav k 31.12.',
      id,
      size: codes.map((of) => of.length)
    },
    ...{ dimension: Object.fromEntries(categories), value: values }
  });
}
