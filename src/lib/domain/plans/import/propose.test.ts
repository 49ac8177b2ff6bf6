import { describe, expect, test } from 'vitest';
import type { ImportFault } from './fault.ts';
import type { ImportGround } from './ground.ts';
import { proposeImport } from './propose.ts';
import type { SheetCell } from './sheet.ts';

const KIND = { forms: ['terenna'], unit: 'prijimatelia', protectedPlace: false };

function aGround(mentions: Partial<ImportGround> = {}): ImportGround {
  let given = 0;
  return {
    years: [2027, 2028, 2029],
    today: '2026-11-21',
    capacityDay: '2026-11-01',
    bodyId: 'body',
    territoryCode: '503045',
    meanings: [],
    places: { find: () => null, districtOf: () => null, own: null },
    fileName: 'plan.xlsx',
    wanted: null,
    catalogues: {
      kinds: [
        {
          code: 'opatrovatelska-sluzba',
          names: ['opatrovateľská služba', 'opatrovanie v domácnosti'],
          ...KIND
        },
        { code: 'denny-stacionar', names: ['denný stacionár', 'stacionár'], ...KIND, forms: ['ambulantna'] },
        { code: 'utulok', names: ['útulok', 'ubytovanie'], ...KIND, forms: ['pobytova'] },
        {
          code: 'noclaharen',
          names: ['nocľaháreň', 'ubytovanie'],
          ...KIND,
          forms: ['pobytova', 'ambulantna']
        }
      ],
      forms: [
        { code: 'terenna', names: ['terénna'] },
        { code: 'ambulantna', names: ['ambulantná'] },
        { code: 'pobytova', names: ['pobytová'] }
      ],
      groups: [{ code: 'seniori', names: ['seniori'] }],
      units: [{ code: 'prijimatelia', names: ['prijímatelia'] }],
      sources: [{ code: 'obec', names: ['rozpočet obce'] }]
    },
    chain: { priorities: [], goals: [], measures: [], activities: [], indicators: [] },
    cells: [],
    directory: {
      ...{ providers: [], services: [], capacities: [], facts: [], foreignProviders: [] },
      foreignRegisterNumbers: new Set(),
      foreignServices: new Set()
    },
    existing: [],
    newId: () => {
      given += 1;
      return `id-${given}`;
    },
    positionsAfter: (_, count) => Array.from({ length: count }, (__, index) => `a${index}`),
    ...mentions
  };
}

function propose(rows: SheetCell[][], mentions: Partial<ImportGround> = {}) {
  return proposeImport([{ name: 'Hárok1', rows }], aGround(mentions));
}

/** Faults as somebody reads them: line, column, word. */
const told = (faults: readonly ImportFault[]) =>
  faults.map(({ line, column, reason }) => `${line} ${column} ${reason}`);

const HEAD = ['Cieľ', 'Opatrenie', 'Aktivita', 'Rok', 'Suma', 'Zdroj'];

describe('headings', () => {
  test('are recognised in any order, without diacritics, in capitals, below a title', () => {
    const { changes, faults } = propose([
      ['Akčný plán obce Lipovec'],
      [],
      ['ZDROJ FINANCOVANIA', 'rok', 'aktivita', 'Suma v EUR', 'OPATRENIE', 'ciel'],
      ['rozpočet obce', 2028, 'Kurz', '1 200,50', 'Vzdelávať', 'Istota']
    ]);
    expect(faults).toEqual([]);
    expect(changes.activities).toMatchObject([
      { line: 4, item: { title: 'Kurz', costs: [{ year: 2028, cents: 120050, sourceCode: 'obec' }] } }
    ]);
  });

  test('that are missing, doubled or unknown are told', () => {
    expect(
      told(
        propose([
          ['Meno', 'Vek'],
          ['Anna', 7]
        ]).faults
      )
    ).toEqual(['null null no-header']);
    expect(
      told(
        propose([
          ['Cieľ', 'Aktivita', 'Rok'],
          ['A', 'B', 2027]
        ]).faults
      )
    ).toEqual(['1 Opatrenie column-missing']);
    expect(
      told(
        propose([
          [...HEAD, 'Náklady'],
          ['A', 'B', 'C', 2027, 1, '', 2]
        ]).faults
      )
    ).toEqual(['1 Náklady column-twice']);
    expect(
      propose([
        [...HEAD, 'Poznámka'],
        ['A', 'B', 'C', 2027, 1, '', 'x']
      ]).notes
    ).toContainEqual({
      note: 'column-ignored',
      sheet: 'Hárok1',
      column: 'Poznámka'
    });
  });

  test('without a row below say nothing', () => {
    expect(told(propose([HEAD, [null, '  '], ['PRÍKLAD: A', 'B', 'C']]).faults)).toEqual([
      'null null no-rows'
    ]);
  });
});

