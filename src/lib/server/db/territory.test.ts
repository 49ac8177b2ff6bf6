import { describe, expect, test } from 'vitest';
import {
  ageingIndex,
  dependencyRatio,
  personsBetween,
  totalOf
} from '#lib/domain/population/age-structure.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { territoryStore } from './territory.ts';

describe.each(ENGINES)('on %s', async (engine) => {
  const { bulkDb, publicDb } = await testDatabase(engine);
  await loadReferenceData(bulkDb);
  const store = territoryStore(publicDb);

  test('Bánov stands beside its district, region and the country', async () => {
    const profile = await store.profileOf('503045');
    expect(profile?.asOf).toBe('2021-01-01');
    expect(profile?.areas.map((area) => area.name)).toEqual([
      'Bánov',
      'Nové Zámky',
      'Nitriansky kraj',
      'Slovensko'
    ]);
    const [banov, district, region, country] = profile?.areas ?? [];
    expect([district, region, country].map((area) => area && totalOf(area.ages))).toEqual([
      138_168, 677_900, 5_449_270
    ]);
    if (!banov) throw new Error('no profile');
    expect(totalOf(banov.ages)).toBe(3_697);
    expect(ageingIndex(banov.ages)).toBeCloseTo(139.8, 1);
    expect(dependencyRatio(banov.ages)).toBeCloseTo(49.7, 1);
    expect(banov.education?.university).toBe(599);
  });

  test('Rajec has 933 people of 65 and more, 146 of 80 and more', async () => {
    const rajec = (await store.profileOf('517917'))?.areas[0];
    expect(rajec && personsBetween(rajec.ages, 65)).toBe(933);
    expect(rajec && personsBetween(rajec.ages, 80)).toBe(146);
  });

  test('Bratislava as a whole city is the sum of its 17 districts and lies in no district', async () => {
    const profile = await store.profileOf('582000');
    expect(profile?.areas.map((area) => area.name)).toEqual(['Bratislava', 'Bratislavský kraj', 'Slovensko']);
    expect(profile?.areas[0] && totalOf(profile.areas[0].ages)).toBe(475_503);
  });

  test('a region stands beside the country', async () => {
    const profile = await store.profileOf('SK023');
    expect(profile?.areas.map((area) => [area.name, totalOf(area.ages)])).toEqual([
      ['Nitriansky kraj', 677_900],
      ['Slovensko', 5_449_270]
    ]);
  });

  test('an unknown unit has no profile and no neighbours', async () => {
    expect(await store.profileOf('000000')).toBeUndefined();
    expect(await store.nearestBodies('000000', 5)).toEqual([]);
  });

  test('a body is found at its address with its district and region', async () => {
    expect(await store.findBodyBySlug('rajec')).toMatchObject({
      kind: 'municipality',
      unitKind: 'town',
      name: 'Rajec',
      unitCode: '517917',
      inhabitants: 5_897,
      districtName: 'Žilina',
      regionName: 'Žilinský kraj',
      regionSlug: 'zilinsky'
    });
    expect(await store.findBodyBySlug('zilinsky')).toMatchObject({
      kind: 'region',
      name: 'Žilinský samosprávny kraj',
      unitKind: null,
      regionCode: 'SK031',
      regionSlug: 'zilinsky'
    });
    expect(await store.findBodyBySlug('niekde')).toBeUndefined();
  });

  test('the list holds all 2,926 municipal bodies once, in Slovak order within each of 79 districts', async () => {
    const regions = await store.listBodiesByDistrict();
    const districts = regions.flatMap((region) => region.districts);
    expect(regions).toHaveLength(8);
    expect(districts).toHaveLength(79);
    const bodies = [
      ...regions.flatMap((region) => region.wholeCities),
      ...districts.flatMap((each) => each.bodies)
    ];
    expect(new Set(bodies.map((body) => body.bodyId)).size).toBe(2_926);
    expect(bodies).toHaveLength(2_926);
    const collator = new Intl.Collator('sk');
    for (const { bodies } of districts) {
      const names = bodies.map((body) => body.name);
      expect(names).toEqual(names.toSorted(collator.compare));
    }
  });

  test('one region lists its own districts only', async () => {
    const [zilina, ...others] = await store.listBodiesByDistrict('SK031');
    expect(others).toEqual([]);
    expect(zilina?.districts.map((district) => district.name)).toEqual([
      'Bytča',
      'Čadca',
      'Dolný Kubín',
      'Kysucké Nové Mesto',
      'Liptovský Mikuláš',
      'Martin',
      'Námestovo',
      'Ružomberok',
      'Turčianske Teplice',
      'Tvrdošín',
      'Žilina'
    ]);
    expect(zilina?.wholeCities).toEqual([]);
  });

  test('neighbours of Rajec are the villages around it, nearest first', async () => {
    const neighbours = await store.nearestBodies('517917', 6);
    expect(neighbours).toHaveLength(6);
    expect(neighbours.map((each) => each.name)).toContain('Šuja');
    expect(neighbours.map((each) => each.km)).toEqual(
      neighbours.map((each) => each.km).toSorted((a, b) => a - b)
    );
    expect(neighbours.at(-1)?.km).toBeLessThan(6);
  });

  test('a city and its own districts are not neighbours', async () => {
    const around = await store.nearestBodies('582000', 8);
    expect(around.filter((body) => body.kind === 'city-district')).toEqual([]);
    const aroundOldTown = await store.nearestBodies('528595', 30);
    expect(aroundOldTown.map((body) => body.slug)).not.toContain('bratislava');
    expect(aroundOldTown[0]?.kind).toBe('city-district');
  });

  test('every body of a district has its place on the district map', async () => {
    const places = await store.placesOfDistrict('SK0234');
    expect(places).toHaveLength(62);
    expect(places.find((place) => place.slug === 'banov')).toMatchObject({
      inhabitants: 3_697,
      unitKind: 'village'
    });
  });
});
