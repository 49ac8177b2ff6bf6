import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { composePlan } from '#lib/domain/publishing/compose-plan.ts';
import { numberDocument } from '#lib/domain/publishing/numbering.ts';
import { PLAN_WORDS } from '#lib/domain/publishing/plan-words.ts';
import enMessages from '#lib/i18n/en.json' with { type: 'json' };
import skMessages from '#lib/i18n/sk.json' with { type: 'json' };
import { renderDocx } from '#lib/server/documents/docx.ts';
import { renderHtml } from '#lib/server/documents/html.ts';
import { NO_PICTURES } from '#lib/server/documents/picture.ts';
import { typstCompiler } from '#lib/server/documents/typst-compile.ts';
import { aFrozenPlan, anEdition } from './frozen-plan.ts';
import { judgePdf } from './pdf-structure.ts';
import { en, sk } from './plan-wordings.ts';
import { zipFiles } from './zip-files.ts';

const plan = aFrozenPlan();
const editions = {
  sk: composePlan(plan, anEdition(), sk(plan), 'sk'),
  en: composePlan(plan, anEdition(), en(plan), 'en')
};

test('every word of a plan is in both message files, and no word is there in vain', () => {
  for (const messages of [skMessages, enMessages]) {
    const keys = Object.keys(messages).filter((key) => key.startsWith('document.'));
    expect(keys.toSorted()).toEqual(PLAN_WORDS.map((word) => `document.${word}`).toSorted());
  }
});

describe.each(['sk', 'en'] as const)('a village’s plan in %s', (language) => {
  const document = editions[language];

  test('prints as a PDF with nothing missing', () => {
    expect(judgePdf(typstCompiler().compile(document, NO_PICTURES, 'ua-1'), language)).toEqual([]);
  });

  test('leaves no brace or code of the program to be read', () => {
    const { body } = renderHtml(document, (file) => file);
    const words = body.replace(/<[^>]*>/g, ' ');
    expect(words).not.toMatch(/\{|\}|undefined|\[object|NaN|document\./);
    expect(words).not.toMatch(/\b(opatrovatelska-sluzba|terenna|prijimatelia)\b/);
  });

  test('says its state on the page, in the PDF’s running head and in Word', async () => {
    const files = zipFiles(await renderDocx(document, NO_PICTURES));
    const running = [...files].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => xml);
    expect(running.join('')).toContain('12/2026');
  });
});

test('findings and other things that are several are lists, one is a sentence', async () => {
  const goal = plan.goals[0];
  const need = plan.needs[0];
  if (!goal || !need) throw new Error('the plan of the test has no goal');
  const second = { ...need, id: 'druha-potreba', title: 'Ľudia nevedia, koho sa opýtať' };
  const several = {
    ...plan,
    needs: [...plan.needs, second],
    goals: [{ ...goal, needIds: [need.id, second.id] }]
  };
  const document = composePlan(several, anEdition(), sk(plan), 'sk');
  const { body } = renderHtml(document, (file) => file);
  const needs = /<dd><ul><li>([^<]+)<\/li><li>([^<]+)<\/li><\/ul><\/dd>/.exec(body.replaceAll('\u00a0', ' '));
  expect(needs?.slice(1)).toEqual([need.title, second.title]);
  const alone = renderHtml(editions.sk, (file) => file).body.replaceAll('\u00a0', ' ');
  expect(alone).toContain(`<dd>${need.title}</dd>`);
  const word = zipFiles(await renderDocx(document, NO_PICTURES)).get('word/document.xml') ?? '';
  const listed = word.split('<w:p>').filter((paragraph) => paragraph.includes(second.title.slice(0, 10)));
  expect(listed.some((paragraph) => paragraph.includes('TableText') && paragraph.includes('<w:numPr>'))).toBe(
    true
  );
});

