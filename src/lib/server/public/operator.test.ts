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
    address: null
  });
});