test('every bad cell is told at its line and column, all of them at once', () => {
  const { faults, changes } = propose([
    HEAD,
    ['A', 'B', 'C', 2050, 100, ''],
    ['', '', '', '2027', '-5', ''],
    ['', '', 'D', 'neskôr', '#REF!', ''],
    ['', '', 'E', 2027, 10, 'rozpočet obca'],
    ['', '', 'F', '', 10, '']
  ]);
  expect(told(faults)).toEqual([
    '2 Rok year-outside-plan',
    '3 Suma negative',
    '4 Suma formula-error',
    '4 Rok not-a-year',
    '5 Zdroj unknown-name',
    '6 Rok year-missing'
  ]);
  expect(faults[4]).toMatchObject({ suggestion: 'rozpočet obce', value: 'rozpočet obca' });
  expect(changes.goals).toHaveLength(1);
});

test('a row without its goal or measure, or with money of nothing, is told', () => {
  const { faults } = propose([HEAD, ['', 'B', 'C'], ['A', '', 'C'], ['A', 'B', '', 2027, 5]]);
  expect(told(faults)).toEqual([
    '2 Cieľ goal-missing',
    '3 Opatrenie measure-missing',
    '4 Suma money-without-activity'
  ]);
});

test('two lines that say otherwise of the same thing are told, a repeated line is not', () => {
  const { faults, changes } = propose([
    [...HEAD, 'Zodpovedný'],
    ['A', 'B', 'C', 2027, 5, '', 'starosta'],
    ['A', 'B', 'C', 2027, 5, '', 'starosta'],
    ['A', 'B', 'C', 2027, 6, '', 'referentka']
  ]);
  expect(faults).toMatchObject([
    { line: 4, column: 'Zodpovedný', reason: 'contradiction', otherLine: 2, otherValue: 'starosta' },
    { line: 4, column: 'Suma', reason: 'contradiction', otherLine: 2 }
  ]);
  expect(changes.activities).toHaveLength(1);
});

test('a fall of the value that is wanted is a direction, and a unit may stand behind a number', () => {
  const { changes, faults } = propose([
    ['Cieľ', 'Opatrenie', 'Ukazovateľ', 'Východisková hodnota', 'Cieľová hodnota', 'Cieľový rok'],
    ['A', 'B', 'Čakatelia', '12', '3 osoby', 2028],
    ['A', '', 'Osamelosť', '40 %', '25 %', '']
  ]);
  expect(faults).toEqual([]);
  expect(changes.indicators).toMatchObject([
    {
      item: {
        direction: 'down',
        unit: 'osoby',
        owner: { kind: 'measure' },
        targets: [{ year: 2028, value: 3 }]
      }
    },
    { item: { direction: 'down', unit: '%', targets: [{ year: 2029, value: 25 }] } }
  ]);
});

