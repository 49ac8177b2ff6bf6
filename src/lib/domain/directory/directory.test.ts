import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCapacityRecord, aProvider, aService } from '#tests/plan-fixtures.ts';
import { addDays, type CalendarDay } from '../shared/calendar-day.ts';
import { existingCapacityOn, refuseCapacity } from './capacity.ts';
import { isIco, refuseProvider } from './provider.ts';
import { isRunning, publicAddressOf, refuseService } from './service.ts';

test.each([
  ['00321575', true],
  ['00308960', true],
  ['00321576', false],
  ['321575', false],
  ['0032157a', false]
])('%s is a possible IČO: %s', (ico, possible) => {
  expect(isIco(ico)).toBe(possible);
});

test('changing one digit of an IČO is noticed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('00321575', '00308960'),
      fc.nat({ max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      (ico, at, by) => {
        const digit = (Number(ico[at]) + by) % 10;
        const changed = `${ico.slice(0, at)}${digit}${ico.slice(at + 1)}`;
        // Both remainders 0 and 10 share a check digit, so one change in a hundred may slip through; none here.
        expect(isIco(changed)).toBe(false);
      }
    )
  );
});

test('a provider has a name and no impossible IČO', () => {
  expect(refuseProvider(aProvider({ name: ' ' }))).toBe('no-name');
  expect(refuseProvider(aProvider({ ico: '12345678' }))).toBe('not-an-ico');
  expect(refuseProvider(aProvider({ ico: '00321575' }))).toBeNull();
  expect(refuseProvider(aProvider())).toBeNull();
});

test.each([
  ['a proper service', {}, null],
  ['no name', { name: '' }, 'no-name'],
  ['no form', { formCodes: [] }, 'no-form'],
  ['six digits', { registerNumber: '123456' }, 'not-a-register-number'],
  ['seven digits', { registerNumber: '0123456' }, null],
  [
    'erased before it began',
    { registeredOn: '2020-01-02', erasedOn: '2020-01-01' },
    'erased-before-registered'
  ]
] as const)('%s', (_name, mentions, refusal) => {
  expect(refuseService(aService(mentions))).toBe(refusal);
});

test.each([
  ['2019-12-31', false],
  ['2020-01-01', true],
  ['2024-12-31', true],
  ['2025-01-01', false]
] as const)('on %s a service of 2020 to 2024 runs: %s', (day, running) => {
  expect(isRunning({ registeredOn: '2020-01-01', erasedOn: '2025-01-01' }, day)).toBe(running);
});

test('a protected address never leaves', () => {
  expect(publicAddressOf(aService({ address: 'Tichá 3', addressProtected: true }))).toBeNull();
  expect(publicAddressOf(aService({ address: ' ' }))).toBeNull();
  expect(publicAddressOf(aService({ address: 'Hlavná 1' }))).toBe('Hlavná 1');
});

describe('capacity', () => {
  const half = { validFrom: '2024-01-01', validTo: '2026-01-01' } as const;

  test.each([
    ['a proper record', {}, [], null],
    ['no number', { value: Number.NaN }, [], 'not-a-number'],
    ['less than nothing', { value: -1 }, [], 'negative'],
    ['negative staff', { staff: -1 }, [], 'negative-staff'],
    ['an end on the first day', { validTo: '2024-01-01' }, [], 'ends-before-start'],
    ['days of another record', {}, [aCapacityRecord(half)], 'overlaps'],
    ['the days after another record', { validFrom: '2026-01-01' }, [aCapacityRecord(half)], null],
    ['another unit in the same days', { unitCode: 'hodiny' }, [aCapacityRecord(half)], null],
    ['another service in the same days', { serviceId: 's2' }, [aCapacityRecord(half)], null]
  ] as const)('%s', (_name, mentions, others, refusal) => {
    expect(refuseCapacity(aCapacityRecord(mentions), others)).toBe(refusal);
  });

  test('places add up over services and say the oldest confirmation; units stay apart', () => {
    const records = [
      aCapacityRecord({ value: 8, confirmedOn: '2026-10-01' }),
      aCapacityRecord({ serviceId: 's2', value: 5, staff: null, confirmedOn: '2025-03-01' }),
      aCapacityRecord({ unitCode: 'hodiny', value: 900, staff: null })
    ];
    expect(existingCapacityOn(records, '2026-11-01')).toMatchObject([
      { unitCode: 'prijimatelia', value: 13, staff: 2, services: 2, confirmedOn: '2025-03-01' },
      { unitCode: 'hodiny', value: 900, staff: null, services: 1 }
    ]);
  });

  test('the sum of a day is the sum of the records that hold on it', () => {
    const record = fc
      .record({
        serviceId: fc.constantFrom('s1', 's2', 's3'),
        formCode: fc.constantFrom('terenna', 'ambulantna'),
        value: fc.nat({ max: 100 }),
        from: fc.nat({ max: 60 }),
        days: fc.option(fc.integer({ min: 1, max: 40 }))
      })
      .map(({ from, days, ...mentions }) => {
        const validFrom: CalendarDay = addDays('2026-01-01', from);
        return aCapacityRecord({
          ...mentions,
          validFrom,
          validTo: days === null ? null : addDays(validFrom, days)
        });
      });
    fc.assert(
      fc.property(fc.array(record), fc.nat({ max: 120 }), (records, offset) => {
        const day = addDays('2026-01-01', offset);
        const holding = records.filter(
          (one) => one.validFrom <= day && (one.validTo === null || one.validTo > day)
        );
        const total = existingCapacityOn(records, day).reduce((sum, one) => sum + one.value, 0);
        expect(total).toBe(holding.reduce((sum, one) => sum + one.value, 0));
      })
    );
  });
});
