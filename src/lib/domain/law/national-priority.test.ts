import { expect, test } from 'vitest';
import { type EnteredPriorities, refusePriorities } from './national-priority.ts';

const list = { toYear: 2030 };
const first = { number: '1', nameSk: 'Dostupnosť služieb v komunite', nameEn: '' };
const second = { number: '2', nameSk: 'Dlhodobá starostlivosť', nameEn: 'Long-term care' };

test.each<[string, EnteredPriorities, string | null]>([
  ['two priorities', { publishedOn: '2021-05-01', priorities: [first, second] }, null],
  ['a day nobody knows yet', { publishedOn: null, priorities: [first] }, null],
  ['an empty list', { publishedOn: null, priorities: [] }, 'none-entered'],
  ['a day after the period', { publishedOn: '2031-01-01', priorities: [first] }, 'published-after-period'],
  ['the last day of the period', { publishedOn: '2030-12-31', priorities: [first] }, null],
  ['a blank number', { publishedOn: null, priorities: [{ ...first, number: ' ' }] }, 'number-missing'],
  [
    'a long number',
    { publishedOn: null, priorities: [{ ...first, number: '1.2.3.4.5.6' }] },
    'number-too-long'
  ],
  [
    'one number twice',
    { publishedOn: null, priorities: [first, { ...second, number: '1 ' }] },
    'number-repeated'
  ],
  ['a blank name', { publishedOn: null, priorities: [first, { ...second, nameSk: '\n' }] }, 'name-missing'],
  [
    'a name too long',
    { publishedOn: null, priorities: [{ ...first, nameEn: 'x'.repeat(501) }] },
    'name-too-long'
  ]
])('%s', (_name, entered, expected) => {
  expect(refusePriorities(list, entered)).toBe(expected);
});
