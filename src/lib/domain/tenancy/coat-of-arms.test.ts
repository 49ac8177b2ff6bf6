import { expect, test } from 'vitest';
import { refuseCoatOfArms } from './coat-of-arms.ts';

test.each([
  ['a shield', { width: 420, height: 510 }, null],
  ['a square', { width: 300, height: 300 }, null],
  ['a letterhead', { width: 1600, height: 300 }, 'not-a-shield'],
  ['a ribbon', { width: 100, height: 900 }, 'not-a-shield'],
  ['a shield nobody described', { alternative: ' ' }, 'no-alternative'],
  ['a shield with its history', { alternative: 'x'.repeat(501) }, 'alternative-too-long']
] as const)('%s', (_name, mentions, refusal) => {
  const arms = { alternative: 'V modrom štíte strieborný lemeš.', width: 420, height: 510 };
  expect(refuseCoatOfArms({ ...arms, ...mentions })).toBe(refusal);
});
