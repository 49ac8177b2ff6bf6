import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import {
  type CommentForCouncil,
  type CouncilPaper,
  composeCouncilPaper,
  usualCouncilTexts
} from '#lib/domain/publishing/compose-council-paper.ts';
import { COUNCIL_WORDS } from '#lib/domain/publishing/council-words.ts';
import type { PublicationDocument, Table } from '#lib/domain/publishing/document.ts';
import enMessages from '#lib/i18n/en.json' with { type: 'json' };
import skMessages from '#lib/i18n/sk.json' with { type: 'json' };
import { councilWording } from '#lib/server/documents/council-wording.ts';
import { renderDocx } from '#lib/server/documents/docx.ts';
import { renderHtml } from '#lib/server/documents/html.ts';
import { NO_PICTURES } from '#lib/server/documents/picture.ts';
import { typstCompiler } from '#lib/server/documents/typst-compile.ts';
import { aFrozenPlan } from './frozen-plan.ts';
import { judgePdf } from './pdf-structure.ts';
import { zipFiles } from './zip-files.ts';

const plan = aFrozenPlan();
const words = councilWording('sk', plan);
const about = { plan, version: 2, body: 'Obec Lipovec' };
const comment: CommentForCouncil = {
  ...{ about: 'Opatrenie 1.1', wording: 'Viac hodín opatrovania', text: 'Treba aj víkendy.' },
  ...{ proposed: 'opatrovanie aj cez víkend', reason: null, hiddenReason: null, verdict: 'accepted' },
  ...{ verdictReason: 'Potvrdil to prieskum.', edit: 'opatrenie 1.1', decidedBy: 'pracovná skupina' }
};
const paper: CouncilPaper = {
  ...about,
  contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  address: 'https://opora.example/lipovec-martin/plan/2027-2031/v2',
  ...{ council: 'Obecné zastupiteľstvo', today: '2026-12-01', ownSources: new Set(['obec']) },
  discussion: {
    ...{ opensOn: '2026-10-01', closesOn: '2026-10-20', endedOn: '2026-11-02', versionNumber: 1 },
    ...{ contentHash: 'an older one', meetings: 1, commentsKept: true },
    counts: { accepted: 1, partly: 0, 'not-accepted': 0, 'not-relevant': 0, outside: 0, unsettled: 0 }
  },
  ...{ comments: [comment], commentCount: 1 },
  bases: [
    { of: 'public-discussion', provision: '§ 83 ods. 4', verified: true },
    { of: 'send-to-region', provision: '§ 83 ods. 2', verified: false }
  ],
  texts: usualCouncilTexts(about, words)
};
const document = composeCouncilPaper(paper, words, 'sk');
const text = (value: unknown) => JSON.stringify(value).replaceAll('\u00a0', ' ');

test('every word of a council paper is in both message files, and no word is there in vain', () => {
  for (const messages of [skMessages, enMessages]) {
    const keys = Object.keys(messages).filter((key) => key.startsWith('council.paper.'));
    expect(keys.toSorted()).toEqual(COUNCIL_WORDS.map((word) => `council.paper.${word}`).toSorted());
  }
});

