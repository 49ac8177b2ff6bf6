import { expect, test } from 'vitest';
import { readOperator } from './operator.ts';

test('without a name there is no operator to speak of', () => {
  expect(readOperator({ OPORA_OPERATOR_NAME: '  ', OPORA_OPERATOR_EMAIL: 'a@b.sk' })).toBeNull();
});

test('what is not said stays unsaid', () => {
  expect(
    readOperator({ OPORA_OPERATOR_NAME: 'Združenie obcí', OPORA_OPERATOR_PHONE: '+421 41 000 00 00' })
  ).toEqual({
    name: 'Združenie obcí',
    email: null,
    phone: '+421 41 000 00 00',
    address: null,
    ico: null
  });
});

test.each([
  ['00 321 575', '00321575'],
  ['321575', null],
  ['SK2020637502', null]
])('an IČO is eight digits: %s', (typed, ico) => {
  expect(readOperator({ OPORA_OPERATOR_NAME: 'Mesto', OPORA_OPERATOR_ICO: typed })?.ico).toBe(ico);
});
