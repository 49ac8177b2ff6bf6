import { describe, expect, test } from 'vitest';
import { neededBy } from '#lib/domain/plans/computed-need.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { needsHere } from './needs/needs-here.ts';
import { reckonedNeeds } from './reckoned-needs.ts';

const ASKED = { unitCode: '517917', day: '2026-11-22', years: [2027, 2031] } as const;

describe.each(ENGINES)('the need for a plan on %s', async (engine) => {
  const { publicDb } = await testDatabase(engine);

  test('is what the models say, to within what rounding people to hundredths takes away', async () => {
    const found = await needsHere(publicDb, ASKED);
    const steps = found?.needs.flatMap(({ years }) => years.map(({ middle }) => middle.capacity)) ?? [];
    const reckoned = await reckonedNeeds(publicDb, ASKED);
    expect(reckoned).toHaveLength(steps.length);
    expect(reckoned.length).toBeGreaterThan(2 * 20);
    for (const [at, { inputs }] of reckoned.entries())
      expect(Math.abs(neededBy(inputs) - (steps[at] ?? 0))).toBeLessThan(0.05 * inputs.unitsPerRecipient);
  });

  test('is nothing for a body without people of its own', async () => {
    expect(await reckonedNeeds(publicDb, { ...ASKED, unitCode: null })).toEqual([]);
  });
});
