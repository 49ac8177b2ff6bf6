import { expect, test } from 'vitest';
import { blanksOf, sampleText } from '#lib/domain/plans/samples/sample.ts';
import { samplesOf } from '#lib/domain/plans/samples/samples.ts';
import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import type { Stores } from '../stores.ts';
import { sampleWording } from './sample-wording.ts';

/** Everybody of one age: `people` by age. */
function ages(people: Readonly<Record<number, number>>): AgeStructure {
  const males = Array.from({ length: 101 }, (_, age) => people[age] ?? 0);
  return { males, females: males.map(() => 0) };
}

const area = (areaKind: string, areaCode: string, people: Record<number, number>) => ({
  ...{ areaKind, areaCode, name: areaCode, education: null },
  ages: ages(people)
});

const profile = {
  asOf: '2021-01-01',
  areas: [
    area('unit', '503045', { 5: 500, 40: 2500, 70: 600, 85: 97 }),
    area('district', 'SK0234', { 10: 1, 30: 2, 66: 1 }),
    area('country', 'SK', { 10: 17, 30: 66, 66: 17 })
  ]
};
const territory = {
  findBodyBySlug: async () => ({ unitKind: 'village', regionName: 'Nitriansky kraj' }),
  profileOf: async () => profile
} as unknown as Stores['territory'];
const body = { kind: 'municipality', unitCode: '503045', name: 'Bánov', slug: 'banov' } as const;
const plan = { validFrom: '2027-01-01', validTo: '2031-12-31' } as const;

test('the blanks of the social situation are filled from the census, as Slovak writes numbers', async () => {
  const wording = await sampleWording({ territory }, body, plan);
  const sample = samplesOf('social-situation', { setting: 'village', targetGroupCodes: [] })[0];
  const text = sampleText(sample as NonNullable<typeof sample>, 'village', wording?.facts ?? {}).replace(
    /\s+/g,
    ' '
  );
  expect(text).toContain(
    'ktorého rozhodujúcim dňom bol 1. január 2021, žije v obci Bánov 3 697 ľudí. ' +
      'Deti do 14 rokov z nich tvoria 13,5 % a ľudia od 65 rokov 18,9 %. V celom okrese je ľudí od 65 rokov 25,0 %. ' +
      'Na každých sto detí u nás pripadá 139 ľudí od 65 rokov.'
  );
  expect(blanksOf(text)).toEqual(['kde', 'vzdialenosť', 'ako často', 'čo z toho vyplýva']);
});

test('without a census the name and the years are known; a region has samples of its own elsewhere', async () => {
  const nothing = async () => undefined;
  const nobody = { findBodyBySlug: nothing, profileOf: nothing } as unknown as Stores['territory'];
  expect(await sampleWording({ territory: nobody }, { ...body, unitCode: null }, plan)).toEqual({
    setting: 'village',
    facts: { názov: 'Bánov', 'prvý rok': '2027', 'posledný rok': '2031' }
  });
  expect(await sampleWording({ territory }, { ...body, kind: 'region' }, plan)).toBeNull();
});
