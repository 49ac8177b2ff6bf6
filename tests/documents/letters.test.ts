import { expect, test } from 'vitest';
import { typstCompiler } from '#lib/server/documents/typst-compile.ts';
import { codeLetters, type LetterSubject } from '#lib/server/surveys/code-letters.ts';
import { readPdf } from './pdf-objects.ts';
import { judgePdf } from './pdf-structure.ts';

const SUBJECT: LetterSubject = {
  body: 'Obec Bánov',
  content: {
    title: { sk: 'Ako sa vám u nás žije a čo vám chýba' },
    intro: { sk: 'Chystáme komunitný plán sociálnych služieb.' }
  },
  address: 'https://opora.example/banov/dotaznik/k7rm2x',
  closesAt: new Date('2026-12-31T23:00:00Z'),
  smallBody: true
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
