import { expect, test } from 'vitest';
import { REQUIREMENTS, RULES, requirementsOn } from './requirement.ts';

test('every rule has one requirement in force today, and none before the amendment of 2018', () => {
  expect(
    requirementsOn('2026-11-21')
      .map((one) => one.rule)
      .sort()
  ).toEqual([...RULES].sort());
  expect(requirementsOn('2017-12-31')).toEqual([]);
  expect(requirementsOn('2018-01-01')).toHaveLength(RULES.length);
});

test('a basis in law names its provision, and letters nobody has read are marked unverified', () => {
  for (const { obligation, basis } of REQUIREMENTS) {
    if (obligation === 'required') expect(basis.provision).toMatch(/^§ 83/);
    if (basis.provision.includes('písm.')) expect(basis.verified).toBe(false);
    expect(basis.source).not.toBe('');
  }
});
