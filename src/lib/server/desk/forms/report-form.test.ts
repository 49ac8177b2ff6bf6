import { expect, test } from 'vitest';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { PersonCount } from '#lib/domain/population/person-count.ts';
import { messages } from '#lib/i18n/messages.ts';
import { missingParts, readReport, shownReport, typedReport } from './report-form.ts';

const place = {
  t: messages('sk'),
  names: { sourceOptions: [{ value: 'obec', label: 'rozpočet obce' }] }
};

const WHOLE: Record<string, string> = {
  'occupancy-recipients': '18',
  'waiting-people': '0',
  'staff-rows.count': '2',
  'staff-rows.0.qualification': 'opatrovateľka',
  'staff-rows.0.people': '4',
  'staff-rows.0.fullTime': '3,5',
  'money-rows.count': '1',
  'money-rows.0.sourceCode': 'obec',
  'money-rows.0.cents': '1 200,50'
};

function read(given: Record<string, string>) {
  const sent = new FormData();
  for (const [name, value] of Object.entries(given)) sent.set(name, value);
  return readReport(sent, 2025, place);
}

test('what was typed is read part by part, and blank parts are missing', () => {
  expect(read(WHOLE)).toMatchObject({
    faults: [],
    content: {
      occupancy: { recipients: 18 },
      waiting: { people: 0, oldestOn: null },
      staff: { rows: [{ qualification: 'opatrovateľka', people: 4, fullTime: 3.5 }], volunteers: 0 },
      money: { rows: [{ sourceCode: 'obec', cents: 120_050 }] }
    }
  });
  expect(read({ 'occupancy-recipients': ' 3 ' }).content).toEqual({ occupancy: { recipients: 3 } });
  expect(read({})).toMatchObject({ content: {}, faults: [] });
  // A source that the form offered, without an amount, says nothing.
  const offered = { 'money-rows.count': '1', 'money-rows.0.sourceCode': 'obec' };
  expect(read(offered)).toMatchObject({ content: {}, faults: [] });
});

test.each([
  [{ 'occupancy-recipients': '-1' }, 'occupancy-recipients', 'Zadajte celé číslo, nulu alebo viac.'],
  [{ 'occupancy-recipients': '1,5' }, 'occupancy-recipients', 'Zadajte celé číslo.'],
  [{ 'occupancy-recipients': 'veľa' }, 'occupancy-recipients', 'Zadajte celé číslo.'],
  [{ 'waiting-oldestOn': '2025-02-30' }, 'waiting-oldestOn', 'Zadajte deň, napríklad 21. 11. 2026.'],
  [
    { 'waiting-oldestOn': '1. 1. 2026' },
    'waiting-oldestOn',
    'Najstaršia žiadosť nemôže byť novšia ako 31. 12. 2025.'
  ],
  [{ 'waiting-people': '', 'waiting-oldestOn': '1. 1. 2025' }, 'waiting-people', 'Vyplňte toto pole.'],
  [{ 'staff-rows.0.people': '-4' }, 'staff-rows.0.people', 'Číslo nemôže byť záporné.'],
  [{ 'staff-rows.0.people': '1,5' }, 'staff-rows.0.people', 'Zadajte celé číslo.'],
  [{ 'staff-volunteers': '2,5' }, 'staff-volunteers', 'Zadajte celé číslo.'],
  [{ 'money-rows.0.cents': '-1' }, 'money-rows.0.cents', 'Číslo nemôže byť záporné.'],
  [{ 'money-rows.0.sourceCode': 'čosi' }, 'money-rows.0.sourceCode', 'Vyberte jednu z možností.']
])('%o is refused at its field in one sentence', (given, field, text) => {
  const { typed, faults } = read({ ...WHOLE, ...given });
  const { errors, parts } = shownReport(typed, 2025, { ...place, faults });
  const plain = (said?: string) => said?.replaceAll('\u00a0', ' ');
  expect(errors.map((one) => ({ ...one, text: plain(one.text) }))).toContainEqual({ field, text });
  const shown = parts.flatMap(({ fields }) => fields);
  const atField = shown.some(
    ({ name, error, cellErrors }) => plain(name === field ? error : cellErrors?.[field]) === text
  );
  expect(atField).toBe(true);
  // What was typed stands there again.
  expect(typed).toMatchObject({
    'occupancy-recipients': (given as typeof WHOLE)['occupancy-recipients'] ?? '18'
  });
});

test('the form stands on what was filled in, else on what is known, without amounts of another year', () => {
  const fact = (kind: 'occupancy' | 'money', content: object) =>
    ({
      ...{ id: kind, serviceId: 's', kind, content, source: 'zmluva' },
      ...{ validFrom: '2024-01-01', validTo: null, confirmedOn: '2024-01-01' }
    }) as ServiceFact;
  const known = {
    occupancy: fact('occupancy', { recipients: 9 }),
    money: fact('money', { rows: [{ sourceCode: 'obec', cents: 500 }] })
  };
  expect(typedReport(null, known, place)).toMatchObject({
    'occupancy-recipients': '9',
    'money-rows': [{ sourceCode: 'obec', cents: '' }]
  });
  const filled = { occupancy: { recipients: 4 as PersonCount } };
  expect(typedReport(filled, known, place)).toEqual({ 'occupancy-recipients': '4' });
});

test('parts that must be there are asked for at their first field', () => {
  expect(missingParts(['waiting', 'staff'])).toEqual([
    { field: 'waiting-people', word: 'required' },
    { field: 'staff-rows', word: 'required' }
  ]);
});