test('what the narrative shows by a living block is not printed again in an annex', () => {
  const sources = (text: string) => text.split('priloha-zdroje').length - 1;
  expect(sources(JSON.stringify(editions.sk))).toBeGreaterThan(0);
  const block = {
    id: 'zive',
    parent: 'annexes',
    position: 'a0',
    content: { kind: 'living', shows: 'sources' }
  };
  const sections = [...plan.sections, { section: 'annexes', blocks: [block] }] as typeof plan.sections;
  expect(sources(JSON.stringify(composePlan({ ...plan, sections }, anEdition(), sk(plan), 'sk')))).toBe(0);
});

test('an answered warning is printed with its reason', () => {
  const [first] = plan.completeness;
  const finding = first ?? {
    rule: 'measure-indicator' as const,
    severity: 'warning' as const,
    basis: { provision: '', verified: true, source: '' },
    subject: { kind: 'measure' as const, id: 'measure-1' },
    where: { page: 'budget' as const },
    sentence: 'measure-indicator' as const,
    params: { title: 'Prijať ďalšiu opatrovateľku' },
    answer: null
  };
  const answered = {
    ...finding,
    severity: 'warning' as const,
    answer: { reason: 'Ukazovateľ určí až prieskum.', answeredOn: '2026-11-20' as const }
  };
  const document = composePlan({ ...plan, completeness: [answered] }, anEdition(), sk(plan), 'sk');
  const annex = renderHtml(document, (file) => file).body.split('priloha-uplnost')[1] ?? '';
  expect(annex).toContain('Ukazovateľ určí až prieskum.');
  expect(annex).toContain('zdôvodnené');
});

test('a reference to a part leads there by its number, one that leads nowhere says what it was called', async () => {
  const paragraph: BlockContent = {
    kind: 'paragraph',
    text: [
      { type: 'text', text: 'Pozri ' },
      { type: 'reference', to: 'section', id: 'timetable' },
      { type: 'text', text: ', ' },
      { type: 'reference', to: 'section', id: 'swot' },
      { type: 'text', text: ', ' },
      { type: 'reference', to: 'measure', id: 'gone', text: 'opatrenie Rozvoz #*_[obedov' },
      { type: 'text', text: ' a ' },
      { type: 'reference', to: 'table', id: 'gone' },
      { type: 'text', text: '.' }
    ]
  };
  const block = { id: 'odkazy', parent: 'vision', position: 'a0', content: paragraph };
  const others = plan.sections.filter(({ section }) => section !== 'vision');
  const referring = { ...plan, sections: [...others, { section: 'vision' as const, blocks: [block] }] };
  const document = composePlan(referring, anEdition(), sk(plan), 'sk');
  const at = numberDocument(document).labels.get('timetable')?.label;
  expect(at).toMatch(/^\d+$/);
  const said = `Pozri časť ${at}, časť Silné`;
  const gone = 'opatrenie Rozvoz #*_[obedov a (položka už v pláne nie je).';
  const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

  const html = spaced(renderHtml(document, (file) => file).body);
  expect(html).toContain(`časť <a href="#timetable">${at}</a>`);
  expect(html).toContain('id="timetable"');
  expect(html.replace(/<[^>]*>/g, '')).toContain(said);
  expect(html.replace(/<[^>]*>/g, '')).toContain(gone);

  const word = zipFiles(await renderDocx(document, NO_PICTURES)).get('word/document.xml') ?? '';
  const anchor = new RegExp(
    `<w:hyperlink[^>]*w:anchor="([^"]+)"[^>]*>(?:(?!</w:hyperlink>).)*>${at}<`,
    's'
  ).exec(word)?.[1];
  expect(word).toContain(`<w:bookmarkStart w:name="${anchor}"`);
  const line = word.split('<w:p>').find((one) => one.includes('Pozri')) ?? '';
  expect(spaced(line.replace(/<[^>]*>/g, ''))).toContain(gone);

  const pdf = typstCompiler().compile(document, NO_PICTURES, 'ua-1');
  expect(judgePdf(pdf, 'sk')).toEqual([]);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  expect(text.replace(/\s+/g, ' ')).toContain(`Pozri časť ${at}`);
  expect(text.replace(/\s+/g, ' ')).toContain('#*_[obedov');
});
