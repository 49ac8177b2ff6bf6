import { describe, expect, test } from 'vitest';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { profileText } from './profile-text.ts';
import { similarPlaces } from './similar-places.ts';

const NBSP = '\u00a0';
const spaced = (text = '') => text.replaceAll(NBSP, ' ');

describe.each(ENGINES)('a municipality described from data on %s', async (engine) => {
  const { publicDb } = await testDatabase(engine);
  const village = { name: 'Bánov', unitKind: 'village' } as const;

  test('Bánov in Slovak', async () => {
    const text = await profileText(publicDb, '503045', village, 'sk');
    expect(text?.paragraphs.map(spaced)).toEqual([
      'Pri sčítaní k 1. januáru 2021 žilo v obci Bánov 3 697 ľudí. Mužov bolo 1 818 a žien 1 879. Obec Bánov leží v okrese Nové Zámky v Nitrianskom kraji. Veľkosťou, vekom a vzdelaním obyvateľov sú najpodobnejšie: Turany (okres Martin), Likavka (okres Ružomberok), Leopoldov (okres Hlohovec), Podbrezová (okres Brezno), Štrba (okres Poprad).',
      'Deti do 14 rokov tvoria 13,8 % obyvateľov, ľudia vo veku 15 – 64 rokov 66,8 % a ľudia vo veku 65 a viac rokov 19,4 %. Aspoň 80 rokov má 146 ľudí. Na 100 detí pripadá 140 ľudí vo veku 65 a viac rokov (v okrese Nové Zámky 147, v Nitrianskom kraji 135, na Slovensku 107). Starších ľudí tu teda pripadá na deti viac ako v celej krajine. Index ekonomického zaťaženia je 49,7: na 100 ľudí vo veku 15 – 64 rokov pripadá detí 20,7 a ľudí vo veku 65 a viac rokov 29,0.',
      'Z ľudí vo veku 15 a viac rokov má vysokoškolské vzdelanie 18,8 % (v okrese Nové Zámky 16,8 %, v Nitrianskom kraji 18,6 %, na Slovensku 21,9 %).'
    ]);
  });

  test('every municipality reads whole in both languages: no figure is missing, no blank is open', async () => {
    for (const [code, place] of [
      ['582000', { name: 'Bratislava', unitKind: 'whole-city' }],
      ['517917', { name: 'Rajec', unitKind: 'town' }],
      ['510424', { name: 'Gôtovany', unitKind: 'village' }]
    ] as const) {
      for (const locale of ['sk', 'en'] as const) {
        const text = (await profileText(publicDb, code, place, locale))?.paragraphs.join(' ') ?? '';
        expect(text).toContain(place.name);
        expect(text).not.toMatch(/undefined|NaN|null|[{}]|\(\)| ,/);
      }
    }
  });

  test('who is like whom is found both ways in one space, without the city’s own districts', async () => {
    const bratislava = await similarPlaces(publicDb, '582000');
    expect(bratislava?.alike[0]?.name).toBe('Košice');
    expect(bratislava?.alike.every(({ cityCode }) => cityCode !== '582000')).toBe(true);
    const banov = await similarPlaces(publicDb, '503045');
    expect(banov?.here.inhabitants).toBe(3_697);
    const turany = banov?.alike[0];
    const back = await similarPlaces(publicDb, turany?.code ?? '');
    const found = back?.alike.find(({ code }) => code === '503045');
    if (found) expect(found.distance).toBe(turany?.distance);
  });

  test('where nobody lives nothing is told', async () => {
    expect(await profileText(publicDb, '000000', village, 'sk')).toBeNull();
    expect(await similarPlaces(publicDb, '000000')).toBeUndefined();
  });
});
