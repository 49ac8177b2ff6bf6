import { expect, test } from 'vitest';
import { aPlan } from '#tests/plan-fixtures.ts';
import type { BlockContent } from '../block.ts';
import { MOST_OF_SAMPLES } from '../completeness-texts.ts';
import { isOwnText, type PlanSectionCode } from '../plan.ts';
import { sampleShare } from '../plan-for-judging.ts';
import { sampleBlocks } from './sample.ts';
import { SAMPLES, shortTextSample } from './samples.ts';
import { isOnlySample, printedBlocks, sectionTexts, withSamplesMarked } from './section-shares.ts';
import { SETTINGS, type Setting } from './setting.ts';

const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });

/** Every sample of a place as the blocks of a plan, touched or not. */
function allBlocks(setting: Setting, template: boolean) {
  return SAMPLES.filter(
    ({ fits }) => fits === 'both' || fits === (setting === 'village' ? 'village' : 'town')
  ).flatMap((sample) =>
    sampleBlocks(sample, { setting, facts: { názov: 'Lipovec' }, newId: () => 'i' }).map((content) => ({
      ...{ parent: sample.section as string, content, template }
    }))
  );
}

test.each(SETTINGS)(
  'a plan of nothing but samples has no words of its own in a %s, touched or not',
  (setting) => {
    for (const template of [true, false]) {
      const texts = sectionTexts(allBlocks(setting, template));
      expect(texts.filter((one) => one.ownWords > 0 || one.sampleWords === 0)).toEqual([]);
      expect(sampleShare(texts)).toBe(1);
    }
  }
);

/** What may be alike anywhere: the law, how the plan was made, and how it is carried out, evaluated and changed. */
const ALIKE: readonly PlanSectionCode[] = [
  'legal-frame',
  'process',
  'competence',
  'timetable',
  'conditions',
  'annual-evaluation',
  'change-and-update',
  'annexes'
];

test.each(SETTINGS)('the bound lets a %s keep what may be alike anywhere, and not much more', (setting) => {
  const texts = sectionTexts(allBlocks(setting, true)).map((one) =>
    ALIKE.includes(one.section) ? one : { ...one, ownWords: one.sampleWords, sampleWords: 0 }
  );
  const share = sampleShare(texts) ?? 1;
  expect(share).toBeLessThan(MOST_OF_SAMPLES);
  expect(share).toBeGreaterThan(MOST_OF_SAMPLES - 0.05);
});

test('open blanks of samples are told; brackets of one’s own are not', () => {
  const texts = sectionTexts([
    { parent: 'process', content: says('Dotazník vyplnilo [počet] domácností [1].'), template: false }
  ]);
  expect(texts.find((one) => one.section === 'process')).toMatchObject({ openBlanks: ['počet'] });
});

const sample = 'Kapacita každej služby v jednotlivých rokoch je v tabuľke.';
const heading = (text: string): BlockContent => ({
  kind: 'heading',
  level: 3,
  text: [{ type: 'text', text }]
});
const block = (parent: string, content: BlockContent, template = false) => ({ parent, content, template });

test('a section of nothing but samples is not printed; the tables in it are', () => {
  const living = block('timetable', { kind: 'living', shows: 'timetable', options: {} });
  const blocks = [block('timetable', says(sample), true), block('timetable', says(sample)), living];
  expect(printedBlocks(blocks)).toEqual([living]);
});

test('beside own words, untouched samples go with the headings that lead to nothing; what was written stays', () => {
  const [own, pasted] = [
    block('timetable', says('Stacionár pribudne v roku 2029.')),
    block('timetable', says(sample))
  ];
  const kept = [
    block('timetable', heading('Seniori'), true),
    own,
    block('timetable', heading('Rodiny')),
    pasted
  ];
  const gone = [block('timetable', heading('Deti'), true), block('timetable', says(sample), true)];
  expect(printedBlocks([...gone, ...kept])).toEqual(kept);
  expect(printedBlocks([...kept, ...gone])).toEqual(kept);
});

test('a short text that is nothing but a sample counts as empty, by whatever way it came in', () => {
  const text = (shortTextSample('change-and-update', 'town')?.wording ?? '').replace(/\s*\n\s*/g, ' ');
  expect(isOnlySample(text)).toBe(true);
  const plan = withSamplesMarked(aPlan({ texts: { 'change-and-update': { text, template: false } } }));
  expect(isOwnText(plan.texts['change-and-update'])).toBe(false);
  const own = aPlan();
  expect(withSamplesMarked(own)).toEqual(own);
});
