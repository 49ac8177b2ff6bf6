import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from './locale.ts';
import { messages, messagesOf } from './messages.ts';
import { catalogueText, messageKeysSource, paramsOf } from './write-message-keys.ts';

type Message = string | Record<string, string>;

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const catalogues = Object.fromEntries(
  LOCALES.map((locale) => [locale, JSON.parse(textOf(`${locale}.json`)) as Record<string, Message>])
) as Record<(typeof LOCALES)[number], Record<string, Message>>;

const wordingsOf = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
/** Slovak `many` is for fractions, which nobody counts people or places by; `other` stands in for it. */
const formsOf = (locale: string) =>
  new Intl.PluralRules(locale).resolvedOptions().pluralCategories.filter((form) => form !== 'many');

test('both languages have the same keys', () => {
  expect(Object.keys(catalogues.en)).toEqual(Object.keys(catalogues.sk));
});

describe.each(LOCALES)('%s.json', (locale) => {
  const entries = Object.entries(catalogues[locale]);

  test('is sorted by key', () => {
    expect(textOf(`${locale}.json`)).toBe(catalogueText(catalogues[locale]));
  });

  test('asks for the same parameters as the Slovak wording, and is a plural where that is one', () => {
    const shape = ([key, message]: [string, Message]) => [key, paramsOf(message), typeof message];
    expect(entries.map(shape)).toEqual(Object.entries(catalogues.sk).map(shape));
  });

  test('has balanced braces around plain names, and no empty wording', () => {
    const broken = entries.filter(([, message]) =>
      wordingsOf(message).some((text) => text.trim() === '' || /[{}]/.test(text.replace(/\{\w+\}/g, '')))
    );
    expect(broken).toEqual([]);
  });

  test('has every plural form of its language and no other', () => {
    const plurals = entries.filter(([, message]) => typeof message !== 'string');
    expect(plurals.length).toBeGreaterThan(0);
    for (const [key, message] of plurals) {
      expect([key, Object.keys(message).toSorted()]).toEqual([key, formsOf(locale).toSorted()]);
    }
  });

  test('writes quotes and dashes as print does', () => {
    const typed = entries.filter(([, message]) =>
      wordingsOf(message).some((text) => /"| - |\.\.\./.test(text))
    );
    expect(typed).toEqual([]);
  });
});

test('message-keys.ts is what write-message-keys.ts makes of sk.json', () => {
  expect(textOf('message-keys.ts')).toBe(messageKeysSource(catalogues.sk));
});

test.each([
  [1, 'Najviac 1 znak.'],
  [3, 'Najviac 3 znaky.'],
  [5, 'Najviac 5 znakov.'],
  [5000, 'Najviac 5 000 znakov.']
])('%i takes its Slovak plural form', (count, expected) => {
  expect(messages('sk')('form.upTo', { count }).replaceAll('\u00a0', ' ')).toBe(expected);
});

test('the desk of a region says kraj where that of a municipality says obec, and everything else the same', () => {
  const inRegion = Object.keys(catalogues.sk).filter((key) => key.startsWith('inRegion.'));
  expect(inRegion.length).toBeGreaterThan(30);
  for (const key of inRegion) {
    const own = catalogues.sk[key.slice('inRegion.'.length)];
    expect(own, key).toBeDefined();
    expect(paramsOf(catalogues.sk[key] as Message), key).toEqual(paramsOf(own as Message));
    expect(wordingsOf(catalogues.sk[key] as Message).join(' '), key).not.toMatch(
      /\b(obc[ei]|obcou|starost)/u
    );
  }
  const [village, region] = [messagesOf('sk', 'municipality'), messagesOf('sk', 'region')];
  expect(village('section.competence.title')).toBe('Pôsobnosť obce');
  expect(region('section.competence.title')).toBe('Pôsobnosť samosprávneho kraja');
  expect(region('section.competence.basis')).toBe(village('section.competence.basis'));
});

test('a parameter prints as it is given, and two languages do not mix', () => {
  expect(messages('sk')('pagination.page', { page: 2026 })).toBe('Strana 2026');
  expect(messages('en')('pagination.page', { page: 2026 })).toBe('Page 2026');
});

test('a value that looks like a pattern stays a value', () => {
  expect(messages('en')('form.errorTitle', { title: '{title} $& {count}' })).toBe(
    'Error: {title} $& {count}'
  );
});

test('what must not compile does not', () => {
  const t = messages('sk');
  // @ts-expect-error no such key
  expect(() => t('shell.nothing')).toThrow('shell.nothing');
  // @ts-expect-error the parameter is missing
  t('pagination.page');
  // @ts-expect-error the parameter has another name
  t('pagination.page', { number: 1 });
  // @ts-expect-error a count is a number
  t('form.upTo', { count: '5' });
  // @ts-expect-error this message takes nothing
  t('shell.search', { count: 5 });
  const state: 'done' | 'late' = 'late' as 'done' | 'late';
  expect(t(`state.${state}`)).toBe('mešká');
});
