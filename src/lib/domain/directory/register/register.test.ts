import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRawEntry } from '#tests/register-fixtures.ts';
import { proposedMeaning } from './code-mapping.ts';
import { judgeEntry } from './judge-entry.ts';
import { type PlaceUnit, placeFinder } from './place-finder.ts';
import { registeredKindOf } from './provider-kind.ts';
import { type RawEntry, REGISTER_FAULTS } from './register-entry.ts';

const taken = (given: Partial<RawEntry>) => {
  const judged = judgeEntry(aRawEntry(given));
  return judged.outcome === 'taken' ? judged.entry : judged.fault;
};

describe('a record of the register', () => {
  test('is tidied', () => {
    expect(
      taken({
        capacity: ' 1 200,0 ',
        registeredOn: '2009-01-31+01:00',
        erasedOn: '1. 2. 2019',
        providedTo: '9999-12-31',
        groups: [
          { code: 'S1', label: '' },
          { code: '', label: 'rodina  s dieťaťom' },
          { code: 'S1', label: 'dieťa' }
        ],
        place: {
          street: 'Hlavná',
          number: '7/5',
          postalCode: '013 13',
          municipality: ' Rajecké  Teplice ',
          district: ''
        }
      })
    ).toMatchObject({
      capacity: 1200,
      registeredOn: '2009-01-31',
      erasedOn: '2019-02-01',
      providedTo: null,
      groupCodes: ['S1', 'rodina s dieťaťom'],
      place: { address: 'Hlavná 7/5', postalCode: '01313', municipality: 'Rajecké Teplice' }
    });
  });

  test('of a natural person has neither her name nor her number', () => {
    const provider = {
      name: 'Jana Nováková',
      isPerson: true,
      ico: '00321575',
      kind: { code: '', label: '' }
    };
    expect(taken({ provider })).toMatchObject({ provider: { name: null, ico: null } });
  });

  test('may write an IČO without the noughts it begins with', () => {
    const provider = { ...aRawEntry({}).provider, ico: '321575' };
    expect(taken({ provider })).toMatchObject({ provider: { ico: '00321575' } });
  });

  test.each([
    ['number-missing', { registerNumber: ' ' }],
    ['number-wrong', { registerNumber: '62228' }],
    ['kind-missing', { type: { code: '', label: ' ' } }],
    ['provider-missing', { provider: { ...aRawEntry({}).provider, name: '' } }],
    ['ico-wrong', { provider: { ...aRawEntry({}).provider, ico: '12345678' } }],
    ['capacity-negative', { capacity: '-5' }],
    ['capacity-not-a-number', { capacity: 'veľa' }],
    ['capacity-not-a-number', { capacity: '5.5' }],
    ['capacity-too-large', { capacity: '100001' }],
    ['day-impossible', { registeredOn: '2021-02-30' }],
    ['day-impossible', { erasedOn: '0021-02-03' }],
    ['day-impossible', { providedFrom: 'zajtra' }],
    ['erased-before-registered', { registeredOn: '2020-05-02', erasedOn: '2020-05-01' }],
    ['too-long', { place: { ...aRawEntry({}).place, street: 'x'.repeat(301) } }]
  ] as const)('is refused as %s', (fault, given) => {
    expect(taken(given)).toBe(fault);
  });

  test('is either taken or refused by a known word, whatever stands in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('-1', '2020-13-01', '7')
    );
    fc.assert(
      fc.property(text, text, text, text, (registerNumber, capacity, registeredOn, erasedOn) => {
        const judged = judgeEntry(aRawEntry({ registerNumber, capacity, registeredOn, erasedOn }));
        if (judged.outcome === 'refused') expect(REGISTER_FAULTS).toContain(judged.fault);
        else {
          expect(judged.entry.capacity ?? 0).toBeGreaterThanOrEqual(0);
          expect(judged.entry.registerNumber).toMatch(/^\d{7}$/);
        }
      })
    );
  });
});

test.each([
  ['právnická osoba zriadená obcou', 'Domov n. o.', 'municipal'],
  ['Vyšší územný celok', 'Žilinský samosprávny kraj', 'regional'],
  ['nezisková organizácia', 'Obec ľudí n. o.', 'non-public'],
  ['', 'Mesto Rajec', 'municipal'],
  ['', 'Žilinský samosprávny kraj', 'regional'],
  ['', 'Domov pre obec n. o.', 'non-public']
])('a provider „%s“ called %s is %s', (label, name, kind) => {
  expect(registeredKindOf(label, name)).toBe(kind);
});

