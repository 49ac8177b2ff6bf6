import { expect, test } from 'vitest';
import { samplePublication } from '#tests/documents/sample.ts';
import { typeset } from './typeset.ts';

test('binds the spaces of words, and touches neither addresses nor ids nor hashes', () => {
  const document = samplePublication(1);
  document.sections[0]?.elements.unshift({
    element: 'paragraph',
    runs: [{ run: 'text', text: 'k plánu', link: 'https://a.sk/?q=k plánu' }]
  });
  const first = typeset(document).sections[0]?.elements[0];
  expect(first).toEqual({
    element: 'paragraph',
    runs: [{ run: 'text', text: 'k\u00a0plánu', link: 'https://a.sk/?q=k plánu' }]
  });
});

test('is done once, and not at all in English', () => {
  const once = typeset(samplePublication(1));
  expect(typeset(once)).toBe(once);
  const english = { ...samplePublication(1), language: 'en' as const };
  expect(typeset(english)).toBe(english);
});
