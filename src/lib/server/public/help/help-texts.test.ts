import { expect, test } from 'vitest';
import { STAGES } from '#lib/domain/directory/help/life-situation.ts';
import { dataFolder, readJson } from '../../reference/data-folder.ts';
import { searchLanguage } from '../../search/search-language.ts';
import { helpTexts } from './life-situations.ts';
import { understandWords } from './understand-words.ts';

const { situations, outside, kinds } = helpTexts();
const catalogue = new Set(
  readJson<{ code: string }[]>(dataFolder(), 'law/service-types.json').map(({ code }) => code)
);

/** Every text in the data, wherever it stands. */
function textsIn(value: unknown): Record<string, string>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'sk' in value && 'en' in value ? [value as Record<string, string>] : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}

test('every kind of service that a situation names is one of the law, and every other help is described', () => {
  for (const { code, kinds: own, crisis, help, questions } of situations) {
    const answers = questions.flatMap((question) => question.answers);
    for (const kind of [...own, ...answers.flatMap((one) => [...one.kinds, ...one.without])])
      expect(catalogue, `${code}: ${kind}`).toContain(kind);
    for (const one of [...crisis, ...help, ...answers.flatMap((each) => each.help)])
      expect([...outside.keys()], code).toContain(one);
    expect(questions.length, code).toBeLessThanOrEqual(2);
  }
  expect(Object.keys(kinds).sort()).toEqual([...catalogue].sort());
});

test('there are at least fourteen situations, each with what to do first, then and in the end', () => {
  expect(situations.length).toBeGreaterThanOrEqual(14);
  expect(new Set(situations.map(({ code }) => code)).size).toBe(situations.length);
  for (const { code, steps } of situations)
    for (const stage of STAGES) expect(steps[stage].length, `${code} ${stage}`).toBeGreaterThan(0);
});

test('violence, debt, addiction and a troubled mind are sensitive, and each has somebody to turn to', () => {
  const sensitive = situations.filter((one) => one.sensitive);
  expect(sensitive.map(({ code }) => code)).toEqual(['doma-ma-biju', 'dlhy', 'zavislost', 'psychika']);
  for (const { crisis, help } of sensitive) expect([...crisis, ...help]).not.toEqual([]);
});

test('every text is there in both languages, and the easy one has short sentences', () => {
  const texts = [...textsIn(situations), ...textsIn([...outside.values()]), ...textsIn(kinds)];
  for (const text of texts)
    for (const [name, words] of Object.entries(text)) expect(words, name).toMatch(/\S/);
  const easy = texts.flatMap(({ easySk, easyEn }) => [easySk, easyEn]).filter((text) => text !== undefined);
  const sentences = easy.flatMap((text) => text.split(/(?<=[.?!])\s+/));
  expect(sentences.filter((sentence) => sentence.split(' ').length > 13)).toEqual([]);
});

test('what nobody has checked says so by its date, and telephone numbers look like ones', () => {
  for (const { code, phone, website, writtenOn, verifiedOn } of outside.values()) {
    if (phone !== null) expect(phone, code).toMatch(/^(112|15\d|116 \d{3}|0\d{3} \d{3} \d{3})$/);
    if (website !== null) expect(website, code).toMatch(/^https:\/\/[a-z.]+\.sk(\/|$)/);
    expect(writtenOn, code).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(verifiedOn, code).toBeNull();
  }
});

const understood = (text: string) => understandWords(text, searchLanguage());

test.each(
  situations.flatMap(({ code, title, words }) => [title.sk, ...words].map((text) => ({ code, text })))
)('„$text“ leads to $code', ({ code, text }) => {
  // What a situation is called is answered by what to do, also where a kind of service is called so in everyday words.
  expect(understood(text)).toMatchObject({
    situations: expect.arrayContaining([code]),
    namesKindOnly: false
  });
  expect(understood(text).situations[0]).toBe(code);
});

test.each([
  ['moja mamka je uz doma sama a nevladze', 'mama-sama-doma'],
  ['prisla som o byvanie', 'strata-byvania'],
  ['Manžel ma BIJE', 'doma-ma-biju'],
  ['mam exekutora a dlhy', 'dlhy'],
  ['syn berie drogi', 'zavislost'],
  ['dieta s autizmom', 'dieta-s-postihnutim'],
  ['otec umiera', 'umieranie'],
  ['odisiel som z detskeho domova', 'z-detskeho-domova'],
  ['nechce sa mi zit', 'psychika'],
  ['nemame co jest', 'nemam-na-jedlo'],
  ['muz ma zbil', 'doma-ma-biju'],
  ['Partner ma udrel do tváre', 'doma-ma-biju'],
  ['neviem platit hypoteku', 'dlhy'],
  ['pocujem hlasy', 'psychika'],
  ['dedo bludi po dedine', 'mama-sama-doma'],
  ['vratil som sa z vazenia', 'strata-byvania']
])('„%s“, said otherwise than it is listed, is first understood as %s', (text, code) => {
  expect(understood(text).situations[0]).toBe(code);
});

test('the name of a kind alone is answered by the kind', () => {
  expect(understood('opatrovateľská služba')).toMatchObject({
    kinds: ['opatrovatelska-sluzba'],
    namesKindOnly: true
  });
});

test.each(['kde je parkovisko', 'zberný dvor', 'asdfgh', '???', ''])(
  '„%s“ is honestly not understood',
  (text) => {
    expect(understood(text)).toEqual({ situations: [], kinds: [], namesKindOnly: false });
  }
);