describe('a place', () => {
  const unit = (given: Partial<PlaceUnit>): PlaceUnit => ({
    ...{ code: '000000', name: '', districtCode: null, cityCode: null, postalCode: null },
    ...given
  });
  const find = placeFinder(
    [
      unit({ code: '111111', name: 'Lipovec', districtCode: 'D1', postalCode: '03861' }),
      unit({ code: '222222', name: 'Lipovec', districtCode: 'D2', postalCode: '98041' }),
      unit({ code: '333333', name: 'Rajec', districtCode: 'D3', postalCode: '01522' }),
      unit({ code: '582000', name: 'Bratislava' }),
      unit({
        code: '529460',
        name: 'Bratislava-Petržalka',
        districtCode: 'D5',
        cityCode: '582000',
        postalCode: '85101'
      })
    ],
    [
      { code: 'D1', name: 'Martin' },
      { code: 'D2', name: 'Rimavská Sobota' },
      { code: 'D5', name: 'Bratislava V' }
    ]
  );
  test.each([
    ['a name that one unit bears', 'Rajec', '', '', '333333'],
    ['the town by its full name', 'Mesto Rajec', '', '99999', '333333'],
    ['a repeated name with its district', 'Lipovec', 'Martin', '', '111111'],
    ['a repeated name that says its district', 'Lipovec, okres Rimavská Sobota', '', '', '222222'],
    ['a repeated name with its post', 'Lipovec', '', '03861', '111111'],
    ['a repeated name with a post of the same sorting place', 'Lipovec', '', '98055', '222222'],
    ['a repeated name alone', 'Lipovec', '', '', null],
    ['a repeated name with a far post', 'Lipovec', '', '81101', null],
    ['a known district without it', 'Rajec', 'Martin', '', null],
    ['a code of the statistical office', 'SK031B333333', '', '', '333333'],
    ['a whole city', 'Bratislava', 'Bratislava V', '85101', '582000'],
    ['a district of a city', 'Bratislava - mestská časť Petržalka', '', '', '529460'],
    ['a district of a city by its own name', 'Petržalka', '', '', '529460'],
    ['no name', '', 'Martin', '03861', null],
    ['a name nobody bears', 'Praha', '', '', null]
  ])('by %s', (_case, municipality, district, postalCode, unitCode) => {
    expect(find({ municipality, district, postalCode })?.unitCode ?? null).toBe(unitCode);
  });
});

describe('a code', () => {
  const catalogue = {
    types: [
      { code: 'utulok', nameSk: 'útulok', registerCode: 'A0025', synonyms: ['azyl'] },
      { code: 'jedalen', nameSk: 'jedáleň', registerCode: null, synonyms: ['stravovanie'] },
      {
        code: 'denne-centrum',
        nameSk: 'denné centrum',
        registerCode: null,
        synonyms: ['stravovanie', 'klub']
      }
    ],
    groups: [{ code: 'seniori', nameSk: 'seniori' }]
  };
  test.each([
    ['type', 'A0025', 'čokoľvek', 'utulok', 'supplied'],
    ['type', 'E0009', 'Jedáleň', 'jedalen', 'by-name'],
    ['type', 'klub', '', 'denne-centrum', 'by-name'],
    ['type', 'E0010', 'stravovanie', null, null],
    ['type', 'C0099', '', null, null],
    ['form', '3', 'Pobytová – celoročná', 'pobytova-celorocna', 'by-name'],
    ['form', '4', 'týždenný pobyt', 'pobytova-tyzdenna', 'by-name'],
    ['form', 'terénna forma', '', 'terenna', 'by-name'],
    ['form', '5', 'inou formou', 'ina', 'by-name'],
    ['form', '7', '', null, null],
    ['group', 'S', 'Seniori', 'seniori', 'by-name'],
    ['group', 'T', 'tretia', null, null]
  ] as const)('of %s %s „%s“ means %s', (codebook, code, label, means, origin) => {
    expect(proposedMeaning(codebook, code, label, catalogue)).toEqual({ means, origin });
  });
});
