import {
  judgeLifeTables,
  type LifeTableFault,
  type LifeTableRow
} from '#lib/domain/population/projection/loaded-life-table.ts';
import {
  judgeOtherProjection,
  type OtherProjectionFault,
  type WrittenProjectionRow
} from '#lib/domain/population/projection/other-projection.ts';
import { sexOf } from '#lib/domain/population/statistics/office-table.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Db } from '../db/db.ts';
import type { SetWords } from '../db/loaded-set.ts';
import { lifeTableSet, otherProjectionSet } from '../db/other-demography.ts';
import { csvLines } from './csv-file.ts';
import { loadSet, type SetRefusal } from './load-set.ts';
import { numberIn } from './read-table-csv.ts';
import { RefusedTable, type TableRefusal } from './refused-table.ts';

export type DemographyAsked = {
  file: string;
  /** Who published it; of a projection the file may say so itself, row by row. */
  source: string;
  /** Under which licence, where that is known. */
  licence: string;
  day: CalendarDay;
  /** Only to be judged. */
  dry: boolean;
};

type Loaded<F> =
  | { outcome: 'refused'; refusal: TableRefusal | SetRefusal }
  | { outcome: 'faulty'; faults: readonly F[] }
  | { outcome: 'nothing' }
  | { outcome: 'loaded' | 'judged'; areas: number; rows: number };

const LIFE_TABLE_COLUMNS = {
  area: ['územie', 'kód územia', 'okres', 'kraj', 'kód', 'lau1', 'okres_lau1', 'area'],
  sex: ['pohlavie', 'sex'],
  age: ['vek', 'age', 'x'],
  year: ['rok', 'year'],
  qx: ['qx', 'q(x)', 'pravdepodobnosť úmrtia'],
  lx: ['lx', 'l(x)', 'počet dožívajúcich']
} as const;

/** Loads life tables in place of the supplied mortality: whole, or not at all. */
export async function loadLifeTables(
  db: Db,
  asked: DemographyAsked,
  now: Date
): Promise<Loaded<LifeTableFault>> {
  return refusing(async () => {
    const rows: LifeTableRow[] = [];
    const needed = ['area', 'sex', 'age', 'year'] as const;
    const lines = csvLines(
      asked.file,
      LIFE_TABLE_COLUMNS,
      (found) => needed.every((one) => found.has(one)) && (found.has('qx') || found.has('lx'))
    );
    for await (const { at, cell } of lines) {
      const qx = numberIn(cell('qx'));
      rows.push({
        ...{ at, areaCode: areaIn(cell('area')), sex: sexIn(cell('sex')), year: Number(cell('year')) },
        // Where both columns are filled they say the same, and survivors follow from the probabilities.
        ...{ age: ageIn(cell('age'))?.from ?? Number.NaN, qx, lx: qx === null ? numberIn(cell('lx')) : null }
      });
    }
    const judged = judgeLifeTables(rows, await knownAreas(db));
    if (judged.outcome !== 'read') return judged;
    const told = { areas: judged.tables.length, rows: rows.length };
    const store = lifeTableSet(db);
    return asked.dry
      ? { outcome: 'judged', ...told }
      : shownAs(
          told,
          await loadSet(store.set, { day: asked.day, words: lifeTableWords(asked), now }, (loadId) =>
            store.write(loadId, judged.tables)
          )
        );
  });
}

const PROJECTION_COLUMNS = {
  district: ['okres_lau1', 'okres', 'kód okresu', 'lau1', 'district'],
  year: ['rok', 'year'],
  sex: ['pohlavie', 'sex'],
  age: ['vek', 'veková skupina', 'age'],
  people: ['osoby', 'počet', 'ľudia', 'people'],
  variant: ['variant'],
  source: ['zdroj', 'source']
} as const;

