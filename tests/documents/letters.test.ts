import { expect, test } from 'vitest';
import { typstCompiler } from '#lib/server/documents/typst-compile.ts';
import { codeLetters, type LetterSubject, letterLanguages } from '#lib/server/surveys/code-letters.ts';
import { readPdf } from './pdf-objects.ts';
import { judgePdf } from './pdf-structure.ts';

const SUBJECT: LetterSubject = {
  body: 'Obec Bánov',
  content: {
    title: { sk: 'Ako sa vám u nás žije a čo vám chýba' },
    intro: { sk: 'Chystáme komunitný plán sociálnych služieb.', hu: 'Közösségi tervet készítünk.' },
    sections: []
  },
  address: 'https://opora.example/banov/dotaznik/k7rm2x',
  closesAt: new Date('2026-12-31T23:00:00Z'),
  smallBody: true,
  language: 'sk'
};

test('letters are read by a screen reader, each on one page of large type', async () => {
  const codes = ['k7rm2xqh9vtb', '23456789abcd', 'zzzzzzzzzzzz'];
  const file = typstCompiler().compileLetters(await codeLetters(SUBJECT, codes));
  expect(judgePdf(file, 'sk')).toEqual([]);
  const pages = [...readPdf(file).objects.values()].filter(
    (one) => one instanceof Map && String((one.get('Type') as { name?: string })?.name) === 'Page'
  );
  expect(pages).toHaveLength(codes.length);
});

test('only letters of a small body say that they were drawn from a box', async () => {
  const said = async (smallBody: boolean) =>
    JSON.stringify(await codeLetters({ ...SUBJECT, smallBody }, ['k7rm2xqh9vtb']));
  expect(await said(true)).toContain('zo škatule');
  expect(await said(false)).not.toContain('zo škatule');
});

test.each([
  ['sk', 'Odpovedať sa dá do 31. decembra 2026'],
  ['en', 'You drew this letter'],
  ['hu', 'Az utolsó nap, amikor válaszolni lehet: 2026. december 31.']
] as const)('letters speak %s to whoever cannot read Slovak', async (language, said) => {
  const letters = await codeLetters({ ...SUBJECT, language }, ['k7rm2xqh9vtb']);
  expect(JSON.stringify(letters).replace(/\u00a0/g, ' ')).toContain(said);
  expect(judgePdf(typstCompiler().compileLetters(letters), language)).toEqual([]);
});

test('letters are offered in the languages in which the whole questionnaire stands', () => {
  const section = (title: Record<string, string>) => ({
    id: 's',
    title: { sk: 'Život', ...title },
    questions: []
  });
  expect(letterLanguages({ sections: [section({ en: 'Life', hu: 'Élet' })] })).toEqual(['sk', 'en', 'hu']);
  expect(letterLanguages({ sections: [section({ hu: 'Élet' }), section({})] })).toEqual(['sk']);
});