test('the money stands on the first page, and the whole paper reads as a screen reader needs it', async () => {
  const pdf = typstCompiler().compile(document, NO_PICTURES, 'ua-1');
  if (process.env.OPORA_PICTURES) writeFileSync(`${process.env.OPORA_PICTURES}/council-paper.pdf`, pdf);
  expect(judgePdf(pdf, 'sk')).toEqual([]);
  const pages = (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text;
  const first = (pages[0] ?? '').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
  expect(first).toContain('Dopad na rozpočet');
  expect(first).toContain('Bežné výdavky');
  expect(first).toContain('24 000 €');
  const all = pages.join(' ').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
  for (const one of ['schvaľuje', 'do 15 dní od schválenia', 'zverejniť schválený plán', 'neoverené'])
    expect(all).toContain(one);
});

test('Word has it too, without a page of contents', async () => {
  const files = zipFiles(await renderDocx(document, NO_PICTURES));
  const xml = files.get('word/document.xml') ?? '';
  expect(xml).toContain('Návrh uznesenia');
  expect(xml).not.toContain('TOC \\');
});

test('no brace or code of the program is left to be read', () => {
  const said = renderHtml(document, (file) => file).body.replace(/<[^>]*>/g, ' ');
  expect(said).not.toMatch(/\{|\}|undefined|\[object|NaN|council\./);
});

test('councillors hear that another version was discussed, and what became of each comment', () => {
  expect(text(document)).toContain('Verejná diskusia bola o verzii 1, predkladá sa verzia 2.');
  expect(text(document)).toContain('akceptované: 1');
  const settlement = document.annexes.find(({ id }) => id === 'vyhodnotenie');
  for (const one of ['Treba aj víkendy.', 'Akceptovaná', 'Potvrdil to prieskum.'])
    expect(text(settlement)).toContain(one);
});

test('without a discussion the paper says so, and prints no empty table', () => {
  const none = composeCouncilPaper(
    { ...paper, discussion: null, comments: [], commentCount: 0 },
    words,
    'sk'
  );
  expect(text(none)).toContain('neprešiel verejnou diskusiou');
  expect(none.annexes.map(({ id }) => id)).toEqual(['uplnost']);
});

test('words of one’s own stand in the resolution, and an empty item is left out', () => {
  const texts = { ...paper.texts, sends: '', publishes: 'zverejniť plán v miestnom rozhlase.' };
  const own = composeCouncilPaper({ ...paper, texts }, words, 'sk');
  const resolution = text(own.sections.find(({ id }) => id === 'uznesenie'));
  expect(resolution).toContain('v miestnom rozhlase');
  expect(resolution).not.toContain('do 15 dní');
});

describe('the table of money', () => {
  const cents = (cell: unknown) => {
    const said = text(cell).match(/"text":"([^"]*) €"/)?.[1] ?? '';
    return Math.round(Number(said.replace(/ /g, '').replace(',', '.')) * 100);
  };
  const tableOf = (of: PublicationDocument) =>
    of.sections[0]?.elements.find((one): one is Table => one.element === 'table' && one.id === 'dopad');

  test('adds up as printed, and to the budget of the plan', () => {
    const [activity] = plan.activities;
    const [cost] = activity?.costs ?? [];
    if (!activity || !cost) throw new Error('the plan of the test costs nothing');
    const costs = fc.array(
      fc.record({
        cents: fc.integer({ min: 1, max: 5_000_000_00 }),
        year: fc.integer({ min: 2027, max: 2031 }),
        sourceCode: fc.constantFrom(null, 'obec', 'vuc'),
        certainty: fc.constantFrom('intention' as const, 'pledge' as const, 'contract' as const),
        nature: fc.constantFrom('running' as const, 'capital' as const)
      }),
      { minLength: 1, maxLength: 6 }
    );
    fc.assert(
      fc.property(costs, (given) => {
        const own = given.map((one, at) => ({ ...cost, ...one, id: `cost-${at}` }));
        const costed = { ...plan, activities: [{ ...activity, costs: own }] };
        const table = tableOf(composeCouncilPaper({ ...paper, plan: costed }, words, 'sk'));
        const rows = (table?.rows ?? []).flatMap((row) =>
          'cells' in row ? [row.cells.slice(1).map(cents)] : []
        );
        for (const [running = 0, capital = 0, total, mine = 0, other = 0, uncovered = 0] of rows) {
          expect(running + capital).toBe(total);
          expect(mine + other + uncovered).toBe(total);
        }
        expect(rows.at(-1)?.[2]).toBe(own.reduce((sum, one) => sum + one.cents, 0));
      }),
      { numRuns: 50 }
    );
  });
});
