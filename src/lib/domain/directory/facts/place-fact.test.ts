import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../../shared/calendar-day.ts';
import { placeFact, takeBackFact } from './place-fact.ts';
import { holdsOn } from './service-fact.ts';

type Told = { id: string; validFrom: CalendarDay; validTo: CalendarDay | null };

const START: CalendarDay = '2025-01-01';
const dayAt = (offset: number) => addDays(START, offset);
const told = fc.record({
  from: fc.integer({ min: 0, max: 400 }),
  length: fc.option(fc.integer({ min: 1, max: 200 }))
});

/** Everything told one after another, as the store would keep it. */
function keepAll(sayings: { from: number; length: number | null }[]): Told[] {
  let kept: Told[] = [];
  sayings.forEach(({ from, length }, index) => {
    const given = {
      id: String(index),
      validFrom: dayAt(from),
      validTo: length === null ? null : dayAt(from + length)
    };
    const { fact, ended, replaced } = placeFact(kept, given);
    kept = kept
      .filter(({ id }) => id !== replaced)
      .map((one) => ({ ...one, validTo: ended.find(({ id }) => id === one.id)?.validTo ?? one.validTo }));
    kept.push(fact);
  });
  return kept;
}

test('no two facts of a kind ever hold on the same day, in whatever order they are told', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 12 }), fc.integer({ min: 0, max: 700 }), (sayings, at) => {
      const kept = keepAll(sayings);
      expect(kept.filter((one) => holdsOn(one, dayAt(at))).length).toBeLessThanOrEqual(1);
      expect(kept.every(({ validFrom, validTo }) => validTo === null || validFrom < validTo)).toBe(true);
    })
  );
});

test('what was told last holds on its first day', () => {
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 12 }), (sayings) => {
      const kept = keepAll(sayings);
      const last = sayings.length - 1;
      const holds = kept.find((one) => holdsOn(one, dayAt(sayings[last]?.from ?? 0)));
      expect(holds?.id).toBe(String(last));
    })
  );
});

test('what is said of last year leaves what holds now as it is', () => {
  const now: Told = { id: 'now', validFrom: '2026-03-01', validTo: null };
  const { fact, ended, replaced } = placeFact([now], { id: 'old', validFrom: '2025-01-01', validTo: null });
  expect(fact.validTo).toBe('2026-03-01');
  expect(ended).toEqual([]);
  expect(replaced).toBeNull();
});

test('taking the last thing told back leaves every day as it was before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 0, max: 500 }),
      (days, at) => {
        const before = keepAll(days.slice(0, -1).map((from) => ({ from, length: null })));
        const last = days.at(-1) ?? 0;
        // Of the same first day it is a correction, which stands in the place of what it corrected.
        fc.pre(!days.slice(0, -1).includes(last));
        const kept = keepAll(days.map((from) => ({ from, length: null })));
        const mistaken = kept.find(({ id }) => id === String(days.length - 1)) ?? expect.fail('not kept');
        const others = kept
          .filter((one) => one !== mistaken)
          .map((one) => ({ ...one, kind: 'status' as const }));
        const back = takeBackFact(others, { ...mistaken, kind: 'status' });
        const after = others.map((one) => (one.id === back?.id ? { ...one, validTo: back.validTo } : one));
        const on = (all: Told[]) => all.find((one) => holdsOn(one, dayAt(at)))?.id;
        expect(on(after)).toBe(on(before));
      }
    )
  );
});

test('money of a year taken back leaves its year empty', () => {
  const year = (first: CalendarDay, end: CalendarDay) =>
    ({ id: first, kind: 'money', validFrom: first, validTo: end }) as const;
  expect(takeBackFact([year('2024-01-01', '2025-01-01')], year('2025-01-01', '2026-01-01'))).toBeNull();
});
