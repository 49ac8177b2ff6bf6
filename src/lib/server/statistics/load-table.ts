import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { indexCollector } from '#lib/domain/population/statistics/collect-indices.ts';
import {
  type CollectedTable,
  type CollectOptions,
  type TableCollector,
  tableCollector
} from '#lib/domain/population/statistics/collect-table.ts';
import { OFFICE_TABLES, type OfficeTable } from '#lib/domain/population/statistics/office-table.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Db } from '../db/db.ts';
import type { SetWords } from '../db/loaded-set.ts';
import { officeTableSet } from '../db/office-statistics.ts';
import { loadSet, type SetRefusal } from './load-set.ts';
import { readJsonStat } from './read-json-stat.ts';
import { readTableCsv } from './read-table-csv.ts';
import { RefusedTable, type TableRefusal } from './refused-table.ts';

export type LoadAsked = {
  file: string;
  /** Of a CSV file, which says neither: the table and the day of it. */
  table: OfficeTable | null;
  day: CalendarDay | null;
  fromYear: number;
  without: ReadonlySet<string>;
  /** Only to be judged. */
  dry: boolean;
};

type LoadOutcome =
  | { outcome: 'refused'; refusal: TableRefusal | SetRefusal }
  | Extract<CollectedTable, { outcome: 'faulty' | 'nothing' }>
  | { outcome: 'loaded' | 'judged'; table: OfficeTable; asOf: CalendarDay; rows: number; units: number };

/**
 * Loads a table of the Statistical Office: reads it whole, judges it, writes it unseen in short steps, and lets it count
 * by one statement. A file with any fault changes nothing, and one that was broken off is cleared by the next.
 */
export async function loadTable(db: Db, asked: LoadAsked, now: Date): Promise<LoadOutcome> {
  try {
    const { table, day, collected } = await readTable(asked, await knownUnits(db, asked));
    if (collected.outcome !== 'read') return collected;
    const { ages, movements, indices } = collected;
    const areas = [...ages, ...movements].map(({ unitCode }) => unitCode);
    const units = new Set([...areas, ...indices.map(({ districtCode }) => districtCode)]).size;
    const rows = ages.length + movements.length + indices.length;
    const told = { table, asOf: day, rows, units };
    const store = officeTableSet(db, table);
    const before = await store.set.loadedDay();
    if (before !== null && day < before) return { outcome: 'refused', refusal: 'older' };
    if (asked.dry) return { outcome: 'judged', ...told };
    const words = wordsOf(table);
    const shown = await loadSet(store.set, { day, words, now }, (loadId) => store.write(loadId, collected));
    return shown === 'loaded' ? { outcome: 'loaded', ...told } : { outcome: 'refused', refusal: shown };
  } catch (failure) {
    if (failure instanceof RefusedTable) return { outcome: 'refused', refusal: failure.refusal };
    throw failure;
  }
}

async function knownUnits(db: Db, { fromYear, without }: LoadAsked): Promise<CollectOptions> {
  const units = await db
    .selectFrom('territoryUnit')
    .select(['code', 'districtCode', 'inhabitants'])
    .execute();
  return {
    ...{ fromYear, without },
    districts: new Map(
      units.flatMap(({ code, districtCode }) => (districtCode ? [[code, districtCode]] : []))
    ),
    inhabitants: new Map(units.map(({ code, inhabitants }) => [code, inhabitants]))
  };
}

/** Tables of districts are judged by other rules than those of municipalities. */
function collectorOf(table: OfficeTable, options: CollectOptions): TableCollector {
  return OFFICE_TABLES[table] === 'indices' ? indexCollector(options) : tableCollector(table, options);
}

type Read = { table: OfficeTable; day: CalendarDay; collected: CollectedTable };

async function readTable(asked: LoadAsked, options: CollectOptions): Promise<Read> {
  const size = (await stat(asked.file).catch(() => null))?.size;
  if (size === undefined) throw new RefusedTable('no-file');
  return /\.json$/i.test(asked.file) ? readJson(asked, options) : readCsvFile(asked, options);
}

async function readJson({ file, day }: LoadAsked, options: CollectOptions): Promise<Read> {
  let collector: TableCollector | undefined;
  let head: { table: OfficeTable; updatedOn: CalendarDay | null } | undefined;
  await readJsonStat(decodedText(file), (read) => {
    head = read;
    collector = collectorOf(read.table, options);
    return collector.add;
  });
  const said = day ?? head?.updatedOn;
  if (!head || !collector) throw new RefusedTable('not-json-stat');
  if (!said) throw new RefusedTable('no-day');
  return { table: head.table, day: said, collected: collector.finish() };
}

/** The text of a file in pieces; DATAcube writes UTF-8. */
async function* decodedText(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(file)) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (failure) {
    if (failure instanceof TypeError) throw new RefusedTable('wrong-encoding');
    throw failure;
  }
}

async function readCsvFile(asked: LoadAsked, options: CollectOptions): Promise<Read> {
  const named = /om\d{4}rr/.exec(basename(asked.file))?.[0];
  const table =
    asked.table ?? (Object.keys(OFFICE_TABLES) as OfficeTable[]).find((one) => one === named) ?? null;
  if (table === null) throw new RefusedTable('no-table');
  if (asked.day === null) throw new RefusedTable('no-day');
  const collector = collectorOf(table, options);
  await readTableCsv(asked.file, collector.add);
  return { table, day: asked.day, collected: collector.finish() };
}

/** How pages name the table: its licence is told two ways, and the stricter one is kept. */
function wordsOf(table: OfficeTable): SetWords {
  const { sk, en } = TITLES[OFFICE_TABLES[table]];
  return {
    titleSk: sk,
    titleEn: en,
    source: `ŠÚ SR, DATAcube, ${table}`,
    licence: 'CC BY-SA 4.0',
    attributionSk: `Obyvatelia po rokoch: ŠÚ SR, DATAcube ${table}, CC BY-SA 4.0`,
    attributionEn: `People by year: Statistical Office of the SR, DATAcube ${table}, CC BY-SA 4.0`
  };
}

const TITLES = {
  ages: { sk: 'Vekové skupiny obyvateľov obcí po rokoch', en: 'Age groups of municipalities by year' },
  movement: {
    sk: 'Prirodzený pohyb a sťahovanie v obciach po rokoch',
    en: 'Births, deaths and migration of municipalities by year'
  },
  indices: {
    sk: 'Indexy vekového zloženia okresov po rokoch',
    en: 'Indices of the ages of districts by year'
  }
} as const;
