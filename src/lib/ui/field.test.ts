import { expect, test } from 'vitest';
import { describedBy, fieldId } from './field.ts';

test('a name with brackets or dots gives an anchor that a link can name', () => {
  expect(fieldId('activities[0].cost')).toBe('field-activities-0-cost');
});

test.each([
  [undefined, undefined, undefined],
  ['Napríklad', undefined, 'f-hint'],
  [undefined, 'Chýba', 'f-error'],
  ['Napríklad', 'Chýba', 'f-hint f-error']
])('hint %s and error %s', (hint, error, expected) => {
  expect(describedBy('f', hint, error)).toBe(expected);
});
