import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLanguage, LOCALES, localeOf, withoutLanguage } from './locale.ts';

test.each([
  ['/', 'sk', '/'],
  ['/en', 'en', '/'],
  ['/en/', 'en', '/'],
  ['/en/rajec/plan', 'en', '/rajec/plan'],
  ['/rajec/en', 'sk', '/rajec/en'],
  ['/entrance', 'sk', '/entrance']
] as const)('%s is in %s and stands at %s', (pathname, locale, slovak) => {
  expect(localeOf(pathname)).toBe(locale);
  expect(withoutLanguage(pathname)).toBe(slovak);
});

test.each([
  ['/hladat?q=opatrovanie', 'en', '/en/hladat?q=opatrovanie'],
  ['/en?q=a', 'sk', '/?q=a'],
  ['/?q=a#hore', 'en', '/en?q=a#hore'],
  ['/', 'en', '/en'],
  ['/en/rajec', 'en', '/en/rajec'],
  ['/en//elsewhere.example', 'sk', '/elsewhere.example']
] as const)('%s in %s is %s', (path, locale, expected) => {
  expect(inLanguage(path, locale)).toBe(expected);
});

test('changing the language and back leads to the same page', () => {
  const segment = fc.stringMatching(/^[a-z0-9-]{1,12}$/).filter((text) => text !== 'en');
  const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
  fc.assert(
    fc.property(path, fc.constantFrom(...LOCALES), (slovak, locale) => {
      expect(localeOf(inLanguage(slovak, locale))).toBe(locale);
      expect(inLanguage(inLanguage(slovak, locale), 'sk')).toBe(slovak);
    })
  );
});