/** Loads what others published of districts, to stand beside our own projection: whole, or not at all. */
export async function loadOtherProjection(
  db: Db,
  asked: DemographyAsked,
  now: Date
): Promise<Loaded<OtherProjectionFault>> {
  return refusing(async () => {
    const rows: WrittenProjectionRow[] = [];
    const needed = ['district', 'year', 'sex', 'age', 'people'] as const;
    const lines = csvLines(asked.file, PROJECTION_COLUMNS, (found) => needed.every((one) => found.has(one)));
    for await (const { at, cell } of lines) {
      const age = ageIn(cell('age'));
      rows.push({
        ...{ at, districtCode: areaIn(cell('district')), source: cell('source') || asked.source },
        ...{ variant: cell('variant'), year: Number(cell('year')) },
        sex: sexOf(cell('sex')) ?? sexIn(cell('sex')),
        ...{ ageFrom: age?.from ?? Number.NaN, ageTo: age?.to ?? null, people: numberIn(cell('people')) }
      });
    }
    const areas = await knownAreas(db);
    const judged = judgeOtherProjection(rows, new Set([...areas].filter((code) => code.length === 6)));
    if (judged.outcome !== 'read') return judged;
    const districts = new Set(judged.rows.map(({ districtCode }) => districtCode));
    const told = { areas: districts.size, rows: rows.length };
    const store = otherProjectionSet(db);
    return asked.dry
      ? { outcome: 'judged', ...told }
      : shownAs(
          told,
          await loadSet(store.set, { day: asked.day, words: projectionWords(asked), now }, (loadId) =>
            store.write(loadId, judged.rows)
          )
        );
  });
}

function shownAs<T extends object>(told: T, shown: SetRefusal | 'loaded') {
  return shown === 'loaded'
    ? ({ outcome: 'loaded', ...told } as const)
    : ({ outcome: 'refused', refusal: shown } as const);
}

async function refusing<F>(load: () => Promise<Loaded<F>>): Promise<Loaded<F>> {
  try {
    return await load();
  } catch (failure) {
    if (failure instanceof RefusedTable) return { outcome: 'refused', refusal: failure.refusal };
    throw failure;
  }
}

async function knownAreas(db: Db): Promise<Set<string>> {
  const districts = await db.selectFrom('territoryDistrict').select(['code', 'regionCode']).execute();
  return new Set(['SK', ...districts.flatMap(({ code, regionCode }) => [code, regionCode])]);
}

/** The code of a territory as it is written; the country goes by three names. */
function areaIn(text: string): string {
  return /^(?:SK0|SR|Slovensk(?:o|á republika))$/iu.test(text) ? 'SK' : text.toUpperCase();
}

function sexIn(text: string): 'males' | 'females' | null {
  const found = sexOf(text);
  if (found === 'males' || found === 'females') return found;
  if (/^(?:m|males?)$/iu.test(text)) return 'males';
  return /^(?:z|ž|f|females?)$/iu.test(text) ? 'females' : null;
}

/** An age or a group of ages: `80`, `80–84`, `85+`, `100 a viac`, `spolu`. */
function ageIn(text: string): { from: number; to: number | null } | null {
  if (/^(?:spolu|všetky|total)$/iu.test(text)) return { from: 0, to: null };
  const [, from, until, to, more] =
    /^(\d{1,3})(\s*(?:[-–]|do)\s*(\d{1,3}))?(\s*(?:\+|a viac))?$/iu.exec(text) ?? [];
  if (from === undefined || (until && more)) return null;
  const first = Number(from);
  if (more) return { from: first, to: null };
  return { from: first, to: to === undefined ? first : Number(to) };
}

const NOT_STATED = '–';

function lifeTableWords({ source, licence }: DemographyAsked): SetWords {
  return {
    ...{ titleSk: 'Úmrtnostné tabuľky', titleEn: 'Life tables', source, licence: licence || NOT_STATED },
    attributionSk: `Úmrtnosť: ${source}`,
    attributionEn: `Mortality: ${source}`
  };
}

function projectionWords({ source, licence }: DemographyAsked): SetWords {
  return {
    ...{ titleSk: 'Prognózy okresov na porovnanie', titleEn: 'Projections of districts, to compare' },
    ...{ source: source || NOT_STATED, licence: licence || NOT_STATED },
    attributionSk: `Na porovnanie: ${source || 'prognózy okresov'}`,
    attributionEn: `To compare: ${source || 'projections of districts'}`
  };
}
