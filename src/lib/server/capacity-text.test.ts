import { expect, test } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { capacityText } from './capacity-text.ts';

const words = {
  t: messages('sk'),
  locale: 'sk',
  names: { form: (code: string) => code, group: (code: string) => code, unit: () => 'miesta' }
} as const;
const capacity = { formCode: 'pobytová', targetGroupCode: 'seniori', unitCode: 'miesta', value: 24 };

test.each([
  [null, 'miesta: 24 (pobytová, seniori)'],
  [1, 'miesta: 24 (pobytová, seniori), 1 úväzok'],
  [3, 'miesta: 24 (pobytová, seniori), 3 úväzky'],
  [8, 'miesta: 24 (pobytová, seniori), 8 úväzkov'],
  [7.5, 'miesta: 24 (pobytová, seniori), 7,5 úväzku']
])('with %s full-time posts a capacity is read as „%s“', (staff, text) => {
  expect(capacityText({ ...capacity, staff }, words).replaceAll('\u00a0', ' ')).toBe(text);
});

test('of a service whose group nobody said only the form is told', () => {
  expect(capacityText({ ...capacity, targetGroupCode: '', staff: null }, words)).toBe(
    'miesta: 24 (pobytová)'
  );
});
