import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRefusal, LIST_PARAMETERS, readAsked, readMoment } from './asked.ts';

test.each([
  ['2026-11-01', '2026-11-01T00:00:00.000Z'],
  ['2026-11-01T08:30', '2026-11-01T08:30:00.000Z'],
  ['2026-11-01T08:30:15.123456Z', '2026-11-01T08:30:15.123Z'],
  ['2026-11-01T08:30:15+02:00', '2026-11-01T06:30:15.000Z'],
  ['2026-11-01T08:30:15 02:00', '2026-11-01T06:30:15.000Z'],
  ['2026-11-01T08:30:15-0130', '2026-11-01T10:00:15.000Z'],
  ['2026-02-30', null],
  ['2026-11-01T24:30', null],
  ['1. 11. 2026', null],
  ['1762000000', null]
])('%s is the moment %s', (text, moment) => {
  expect(readMoment(text)?.toISOString() ?? null).toBe(moment);
});

const NAMES = LIST_PARAMETERS.services;

test('whatever stands in an address is understood whole or refused by the name of a parameter', () => {
  const values = fc.oneof(
    fc.string(),
    fc.constantFrom('1', '0', 'true', 'json', '01501', '48.7', '', '2026-01-01', '9'.repeat(400)),
    fc.uuid()
  );
  const names = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...NAMES) },
    { weight: 1, arbitrary: fc.string() }
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, values), { maxLength: 6 }), (given) => {
      const asked = readAsked(new URLSearchParams(given), NAMES);
      if (isRefusal(asked)) {
        const isGiven = given.some(([name]) => name === asked.parameter);
        return (
          isGiven || ['latitude', 'longitude', 'proximity', 'postcode', 'minimal'].includes(asked.parameter)
        );
      }
      const { page = 1, perPage = 1, proximity = 1, modifiedAfter = new Date(0) } = asked;
      return (
        page >= 1 && perPage >= 1 && perPage <= 500 && proximity > 0 && !Number.isNaN(modifiedAfter.getTime())
      );
    })
  );
});

test('the names of addresses that every object has by nature are no parameters', () => {
  for (const name of ['constructor', '__proto__', 'toString'])
    expect(readAsked(new URLSearchParams([[name, '1']]), NAMES)).toMatchObject({
      reason: 'unknown-parameter'
    });
});