describe('names', () => {
  const head = ['Druh služby', 'Forma', 'Cieľová skupina', 'Rok', 'Potreba'];
  const kindOf = (name: string) => propose([head, [name, 'terénna', 'seniori', 2027, 5]]);

  test.each([
    'Opatrovateľská služba',
    'OPATROVATELSKA SLUZBA',
    'opatrovanie v domácnosti',
    'opatrovatelska-sluzba'
  ])('of a kind: %s', (name) => {
    expect(kindOf(name).changes.cells).toMatchObject([
      { item: { serviceTypeCode: 'opatrovatelska-sluzba' } }
    ]);
  });

  test('misspelt lead to a suggestion, and of two things to a question', () => {
    expect(kindOf('deny stacionar').faults).toMatchObject([
      { reason: 'unknown-name', suggestion: 'denný stacionár' }
    ]);
    expect(kindOf('jaskyňa').faults).toMatchObject([{ reason: 'unknown-name', suggestion: null }]);
    expect(kindOf('ubytovanie').faults).toMatchObject([
      { reason: 'ambiguous-name', names: 'útulok, nocľaháreň' }
    ]);
  });
});

describe('the matrix', () => {
  test('takes a form that the kind alone allows, and asks for one where it allows more', () => {
    const head = ['Druh služby', 'Cieľová skupina', 'Rok', 'Potreba'];
    const one = propose([head, ['denný stacionár', 'seniori', 2027, 4]]);
    expect(one.changes.cells).toMatchObject([{ item: { formCode: 'ambulantna', unitCode: 'prijimatelia' } }]);
    const more = propose([head, ['nocľaháreň', 'seniori', 2027, 4]]);
    expect(told(more.faults)).toEqual(['2 null form-missing']);
  });

  test('with years as columns and a column that says which number', () => {
    const { changes, faults } = propose([
      ['Druh služby', 'Cieľová skupina', 'Údaj', '2027', 2028],
      ['denný stacionár', 'seniori', 'Vlastná potreba', 4, 6],
      ['', '', 'Existujúca kapacita', 0, 0]
    ]);
    expect(faults).toEqual([]);
    expect(changes.cells).toMatchObject([
      { item: { year: 2027, ownNeed: { value: 4 }, existing: { value: 0, overrideReason: null } } },
      { item: { year: 2028, ownNeed: { value: 6 }, existing: { value: 0 } } }
    ]);
  });

  test('does not guess what a column headed by a year alone means, nor takes a year out of the plan', () => {
    expect(
      told(
        propose([
          ['Druh služby', 'Cieľová skupina', '2027'],
          ['útulok', 'seniori', 4]
        ]).faults
      )
    ).toEqual(['1 2027 year-column-unclear']);
    const outside = propose([
      ['Druh služby', 'Cieľová skupina', 'Potreba 2040'],
      ['útulok', 'seniori', 4]
    ]);
    expect(told(outside.faults)).toEqual(['1 Potreba 2040 year-column-outside-plan']);
  });

  test('asks with whom a capacity is secured', () => {
    const { faults } = propose([
      ['Druh služby', 'Cieľová skupina', 'Rok', 'Zabezpečené inde'],
      ['útulok', 'seniori', 2027, 4]
    ]);
    expect(told(faults)).toEqual(['2 U koho catchment-missing']);
  });
});

describe('providers', () => {
  const head = ['Názov', 'IČO', 'Druh služby', 'Forma', 'Cieľová skupina', 'Kapacita', 'Registračné číslo'];

  test('an IČO that a spreadsheet took for a number gets its zeros back', () => {
    const { changes, faults } = propose([
      head,
      ['Obec Bánov', 308781, 'útulok', 'pobytová', 'seniori', 5, 123456]
    ]);
    expect(faults).toEqual([]);
    expect(changes).toMatchObject({
      providers: [{ item: { ico: '00308781', kind: 'municipal' } }],
      services: [{ item: { registerNumber: '0123456', placeTerritoryCode: '503045' } }],
      capacities: [{ item: { value: 5, validFrom: '2026-11-01' } }]
    });
  });

  test('an impossible IČO, a foreign register number and a missing form are told', () => {
    const { faults } = propose([head, ['Charita', '12345678', 'nocľaháreň', '', 'seniori', 5, '7654321']], {
      directory: { ...aGround().directory, foreignRegisterNumbers: new Set(['7654321']) }
    });
    expect(told(faults).toSorted()).toEqual([
      '2 Forma form-missing',
      '2 IČO not-an-ico',
      '2 Registračné číslo kept-by-another'
    ]);
  });
});
