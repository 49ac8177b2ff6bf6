import { expect, test } from 'vitest';
import { statedCapacity } from './capacity.ts';

const record = (targetGroupCode: string, value: number, formCode = 'pobytova-celorocna') => ({
  ...{ targetGroupCode, value, formCode, unitCode: 'miesta' },
  ...{ validFrom: '2025-01-01' as const, validTo: null }
});
const asked = {
  unitCode: 'miesta',
  targetGroupCode: 'seniori',
  formCodes: ['pobytova', 'pobytova-celorocna']
};
const DAY = '2026-11-22';

test('places for another group are not counted, nor the services that state only those', () => {
  const services = [
    { capacities: [record('seniori', 30), record('seniori', 5, 'pobytova'), record('deti', 12)] },
    { capacities: [record('osoby-so-zdravotnym-postihnutim', 20)] },
    { capacities: [] }
  ];
  expect(statedCapacity(services, asked, DAY)).toEqual({ services: 1, value: 35 });
});

test('what does not hold on the day, or is in another unit or form, is not stated', () => {
  const ended = { ...record('seniori', 30), validTo: DAY } as const;
  const tomorrow = { ...record('seniori', 30), validFrom: '2026-11-23' as const };
  const hours = { ...record('seniori', 30), unitCode: 'hodiny' };
  const capacities = [ended, tomorrow, hours, record('seniori', 9, 'terenna')];
  expect(statedCapacity([{ capacities }], asked, DAY)).toEqual({ services: 0, value: 0 });
});
