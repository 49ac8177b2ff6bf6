import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { sumOf } from '#lib/domain/population/projection/cohort-component.ts';
import {
  groupsFrom,
  type PlaceBasis,
  projectVariant
} from '#lib/domain/population/projection/place-projection.ts';
import { project } from '#lib/domain/population/projection/projection.ts';
import { scaledBy } from '#lib/domain/population/projection/raking.ts';
import { inFiveYears, peopleFrom } from '#lib/domain/population/statistics/five-year-ages.ts';
import { ageGroupOf } from '#lib/domain/population/statistics/office-table.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { censusPeople } from '../db/census-people.ts';
import { loadedAges, loadedIndices } from '../db/office-statistics.ts';
import { profileText } from '../profile/profile-text.ts';
import { readPeople } from '../public/municipality-people.ts';
import { backTest } from '../public/projection/back-test.ts';
import { countryGround } from '../public/projection/country-ground.ts';
import { type CountryGround, placeBasis } from '../public/projection/place-basis.ts';
import { futureOf } from '../public/projection/projection-page.ts';
import { type LoadAsked, loadTable } from './load-table.ts';
import { jsonStat, type MadeTable, OFFICE_AGES } from './office-table.fixture.ts';

const now = new Date('2026-11-22T10:00:00Z');
const AREAS = { SK0234503045: 'Bánov', SK031B517917: 'Rajec', SK0234: 'okres Nové Zámky' };

/** Ten times `k` people in every group: 210 k men, 420 k women. */
const evenly =
  (k = 1): MadeTable['value'] =>
  ({ indicator, sex, age }) => {
    const group = ageGroupOf(age);
    if (indicator !== 'IN010053' || group === null) return 0.5;
    const people = 10 * k * ({ '1': 1, '2': 2 }[sex] ?? 3);
    return group === 'all' ? 21 * people : people;
  };

/** Everybody of a place after 25 years, brought to the country's projection or not. */
function atEnd(place: PlaceBasis, ground: CountryGround): number {
  const projected = projectVariant(place, ground, 'middle');
  if (projected.outcome !== 'projected') throw new Error(projected.outcome);
  const last = projected.years.at(-1);
  const factors = ground.factors.get(last?.year ?? 0);
  if (!last || !factors) throw new Error('The projection ends too early.');
  return sumOf(scaledBy(last.population, factors));
}

async function fileOf(text: string | Uint8Array, name = 'om7006rr.json'): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'opora-table-')), name);
  await writeFile(path, text);
  return path;
}

