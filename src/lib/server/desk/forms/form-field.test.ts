import { expect, test } from 'vitest';
import {
  choice,
  choiceOrNothing,
  choices,
  day,
  longText,
  money,
  numberOrNothing,
  readForm,
  rows,
  text,
  tick,
  typedForm,
  writeForm
} from './form-field.ts';

const label = 'form.error' as const;
const SOURCES = [
  { value: 'obec', label: 'obec' },
  { value: 'eu', label: 'EÚ' }
];
const FIELDS = {
  title: text({ label }),
  note: longText({ label, optional: true }),
  on: day({ label }),
  share: numberOrNothing({ label }),
  source: choice<'obec' | 'eu'>({ label, options: SOURCES }),
  other: choiceOrNothing<'obec' | 'eu'>({ label, options: SOURCES }),
  groups: choices({ label, options: SOURCES }),
  free: tick({ label, option: { value: 'ano', label: 'áno' } }),
  costs: rows({
    label,
    columns: { cents: money({ label }), source: choice<'obec' | 'eu'>({ label, options: SOURCES }) },
    mute: ['source']
  })
};

type Values = { [Name in keyof typeof FIELDS]: ReturnType<(typeof FIELDS)[Name]['read']> };

const VALUES: Values = {
  title: 'Denný stacionár',
  note: 'Dve vety.\nNa dva riadky.',
  on: '2026-11-21',
  share: 0.5,
  source: 'eu',
  other: null,
  groups: ['eu'],
  free: true,
  costs: [{ cents: 1250050, source: 'obec' }]
};

test('what is written to fields and sent by a browser is read back the same', () => {
  const typed = writeForm(FIELDS, VALUES);
  const sent = new FormData();
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value === 'string') sent.set(name, value.replaceAll('\n', '\r\n'));
    else if (name === 'costs') {
      sent.set('costs.count', String(value.length + 1));
      for (const [index, row] of value.entries())
        for (const [column, text] of Object.entries(row)) sent.set(`costs.${index}.${column}`, text);
      sent.set(`costs.${value.length}.source`, 'obec');
    } else for (const one of value) sent.append(name, String(one));
  }
  expect(readForm(FIELDS, typedForm(FIELDS, sent))).toEqual({ values: VALUES, faults: [] });
});

test('everything that cannot be read is told at its own field', () => {
  const sent = {
    on: 'zajtra',
    share: 'pol',
    source: 'vymyslený',
    costs: [{ cents: '1,234', source: 'obec' }]
  };
  expect(readForm(FIELDS, sent).faults).toEqual([
    { field: 'on', word: 'not-a-day' },
    { field: 'share', word: 'not-a-number' },
    { field: 'source', word: 'choose' },
    { field: 'costs.0.cents', word: 'not-money' }
  ]);
});

test('an id that is not offered never leaves the form', () => {
  const typed = { ...writeForm(FIELDS, VALUES), groups: ['eu', 'cudzie-id'], other: 'cudzie-id' };
  const { values, faults } = readForm(FIELDS, typed);
  expect(values.groups).toEqual(['eu']);
  expect(faults).toEqual([{ field: 'other', word: 'choose' }]);
});

test('a text too long for its column is told, not cut', () => {
  const typed = { ...writeForm(FIELDS, VALUES), title: 'x'.repeat(501) };
  expect(readForm(FIELDS, typed).faults).toEqual([{ field: 'title', word: 'too-long' }]);
});

test('a number that no column could hold is told', () => {
  const sent = {
    ...writeForm(FIELDS, VALUES),
    share: '2147483648000',
    costs: [{ cents: '99999999999', source: 'obec' }]
  };
  expect(readForm(FIELDS, sent).faults).toEqual([
    { field: 'share', word: 'too-large' },
    { field: 'costs.0.cents', word: 'too-large' }
  ]);
});

test('what a paste brings along and no page could show is not kept', () => {
  const sent = new FormData();
  sent.set('title', 'Pomoc\u0000 doma\u001b');
  expect(typedForm(FIELDS, sent).title).toBe('Pomoc doma');
});

test.each([
  ['1. 1. 1990', []],
  ['31. 12. 2100', []],
  ['31. 12. 1989', [{ field: 'on', word: 'impossible-day' }]],
  ['2101-01-01', [{ field: 'on', word: 'impossible-day' }]],
  ['1. 1. 0001', [{ field: 'on', word: 'impossible-day' }]]
])('the day %s', (on, faults) => {
  expect(readForm({ on: FIELDS.on }, { on }).faults).toEqual(faults);
});
