import { expect, test } from 'vitest';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { sampleBlocks } from '#lib/domain/plans/samples/sample.ts';
import { wordShare } from '#lib/domain/plans/samples/sample-share.ts';
import { allSamples, samplesOf } from '#lib/domain/plans/samples/samples.ts';
import { showCountryServices } from '#tests/country-services.ts';
import { testDatabase } from '#tests/database.ts';
import { reachFacts } from './reach-facts.ts';

const rajec = { kind: 'municipality', unitCode: '517917' } as const;
const day = '2026-11-22' as const;
const { db, publicDb } = await testDatabase();

test('of an empty directory nothing is said, and of a region nothing at all', async () => {
  expect(await reachFacts(publicDb, rajec, day)).toEqual({});
  expect(await reachFacts(publicDb, { ...rajec, kind: 'region' }, day)).toEqual({});
  const asked = { setting: 'town', targetGroupCodes: [] } as const;
  const offered = samplesOf('services-analysis', { ...asked, facts: {} });
  expect(offered).toHaveLength(samplesOf('services-analysis', asked).length - 1);
});

test('the analysis of services is filled by kind, form and group, and counts as a sample until somebody edits it', async () => {
  await showCountryServices(db, 3_000);
  const facts = await reachFacts(publicDb, rajec, day);
  const count = (word: string) =>
    Number(facts[`počet druhov ${word}`] ?? facts[`počet druhov, ktoré ${word}`]);
  expect(count('tu') + count('blízko') + count('chýbajú')).toBe(41);
  expect(facts['zoznam pobytových služieb']).toMatch(/\p{L}+ \(\d+\)/u);

  let id = 0;
  const blocks = samplesOf('services-analysis', { setting: 'town', targetGroupCodes: [], facts }).flatMap(
    (sample) => sampleBlocks(sample, { setting: 'town', facts, newId: () => String(id++) })
  );
  const text = blocks
    .map((block) => plainText(block))
    .join('\n')
    .replaceAll('\u00a0', ' ');
  expect(text).toContain('Stav v deň 22. novembra 2026');
  for (const name of Object.keys(facts)) expect(text).not.toContain(`[${name}]`);
  expect(wordShare(text, allSamples()).own).toBe(0);
  expect(wordShare(`${text}\nV stacionári je teraz voľno každý druhý týždeň.`, allSamples()).own).toBe(8);
});
