import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineOf } from '#lib/domain/publishing/plan-outline.ts';
import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { aMeasure, anActivity } from '#tests/plan-fixtures.ts';
import { countStandings, listMeasures, termStanding } from './measure-terms.ts';

test.each([
  ['2027-01-01', '2027-12-31', '2026-12-31', 'later'],
  ['2027-01-01', '2027-12-31', '2027-01-01', 'running'],
  ['2027-01-01', '2027-12-31', '2027-12-31', 'running'],
  ['2027-01-01', '2027-12-31', '2028-01-01', 'ended'],
  [null, '2027-12-31', '2027-06-01', 'running'],
  ['2027-01-01', null, '2030-01-01', 'running'],
  [null, null, '2027-06-01', 'undated']
] as const)('from %s to %s, on %s it is %s', (from, to, today, standing) => {
  expect(termStanding({ from, to }, today)).toBe(standing);
});

const measureOf = (activities: Parameters<typeof anActivity>[0][]) => {
  const measure = { ...aMeasure({ id: 'm' }), number: '1.1' };
  const all = activities.map((one) => ({ ...anActivity({ ...one, measureId: 'm' }), number: '' }));
  return outlineOf({
    body: {},
    plan: { fileNumber: '' },
    priorities: [],
    goals: [],
    measures: [measure],
    activities: all
  });
};

test('a measure runs from its first activity to its last, and belongs to the years of its activities only', () => {
  const outline = measureOf([
    { from: '2027-01-01', to: '2027-12-31' },
    { from: '2029-01-01', to: '2029-12-31' }
  ]);
  const [in2028] = listMeasures(outline, '2028-06-01');
  expect(in2028).toMatchObject({ standing: 'running', thisYear: false });
  const [in2029] = listMeasures(outline, '2029-06-01');
  expect(in2029).toMatchObject({ standing: 'running', thisYear: true });
});

test('a measure without activities has no term', () => {
  expect(listMeasures(measureOf([]), '2028-06-01')[0]).toMatchObject({
    standing: 'undated',
    thisYear: false
  });
});

test('every measure stands somewhere, whatever the terms', () => {
  const day = fc.option(fc.integer({ min: 0, max: 4_000 }).map((n): CalendarDay => addDays('2024-01-01', n)));
  fc.assert(
    fc.property(fc.array(fc.record({ from: day, to: day })), day, (terms, today) => {
      const measures = terms.flatMap((term) => listMeasures(measureOf([term]), today ?? '2026-11-21'));
      const counted = countStandings(measures).reduce((sum, { count }) => sum + count, 0);
      expect(counted).toBe(terms.length);
    })
  );
});
