import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonItems } from './json-items.ts';

const all = (text: string) => {
  const list = jsonItems(text, ['features']);
  return list && { name: list.name, around: list.around, items: [...list.items] };
};

describe('the values of a list in a JSON text', () => {
  test('are those that reading the text whole gives, however it is laid out', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const around = fc.dictionary(
      fc.string().filter((name) => name !== 'features'),
      value
    );
    const indent = fc.constantFrom(undefined, 2, '\t');
    fc.assert(
      fc.property(fc.array(value), around, around, indent, (items, before, after, space) => {
        const object = { ...before, features: items, ...after };
        const read = all(JSON.stringify(object, null, space));
        // A name that stands twice may have moved before the list; what counts is the list.
        expect(read?.items).toEqual(JSON.parse(JSON.stringify(items)));
        expect(all(JSON.stringify(items, null, space))?.items).toEqual(JSON.parse(JSON.stringify(items)));
      })
    );
  });

  test('what stands before it is told, objects apart', () => {
    expect(all('{"type":"FeatureCollection","crs":{"a":[1]},"n":3,"features":[1,"]"]}')).toEqual({
      ...{ name: 'features', items: [1, ']'] },
      around: { type: 'FeatureCollection', n: 3 }
    });
    expect(all(' [ ] ')).toEqual({ name: null, around: {}, items: [] });
    expect(all('{"other":[1]}')).toBeNull();
    expect(all('7')).toBeNull();
  });

  test('a text that was cut anywhere, or goes on after its end, is never read as if it were whole', () => {
    const text = '{"type":"FeatureCollection","features":[{"a":"x\\"]"},[1,2],null],"more":{"b":[3]}}';
    expect(all(text)?.items).toHaveLength(3);
    for (let end = text.indexOf('[') + 1; end < text.length; end += 1) {
      expect(() => all(text.slice(0, end)), text.slice(0, end)).toThrow(SyntaxError);
    }
    for (const more of [']', '}', '{}', ',']) expect(() => all(text + more)).toThrow(SyntaxError);
    for (const bad of ['[1 2]', '[1,]', '[,1]', '{"features":[1] "a":2}', '{"features":[1],"a"}']) {
      expect(() => all(bad), bad).toThrow(SyntaxError);
    }
  });

  test('one value as long as a file of its own is refused, before it is taken apart', () => {
    const item = `"${'x'.repeat(2 * 1024 * 1024)}"`;
    expect(() => all(`[${item}]`)).toThrow('too long');
  });
});
