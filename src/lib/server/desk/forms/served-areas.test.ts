import { expect, test } from 'vitest';
import type { NamedArea } from '#lib/domain/tenancy/area-names.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Fault } from './form-field.ts';
import { servedAreas } from './served-areas.ts';

const AREAS: readonly NamedArea[] = [
  { level: 'unit', code: '517917', name: 'Rajec', within: 'Žilina' },
  { level: 'unit', code: '512371', name: 'Lipovec', within: 'Martin' },
  { level: 'unit', code: '515124', name: 'Lipovec', within: 'Rimavská Sobota' },
  { level: 'district', code: 'SK031B', name: 'Žilina', within: null }
];
const field = servedAreas(
  { label: 'fact.catchment.areas', hint: 'fact.catchment.areas.hint' },
  AREAS,
  messages('sk')
);

test('typed names become territories, each once, and come back as they can be typed', () => {
  const faults: Fault[] = [];
  const read = field.read(
    [
      { level: 'unit', name: 'rajec' },
      { level: 'unit', name: ' ' },
      { level: 'unit', name: 'Lipovec (Martin)' },
      { level: 'district', name: 'okres Žilina' },
      { level: 'unit', name: 'Rajec' }
    ],
    'areas',
    faults
  );
  expect(faults).toEqual([]);
  expect(read.map(({ code }) => code)).toEqual(['517917', '512371', 'SK031B']);
  expect(field.write(read)).toEqual([
    { level: 'unit', name: 'Rajec' },
    { level: 'unit', name: 'Lipovec, okres Martin' },
    { level: 'district', name: 'Žilina' }
  ]);
});

test('a name that means nothing or two things is said at its own row', () => {
  const faults: Fault[] = [];
  field.read(
    [
      { level: 'unit', name: '' },
      { level: 'unit', name: 'Lipovec' },
      { level: 'district', name: 'Rajec' }
    ],
    'areas',
    faults
  );
  expect(faults).toEqual([
    { field: 'areas.1.name', word: 'same-name-areas' },
    { field: 'areas.2.name', word: 'unknown-area' }
  ]);
});
