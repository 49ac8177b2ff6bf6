import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

const json = fc.jsonValue({ stringUnit: 'binary' });

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, member]) => [key, shuffled(member)] as const);
  return Object.fromEntries(entries.reverse());
}

test('says the same whatever the order of keys', () => {
  fc.assert(fc.property(json, (value) => canonicalJson(shuffled(value)) === canonicalJson(value)));
});

test('is JSON that reads back as the value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    })
  );
});

test('sorts keys by code unit and leaves undefined out', () => {
  expect(canonicalJson({ ž: 1, b: undefined, a: [2, { z: null, A: true }] })).toBe(
    '{"a":[2,{"A":true,"z":null}],"ž":1}'
  );
});

test('numbers that are equal are written alike', () => {
  expect(canonicalJson([1.0, 1e2, -0, 0.1])).toBe('[1,100,0,0.1]');
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], ['\ud800'], [undefined], [10n]])(
  'refuses %s',
  (value) => {
    expect(() => canonicalJson({ value: [value] })).toThrow(TypeError);
  }
);
