import { expect, test } from 'vitest';
import { dataFolder } from './data-folder.ts';
import { readLaw } from './read-law.ts';
import { readTargetAges } from './read-target-ages.ts';

test('every kind of service has its ages once, and only what the law says itself counts as verified', () => {
  const ages = readTargetAges(dataFolder());
  const kinds = [...new Set(readLaw(dataFolder()).serviceTypes.map(({ code }) => code))];
  expect(ages.map(({ serviceType }) => serviceType)).toEqual(kinds);
  expect(kinds).toHaveLength(41);
  for (const { from, to, basis, unverified } of ages) {
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to ?? 100).toBeGreaterThanOrEqual(from);
    expect(unverified).toBe(basis !== 'stated');
    if (basis === 'everyone') expect([from, to]).toEqual([0, null]);
  }
});
