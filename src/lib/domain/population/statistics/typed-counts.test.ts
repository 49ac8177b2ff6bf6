import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonCount } from '../person-count.ts';
import type { AdministrativeCount, CountedFigure } from './administrative-count.ts';
import { changedMeanwhile, countSeen, type TypedFigure, typedChanges } from './typed-counts.ts';

const YEAR = 2025;
const count = (figure: CountedFigure, persons: number, source = 'list z januára'): AdministrativeCount => ({
  ...{ figure, year: YEAR, persons: persons as PersonCount, asOf: '2025-12-31', source }
});
const typed = (figure: CountedFigure, persons: number | null, seen?: AdministrativeCount): TypedFigure => ({
  ...{ figure, persons: persons as PersonCount | null, seen: countSeen(seen) }
});
const SAID = { asOf: '2026-02-01', source: 'list z februára' } as const;
const SHOWN = { asOf: '2025-12-31', source: 'list z januára' };

describe('a typed sheet of counts', () => {
  test('only what was changed gets its day and source; what was emptied is removed', () => {
    const known = [count('severely-disabled', 61), count('material-need', 12, 'iný list')];
    const changes = typedChanges(
      [
        typed('severely-disabled', 63, known[0]),
        typed('material-need', 12, known[1]),
        typed('job-seekers', null, count('job-seekers', 40)),
        typed('care-allowance', 7)
      ],
      { year: YEAR, said: SAID, shown: SHOWN }
    );
    expect(changes.map(({ figure, count: one }) => [figure, one?.persons, one?.source])).toEqual([
      ['severely-disabled', 63, SAID.source],
      ['job-seekers', undefined, undefined],
      ['care-allowance', 7, SAID.source]
    ]);
  });

  test('a source put right without a number goes to the figures that had the shown one', () => {
    const known = [count('severely-disabled', 61), count('material-need', 12, 'iný list')];
    const sheet = known.map((one) => typed(one.figure, one.persons, one));
    const changes = typedChanges(sheet, { year: YEAR, said: SAID, shown: SHOWN });
    expect(changes.map(({ count: one }) => one)).toEqual([{ ...count('severely-disabled', 61), ...SAID }]);
    expect(typedChanges(sheet, { year: YEAR, said: count('job-seekers', 0), shown: SHOWN })).toEqual([]);
  });

  test('no change is written over what the person has not seen, whatever the others did', () => {
    const figures: CountedFigure[] = ['severely-disabled', 'material-need', 'job-seekers'];
    const people = fc.option(fc.nat(3), { nil: null });
    const three = fc.tuple(people, people, people);
    const asCounts = (persons: readonly (number | null)[]) =>
      figures.flatMap((figure, at) => {
        const one = persons[at];
        return one === null || one === undefined ? [] : [count(figure, one)];
      });
    fc.assert(
      fc.property(three, three, three, (before, mine, theirs) => {
        const [seen, kept] = [asCounts(before), asCounts(theirs)];
        const of = (counts: AdministrativeCount[], figure: CountedFigure) =>
          counts.find((one) => one.figure === figure);
        const sheet = figures.map((figure, at) => typed(figure, mine[at] ?? null, of(seen, figure)));
        const changes = typedChanges(sheet, { year: YEAR, said: SAID, shown: SHOWN });
        const conflicts = new Set(changedMeanwhile(changes, kept, YEAR).map(({ figure }) => figure));
        for (const [at, figure] of figures.entries()) {
          const isChange = mine[at] !== before[at];
          const isTheirs = theirs[at] !== before[at];
          // Both removed it: there is nothing to decide.
          const isBothGone = mine[at] === null && theirs[at] === null;
          const isMoved = changes.some((one) => one.figure === figure);
          if (mine.some((one, place) => one !== before[place])) expect(isMoved).toBe(isChange);
          expect(conflicts.has(figure)).toBe(isMoved && isTheirs && !isBothGone);
        }
      })
    );
  });
});
