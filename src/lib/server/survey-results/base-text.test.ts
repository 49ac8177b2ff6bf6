import { expect, test } from 'vitest';
import { messagesOf } from '#lib/i18n/messages.ts';
import { baseText } from './shown-results.ts';

const say = (answered: number, asked: number, locale: 'sk' | 'en' = 'sk') =>
  baseText(answered, asked, { t: messagesOf(locale, 'municipality'), locale }).replace(/\s/g, ' ');

test('those who answered and those who were asked are each inflected by their own number', () => {
  expect(say(1, 7)).toBe('Podiely z 1 človeka, ktorý odpovedal; otázku dostalo 7.');
  expect(say(2, 3)).toBe('Podiely z 2 ľudí, ktorí odpovedali; otázku dostali 3.');
  expect(say(5, 12)).toBe('Podiely z 5 ľudí, ktorí odpovedali; otázku dostalo 12.');
  expect(say(1, 2)).toBe('Podiely z 1 človeka, ktorý odpovedal; otázku dostali 2.');
  expect(say(4, 4)).toBe('Podiely z 4 ľudí.');
  expect(say(1, 3, 'en')).toBe('Shares of 1 person who answered, of 3 asked.');
});
