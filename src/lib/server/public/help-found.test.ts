import { expect, test } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import { helpFor } from './help-found.ts';

const asked = (question: string, locale: 'sk' | 'en' = 'sk') =>
  helpFor(question, searchLanguage(), messages(locale), locale);

test('a word of the glossary is found by another of its forms, in the language of the reader', () => {
  const [found] = asked('ukazovatele');
  expect(found?.address).toMatch(/^\/slovnik#/);
  expect(found?.title.toLowerCase()).toContain('ukazovateľ');
  expect(asked('ukazovatele', 'en')[0]?.title.toLowerCase()).toContain('indicator');
});

test('the page of what to prepare is found by its name', () => {
  expect(asked(messages('sk')('prepare.title')).map(({ address }) => address)).toContain('/co-pripravit');
});

test('what no help speaks of has none, and never more than three', () => {
  expect(asked('traktor')).toEqual([]);
  expect(asked('😀')).toEqual([]);
  expect(asked('služba').length).toBeLessThanOrEqual(3);
});
