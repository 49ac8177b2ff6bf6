import { expect, test } from 'vitest';
import { aFinding, aGoal, aNeed } from '#tests/plan-fixtures.ts';
import { personCount } from '../population/person-count.ts';
import { isWeak, refuseFinding, responseRateOf, type Sample } from './finding.ts';
import { refuseNeed, refuseNeedRemoval } from './need.ts';
import { refuseSwotItem, type SwotItem, swotTables } from './swot.ts';

function sample(answers: number, population: number): Sample {
  return { answers: (personCount(answers) ?? answers) as Sample['answers'], population };
}

test.each([
  ['a proper finding', {}, null],
  ['no words', { statement: ' ' }, 'no-statement'],
  ['no source', { source: '' }, 'no-source'],
  ['a finding of tomorrow', { asOf: '2026-11-22' }, 'day-in-future'],
  ['a finding of the year 1', { asOf: '0001-05-06' }, 'impossible-day'],
  ['a finding of today', { asOf: '2026-11-21' }, null],
  ['a survey without numbers', { origin: 'survey' }, 'survey-without-sample'],
  ['a survey', { origin: 'survey', sample: sample(55, 2200) }, null],
  ['more answers than people', { sample: sample(10, 9) }, 'impossible-sample'],
  ['nobody answered', { sample: sample(0, 9) }, 'impossible-sample'],
  ['half an answer', { sample: sample(0.5, 9) }, 'impossible-sample'],
  ['a statistic of feelings', { origin: 'statistic', kindOfNeed: 'felt' }, 'statistic-is-not-felt'],
  ['a strong survey of few', { strength: 'strong', sample: sample(55, 2200) }, 'few-answered-is-not-strong'],
  ['a fair survey of few', { strength: 'fair', sample: sample(55, 2200) }, null],
  ['a strong survey', { strength: 'strong', sample: sample(550, 2200) }, null],
  ['a part of the municipality', { place: 'Horný koniec' }, null],
  ['a place as long as a story', { place: 'x'.repeat(121) }, 'place-too-long'],
  ['a statistic compared', { origin: 'statistic', kindOfNeed: 'comparative' }, null]
] as const)('%s', (_name, mentions, refusal) => {
  expect(refuseFinding(aFinding(mentions), '2026-11-21')).toBe(refusal);
});

test('55 of 2,200 is 2.5 %, and too few to speak for all', () => {
  expect(responseRateOf(sample(55, 2200))).toBe(0.025);
  expect(isWeak(aFinding({ sample: sample(55, 2200) }))).toBe(true);
  expect(isWeak(aFinding({ sample: sample(220, 2200) }))).toBe(false);
  expect(isWeak(aFinding())).toBe(false);
});

test('a need has a title, its form has a kind, and a goal keeps it', () => {
  expect(refuseNeed(aNeed({ title: '' }))).toBe('no-title');
  expect(refuseNeed(aNeed({ serviceTypeCode: null }))).toBe('form-without-kind');
  expect(refuseNeed(aNeed())).toBeNull();
  expect(refuseNeedRemoval('n', [aGoal({ needIds: ['m', 'n'] })])).toBe('used-by-goal');
  expect(refuseNeedRemoval('n', [aGoal({ needIds: ['m'] })])).toBeNull();
});

test('a SWOT has one table for each group and kind', () => {
  const item = (id: string, mentions: Partial<SwotItem>): SwotItem => ({
    id,
    position: id,
    quadrant: 'strength',
    text: 'Text',
    targetGroupCode: 'seniori',
    serviceTypeCode: null,
    findingIds: [],
    ...mentions
  });
  const items = [
    item('a', {}),
    item('b', { quadrant: 'threat' }),
    item('c', { targetGroupCode: 'rodiny' }),
    item('d', { serviceTypeCode: 'jedalen' })
  ];
  const tables = swotTables(items);
  expect(tables.map((one) => [one.targetGroupCode, one.serviceTypeCode])).toEqual([
    ['seniori', null],
    ['rodiny', null],
    ['seniori', 'jedalen']
  ]);
  expect(tables[0]?.quadrants.strength.map((one) => one.id)).toEqual(['a']);
  expect(tables[0]?.quadrants.threat.map((one) => one.id)).toEqual(['b']);
  expect(tables.flatMap((one) => Object.values(one.quadrants).flat())).toHaveLength(items.length);
  expect(refuseSwotItem({ text: ' ' })).toBe('no-text');
  expect(refuseSwotItem({ text: 'Ochotní ľudia' })).toBeNull();
});
