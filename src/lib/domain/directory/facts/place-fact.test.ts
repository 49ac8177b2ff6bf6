import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../../shared/calendar-day.ts';
import { placeFact } from './place-fact.ts';
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
