import { expect, test } from 'vitest';
import { aFrozenPlan } from '#tests/documents/frozen-plan.ts';
import { aCompletePlan } from '#tests/plan-fixtures.ts';
import type { Block, BlockContent } from '../plans/block.ts';
import { EASY_SLOVAK } from '../plans/content-language.ts';
import type { SlovakWording, Translation } from '../plans/translation.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { type PublicationDocument, textRuns } from './document.ts';
import { markLanguages } from './mark-languages.ts';
import { measureViews, viewInLanguage } from './measure-view.ts';
import { planInLanguage } from './plan-in-language.ts';
import { outlineOf } from './plan-outline.ts';

const paragraph = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });
const BLOCK: Block = {
  ...{ id: 'b1', parent: 'vision', position: 'a0', revision: 1 },
  content: paragraph('Nikto neostane sám.')
};
const CONTENT = aCompletePlan();
const [MEASURE] = CONTENT.measures;
if (!MEASURE) throw new Error('A complete plan has a measure.');

const twin = (
  key: Pick<Translation, 'subject' | 'subjectId' | 'field' | 'text'>,
  slovak: SlovakWording,
  language: Translation['language'] = 'hu'
): Translation => ({ ...key, language, slovak, revision: 1 });
const ofBlock = { subject: 'block', subjectId: 'b1', field: 'content' } as const;
const ofMeasure = { subject: 'measure', subjectId: MEASURE.id, field: 'title' } as const;
const easy = { subject: 'section', subjectId: 'vision', field: 'text', text: 'Nikto nebude sám.' } as const;

const freeze = (translations?: Translation[]) =>
  aFrozenPlan({ content: CONTENT, blocks: [BLOCK], ...(translations ? { translations } : {}) });
const TRANSLATED = freeze([
  twin({ ...ofBlock, text: paragraph('Senki sem marad egyedül.') }, BLOCK.content),
  twin({ ...ofMeasure, text: 'Házi gondozás' }, 'Starší názov'),
  twin(easy, [BLOCK.content], EASY_SLOVAK)
]);

test('a version holds its twins, and says of which an older wording was translated', () => {
  expect(TRANSLATED.translations).toEqual([
    {
      language: 'hu',
      texts: [
        { ...ofBlock, text: paragraph('Senki sem marad egyedül.') },
        { ...ofMeasure, text: 'Házi gondozás', older: true }
      ]
    }
  ]);
  expect(TRANSLATED.easy).toEqual([{ section: 'vision', text: 'Nikto nebude sám.' }]);
});

test('a plan without twins is frozen as it always was, and twins of what is gone are left out', () => {
  const gone = twin({ subject: 'goal', subjectId: 'gone', field: 'title', text: 'cél' }, 'Cieľ');
  for (const document of [freeze([]), freeze([gone])]) {
    expect(canonicalJson(document)).toBe(canonicalJson(freeze()));
  }
});

test('the plan in a language says what is translated and the rest in Slovak', () => {
  const { document, languageOf, isOlder } = planInLanguage(TRANSLATED, 'hu');
  expect(document.sections).toEqual([
    { section: 'vision', blocks: [{ id: 'b1', content: paragraph('Senki sem marad egyedül.') }] }
  ]);
  expect(document.measures[0]?.title).toBe('Házi gondozás');
  expect(document.goals).toEqual(TRANSLATED.goals);
  expect(
    ['Házi gondozás', 'Senki sem marad egyedül.', document.goals[0]?.title ?? ''].map(languageOf)
  ).toEqual(['hu', 'hu', 'sk']);
  expect([isOlder('Házi gondozás'), isOlder('Senki sem marad egyedül.')]).toEqual([true, false]);
  expect(planInLanguage(TRANSLATED, 'de').document).toEqual(TRANSLATED);
});

test('lists and the page of a measure know the titles in a language', () => {
  expect(outlineOf(TRANSLATED)).toMatchObject({
    titles: { hu: { [MEASURE.code]: 'Házi gondozás' } },
    easy: ['vision']
  });
  const view = measureViews(TRANSLATED).get(MEASURE.code);
  if (!view) throw new Error('The measure has no view.');
  const hungarian = viewInLanguage(view, 'hu');
  expect(hungarian.view.measure.title).toBe('Házi gondozás');
  expect(hungarian.languageOf('Házi gondozás')).toBe('hu');
  expect(viewInLanguage(view, null).view.measure.title).toBe(MEASURE.title);
});

const page = (...texts: string[]): PublicationDocument =>
  ({
    sections: [
      {
        ...{ id: 's', title: `Opatrenie 1.1: ${texts[0]}`, sections: [] },
        elements: texts.map((text) => ({ element: 'paragraph', runs: textRuns(text) }))
      }
    ],
    annexes: []
  }) as unknown as PublicationDocument;
const marked = (document: PublicationDocument, asked: string | null, languages: Record<string, string>) =>
  markLanguages(document, {
    ...{ page: 'sk', asked, untranslated: '(po slovensky)', older: '(staršie)' },
    languageOf: (text) => languages[text],
    isOlder: (text) => text.startsWith('stará')
  }).sections[0];

test('a text in another language than the page is marked, in a heading only that part of it', () => {
  expect(marked(page('Házi gondozás'), 'hu', { 'Házi gondozás': 'hu' })).toMatchObject({
    foreign: { text: 'Házi gondozás', lang: 'hu' },
    elements: [{ runs: [{ text: 'Házi gondozás', lang: 'hu' }] }]
  });
  expect(marked(page('Slovensky'), null, { Slovensky: 'sk' })).toEqual(page('Slovensky').sections[0]);
});

test('one quiet note stands before each stretch that is not translated, and before what is older', () => {
  const languages = { a: 'sk', b: 'sk', c: 'hu', stará: 'hu' };
  const said = marked(page('a', 'b', 'c', 'stará', 'a', 'program'), 'hu', languages)?.elements.map(
    (element) =>
      element.element === 'paragraph' && element.runs[0]?.run === 'text' ? element.runs[0].text : ''
  );
  expect(said).toEqual([
    '(po slovensky)',
    'a',
    'b',
    'c',
    '(staršie)',
    'stará',
    '(po slovensky)',
    'a',
    'program'
  ]);
});
