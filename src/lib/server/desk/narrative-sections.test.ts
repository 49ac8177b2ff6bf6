import { expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { PLAN_SECTIONS } from '#lib/domain/plans/plan.ts';
import { messages } from '#lib/i18n/messages.ts';
import { referenceTargets, sectionOverviews } from './narrative-sections.ts';

const block = (parent: string, content: BlockContent, template = false) => ({
  ...{ id: `b-${parent}`, parent, position: 'a0', revision: 1 },
  content,
  template
});
const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

test('a part is its own once somebody wrote in it; a template and blank paragraphs are not enough', () => {
  const overviews = sectionOverviews([
    block('vision', says('V obci č. 1 nikto neostane sám.')),
    block('vision', says('Predloha so štyrmi slovami.'), true),
    block('foreword', says('Predloha.'), true),
    block('risks', says('  '))
  ]);
  const stateOf = (code: string) => overviews.find((one) => one.code === code);
  expect(overviews.map(({ code }) => code)).toEqual([...PLAN_SECTIONS]);
  expect(stateOf('vision')).toMatchObject({ state: 'own', words: 7, letter: null });
  expect(stateOf('foreword')).toMatchObject({ state: 'template', words: 0 });
  expect(stateOf('risks')).toMatchObject({ state: 'empty' });
  expect(stateOf('timetable')).toMatchObject({ state: 'empty', letter: 'e' });
});

test('goals and measures come first among what can be referred to, then tables and pictures, then parts', () => {
  const figure: BlockContent = { kind: 'figure', file: '', alternative: 'dom', caption: 'Náš dom' };
  const table: BlockContent = {
    ...{ kind: 'table', caption: 'Kapacity', headerRow: true, headerColumn: false },
    rows: []
  };
  const found = referenceTargets(
    [{ id: 'g', title: 'Cieľ' }],
    [{ id: 'm', title: 'Opatrenie' }],
    [block('vision', figure), block('risks', table), block('annexes', says('text'))],
    messages('sk')
  );
  expect(found.slice(0, 5).map(({ to, title }) => `${to} ${title}`)).toEqual([
    'goal Cieľ',
    'measure Opatrenie',
    'table Kapacity',
    'figure Náš dom',
    'section Úvod'
  ]);
  expect(found).toHaveLength(4 + PLAN_SECTIONS.length);
});
