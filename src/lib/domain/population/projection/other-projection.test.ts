import { describe, expect, test } from 'vitest';
import { comparedProjections, judgeOtherProjection, type WrittenProjectionRow } from './other-projection.ts';

const DISTRICTS = new Set(['SK0234']);
const GROUPS = [
  [0, 14],
  [15, 64],
  [65, 79],
  [80, null]
] as const;
const written = (year = 2030): WrittenProjectionRow[] =>
  (['males', 'females'] as const).flatMap((sex, part) =>
    GROUPS.map(([ageFrom, ageTo], at) => ({
      ...{ at: 2 + 4 * part + at, districtCode: 'SK0234', source: 'INFOSTAT 2013', variant: 'stredný' },
      ...{ year, sex, ageFrom, ageTo, people: 1_000 * (at + 1) }
    }))
  );
const with1 = (over: Partial<WrittenProjectionRow>) =>
  written().map((row, at) => (at === 2 ? { ...row, ...over } : row));

describe('what others projected of a district', () => {
  test.each([
    ['a municipality that is no district', with1({ districtCode: '503045' }), 'area-unknown'],
    ['no source', with1({ source: '' }), 'source-missing'],
    ['a year that is none', with1({ year: 20.5 }), 'year-impossible'],
    ['no sex', with1({ sex: null }), 'sex-unknown'],
    ['an age that is none', with1({ ageFrom: Number.NaN }), 'age-impossible'],
    ['fewer than nobody', with1({ people: -1 }), 'people-impossible'],
    ['no number', with1({ people: null }), 'people-impossible'],
    ['ages that overlap', with1({ ageFrom: 60 }), 'counted-twice'],
    ['an age left out', with1({ ageFrom: 70 }), 'ages-missing'],
    ['a sum beside its parts', with1({ sex: 'both' }), 'counted-twice']
  ] satisfies [string, WrittenProjectionRow[], string][])('%s is named with its row', (_, rows, reason) => {
    expect(judgeOtherProjection(rows, DISTRICTS)).toMatchObject({
      outcome: 'faulty',
      faults: expect.arrayContaining([expect.objectContaining({ reason, at: expect.any(Number) })])
    });
  });

  test('stands beside ours by the ages that both tell of, in the years that are told', () => {
    const judged = judgeOtherProjection([...written(2031), ...written(2033)], DISTRICTS);
    if (judged.outcome !== 'read') throw new Error(judged.outcome);
    const ours = (year: number) => (year <= 2046 ? 100 : undefined);
    const [found, ...others] = comparedProjections(judged.rows, [2031, 2041], ours);
    expect(others).toEqual([]);
    expect(found?.counts.map(({ year, band, theirs }) => [year, band.from, theirs])).toEqual([
      [2031, 0, 20_000],
      [2031, 0, 2_000],
      [2031, 15, 4_000],
      [2031, 65, 14_000],
      [2031, 80, 8_000]
    ]);
    // A source that tells of no such year is shown in its latest that ours reaches; of men alone not at all.
    expect(comparedProjections(judged.rows, [2041], ours)[0]?.counts[0]?.year).toBe(2033);
    const men = judged.rows.filter(({ sex }) => sex === 'males');
    expect(comparedProjections(men, [2031], ours)).toEqual([]);
    expect(comparedProjections(judged.rows, [2031], () => undefined)).toEqual([]);
  });
});