describe.each(ENGINES)('tables of the Statistical Office on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const load = async (text: string | Uint8Array, over: Partial<LoadAsked> & { name?: string } = {}) =>
    loadTable(
      db,
      {
        ...{ file: await fileOf(text, over.name), table: null, day: null },
        ...{ fromYear: 1990, without: new Set<string>(), dry: false, ...over }
      },
      now
    );
  const ages = (over: Partial<MadeTable> = {}) =>
    jsonStat({ table: 'om7006rr', areas: AREAS, years: [2025, 2024], value: evenly(), ...over });
  const yearsOf = async (unitCode: string) => (await loadedAges(publicDb, unitCode)).map(({ year }) => year);

  test('a file counts at once and whole, a newer one takes its place, an older one is refused', async () => {
    expect(await load(ages(), { dry: true })).toMatchObject({ outcome: 'judged', units: 2, rows: 4 });
    expect(await yearsOf('503045')).toEqual([]);
    expect(await load(ages())).toMatchObject({ outcome: 'loaded', table: 'om7006rr', asOf: '2026-03-31' });
    expect(await yearsOf('503045')).toEqual([2024, 2025]);
    expect(await load(ages({ years: [2025], updatedOn: '2026-06-30' }))).toMatchObject({ rows: 2 });
    expect(await yearsOf('503045')).toEqual([2025]);
    expect(await load(ages())).toEqual({ outcome: 'refused', refusal: 'older' });
    const kept = await db.selectFrom('municipalAges').select(['year']).execute();
    expect(kept).toHaveLength(2);
  });

  test.each([
    [
      'a group of ages that is missing',
      { ages: OFFICE_AGES.filter((age) => age !== 'Y80-84') },
      'ages-missing'
    ],
    ['a municipality that merged', { areas: { SK0234999999: 'Nový Bánov' } }, 'area-unknown'],
    ['a municipality of another district', { areas: { SK031B503045: 'Bánov' } }, 'area-moved'],
    ['half a man', { value: () => 0.5 }, 'value-impossible'],
    ['a municipality that split', { value: (of) => evenly(of.year === 2025 ? 3 : 1)(of) }, 'area-broken'],
    [
      'groups that do not make their sum',
      { value: (of) => (of.age === 'Spolu' ? 7 : evenly()(of)) },
      'ages-sum'
    ]
  ] satisfies [string, Partial<MadeTable>, string][])(
    '%s is named, and nothing is loaded',
    async (_, over, reason) => {
      const before = await yearsOf('503045');
      const found = await load(ages({ updatedOn: '2026-10-01', ...over }));
      expect(found).toMatchObject({
        outcome: 'faulty',
        faults: expect.arrayContaining([expect.objectContaining({ reason })])
      });
      expect(await yearsOf('503045')).toEqual(before);
    }
  );

  test('more people who leave than live there are named', async () => {
    const value: MadeTable['value'] = ({ indicator }) => (indicator === 'IN010080' ? -9_000 : 40);
    const found = await load(jsonStat({ table: 'om7105rr', areas: AREAS, years: [2025], value }));
    expect(found).toMatchObject({ outcome: 'faulty', faults: [{ reason: 'migration-too-large' }, {}] });
  });

  test('a file that cannot be read is refused in one word', async () => {
    const refusal = async (text: string | Uint8Array, over = {}) => {
      const found = await load(text, over);
      return found.outcome === 'refused' ? found.refusal : found.outcome;
    };
    expect(await refusal(ages({ version: '1.0' }))).toBe('old-version');
    expect(await refusal(ages().slice(0, -20))).toBe('values-short');
    expect(await refusal(ages().replaceAll('om7006rr', 'om7007rr'))).toBe('other-table');
    expect(await refusal('[1, 2]')).toBe('not-json-stat');
    expect(await refusal(Buffer.from(ages().replace('Rajec', 'Rajec \u00e9'), 'latin1'))).toBe(
      'wrong-encoding'
    );
    expect(await refusal('a;b\n1;2', { name: 'tabulka.csv' })).toBe('no-table');
    expect(await refusal('a;b\n1;2', { name: 'om7105rr.csv' })).toBe('no-day');
    expect(await refusal('a;b\n1;2', { name: 'om7105rr.csv', day: '2026-03-31' })).toBe('no-columns');
  });

  test('births, deaths and moves are read from a CSV file in the code page of Windows', async () => {
    const rows = [
      'Kod obce;Rok;Ukazovatel;Pohlavie;Hodnota',
      ...['IN010106;41', 'IN010061;38', 'IN010080;-12'].map((said) =>
        ['SK0234503045', '2025', ...said.split(';').toSpliced(1, 0, 'Spolu')].join(';')
      )
    ];
    const found = await load(Buffer.from(rows.join('\r\n'), 'latin1'), {
      name: 'om7105rr.csv',
      day: '2026-03-31'
    });
    expect(found).toMatchObject({ outcome: 'loaded', rows: 1, units: 1 });
    expect(
      await db.selectFrom('municipalMovement').select(['births', 'deaths', 'netMigration']).execute()
    ).toEqual([{ births: 41, deaths: 38, netMigration: -12 }]);
  });

  test('of two loads of one table at once one counts whole, and the other is told to wait', async () => {
    const area = { SK0234503045: 'Bánov' };
    const made = (people: number) =>
      jsonStat({ table: 'om7105rr', areas: area, years: [2021, 2022], value: () => people });
    const found = await Promise.all([load(made(7)), load(made(9))]);
    const kinds = found.map((one) => (one.outcome === 'refused' ? one.refusal : one.outcome));
    expect(kinds.toSorted()).toContain('loaded');
    expect(kinds.every((kind) => kind === 'loaded' || kind === 'busy')).toBe(true);
    const rows = await db.selectFrom('municipalMovement').select('births').execute();
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ births }) => births)).size).toBe(1);
    // One that was broken off longer ago holds nobody up.
    await sql`update reference_set set loading_id = gen_random_uuid(), loading_at = now() - interval '1 hour'
      where code = 'statistics-om7105rr'`.execute(db);
    expect(await load(made(5))).toMatchObject({ outcome: 'loaded' });
    await sql`update reference_set set loading_id = gen_random_uuid(), loading_at = now()
      where code = 'statistics-om7105rr'`.execute(db);
    expect(await load(made(6))).toEqual({ outcome: 'refused', refusal: 'busy' });
    await sql`update reference_set set loading_id = null, loading_at = null
      where code = 'statistics-om7105rr'`.execute(db);
  });

  test('indices of districts are read, and an age that nobody has is named', async () => {
    const rows = (age: string) =>
      [
        'Kód okresu;Okres;Rok;Ukazovateľ;Pohlavie;Hodnota',
        `SK0234;Nové Zámky;2025;Priemerný vek;Spolu;${age}`
      ]
        .concat('SK0234;Nové Zámky;2025;Index starnutia;Spolu;140,5')
        .join('\n');
    const asked = { name: 'om7005rr.csv', day: '2026-03-31' as const };
    expect(await load(rows('440'), asked)).toMatchObject({
      outcome: 'faulty',
      faults: [{ reason: 'index-impossible', at: 2 }]
    });
    expect(await load(rows('44,1'), asked)).toMatchObject({ outcome: 'loaded', rows: 1, units: 1 });
    expect(await loadedIndices(publicDb, 'SK0234')).toEqual([
      { year: 2025, meanAge: 44.1, medianAge: null, ageingIndex: 140.5 }
    ]);
  });

  test('births and deaths left empty are not stated, and what was counted scales the rates of a place', async () => {
    const people = await censusPeople(publicDb).municipalities();
    const { own } = await readPeople(publicDb, '517917', 'sk');
    const codes = await db
      .selectFrom('territoryUnit')
      .select(['code', 'districtCode', 'inhabitants'])
      .execute();
    const inhabitants = new Map(codes.map(({ code, inhabitants: many }) => [code, many]));
    const known = new Set(people.map(({ unitCode }) => unitCode));
    const areas = Object.fromEntries(
      codes.flatMap(({ code, districtCode }) => (known.has(code) ? [[`${districtCode}${code}`, code]] : []))
    );
    // Rajec has twice the births of the others, Bánov leaves them empty, and people leave some places for others.
    const value: MadeTable['value'] = ({ area, indicator }) => {
      const code = area.slice(6);
      const many = inhabitants.get(code) ?? 0;
      if (code === '503045' && indicator !== 'IN010080') return null;
      if (indicator === 'IN010106')
        return Math.round(many * 0.011 * (code === '517917' ? 2 : 0.7 + 0.1 * (Number(code) % 7)));
      if (indicator === 'IN010061') return Math.round(many * 0.011);
      return Math.round(many * ((Number(code) % 5) - 2) * 0.004);
    };
    const found = await load(
      jsonStat({ table: 'om7105rr', areas, years: [2024, 2025], value, updatedOn: '2026-11-02' })
    );
    expect(found).toMatchObject({ outcome: 'loaded', units: 2_927 });
    const { local: rajec } = await futureOf(publicDb, '517917', own.ages);
    expect(rajec?.years).toEqual({ from: 2024, to: 2025 });
    expect(rajec?.births.ratio).toBeGreaterThan(1.3);
    expect(rajec?.births.observed).toBe(2 * Math.round(0.022 * (inhabitants.get('517917') ?? 0)));
    const { local: banov } = await futureOf(publicDb, '503045', own.ages);
    expect(banov?.births).toMatchObject({ observed: 0, expected: 0, weight: 0 });
    expect(banov?.moves.weight).toBeGreaterThan(0.5);
    const { local: city } = await futureOf(publicDb, '582000', own.ages);
    expect(city?.births.observed).toBeGreaterThan(9_000);
    // All of them together are still the country.
    const ground = await countryGround(publicDb);
    const sums = people.reduce((sum, place) => sum + atEnd(placeBasis(place, ground), ground), 0);
    const whole = project(groupsFrom(ground.ages), 2021, 25, ground.ratesIn);
    if (whole.outcome !== 'projected') throw new Error(whole.outcome);
    const last = whole.years.at(-1)?.population;
    expect(sums).toBeCloseTo(last ? sumOf(last) : 0, 2);
  });

  test('with a later year the projection is tested, and the text tells what changed', async () => {
    const { own } = await readPeople(publicDb, '503045', 'sk');
    const census = inFiveYears(own.ages);
    const value: MadeTable['value'] = ({ area, indicator, sex, age }) => {
      const group = ageGroupOf(age);
      if (area !== 'SK0234503045') return evenly()({ area, year: 2025, indicator, sex, age });
      if (indicator !== 'IN010053' || group === null) return 0.5;
      const people = sex === '1' ? census.males : census.females;
      return group === 'all' ? people.reduce((sum, one) => sum + one, 0) : (people[group] ?? null);
    };
    await load(ages({ updatedOn: '2026-11-01', years: [2025], value }));
    const tested = await backTest(publicDb, '503045', own.ages);
    expect(tested?.year).toBe(2025);
    // Counted as at the census: the guess of no change is right, and the projection is not far in five years.
    expect(tested?.lines.map(({ counted, unchanged }) => counted - unchanged)).toEqual([0, 0, 0]);
    expect(tested?.lines[0]?.counted).toBe(peopleFrom(census, 0));
    expect(tested?.lines[0]?.projected).toBeGreaterThan(3_400);
    expect(tested?.lines[0]?.projected).toBeLessThan(3_900);
    const text = await profileText(publicDb, '503045', { name: 'Bánov', unitKind: 'village' }, 'sk');
    expect(text?.paragraphs[1]?.replaceAll('\u00a0', ' ')).toContain(
      'Na konci roka 2025 tu úrad napočítal 3 697 ľudí, toľko ako pri sčítaní.'
    );
    expect(await backTest(publicDb, '517864', own.ages)).toBeNull();
  });
});
