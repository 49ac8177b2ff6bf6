import { describe, expect, test } from 'vitest';
import { countedMean } from '../estimation/counted-sample.ts';
import type { Question } from '../questionnaire/question.ts';
import { censusWeights } from './census-weights.ts';
import { type GroupedTally, liveCounts, totalOf } from './live-counts.ts';

const text = (sk: string) => ({ sk });
const common = { hint: null, required: false, askedWhen: null };
const offered = (...codes: string[]) => codes.map((code) => ({ code, text: text(code) }));
const QUESTIONS: Question[] = [
  { ...common, id: 'help', text: text('h'), type: 'single', options: offered('yes', 'no'), other: true },
  {
    ...{ ...common, id: 'who', text: text('w'), type: 'multiple', other: false, most: null },
    options: offered('family', 'service'),
    askedWhen: { questionId: 'help', codes: ['yes'], chose: true }
  },
  {
    ...{ ...common, id: 'why', text: text('y'), type: 'scale', steps: 3, low: text('l'), high: text('h') },
    askedWhen: { questionId: 'help', codes: ['yes'], chose: false }
  },
  {
    ...{ ...common, id: 'late', text: text('z'), type: 'number', least: 0, most: 3, unit: null, whole: true },
    askedWhen: { questionId: 'who', codes: ['family', 'service'], chose: true }
  },
  {
    ...common,
    id: 'all',
    text: text('a'),
    type: 'matrix',
    rows: offered('a', 'b'),
    columns: offered('x', 'y')
  },
  { ...common, id: 'order', text: text('o'), type: 'ranking', options: offered('p', 'q'), most: null }
];
const SURVEY = { sections: [{ id: 's', title: text('s'), questions: QUESTIONS }] };

const line = (questionId: string, answer: string, women: number, men: number): GroupedTally => ({
  ...{ version: 1, questionId, answer, groups: ['woman|65-over', 'man|65-over'], people: [women, men] }
});
const TALLIES = [
  ...[line('', 'web', 20, 8), line('', 'paper', 10, 2)],
  ...[
    line('help', '', 28, 10),
    line('help', 'yes', 18, 4),
    line('help', 'no', 9, 6),
    line('help', '~', 1, 0)
  ],
  ...[line('who', '', 16, 4), line('who', 'family', 15, 4), line('who', 'service', 3, 1)],
  ...[line('why', '', 9, 5), line('why', '1', 4, 5), line('why', '3', 5, 0)],
  ...[line('all', '', 6, 6), line('all', 'a|x', 6, 2), line('all', 'a|y', 0, 4), line('all', 'b|x', 5, 5)],
  ...[
    line('order', '', 4, 4),
    line('order', 'p|1', 3, 1),
    line('order', 'q|1', 1, 3),
    line('order', 'p|2', 1, 3)
  ]
];

describe('counts of a questionnaire that is being answered', () => {
  const counts = liveCounts(SURVEY, TALLIES, () => true);
  const of = (id: string) => {
    const found = counts.questions.find(({ question }) => question.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  const people = (id: string, part: string | null) =>
    of(id)
      .items.find((item) => item.part === part)
      ?.people.map(totalOf);

  test('are told by channel, and by what was said', () => {
    expect(counts.channels).toEqual([
      { code: 'web', people: 28 },
      { code: 'paper', people: 12 }
    ]);
    expect(totalOf(counts.everybody)).toBe(40);
    expect(people('help', null)).toEqual([22, 15, 1]);
    expect(people('who', 'family')).toEqual([19]);
    expect(people('all', 'a')).toEqual([8, 4]);
    expect(people('all', 'b')).toEqual([10, 0]);
    expect(people('order', null)).toEqual([4, 4]);
    expect(of('why').values.map(({ value, people: who }) => [value, totalOf(who)])).toEqual([
      [1, 9],
      [3, 5]
    ]);
  });

  test('say who was asked, unless the counts do not tell', () => {
    const asked = ['help', 'who', 'why'].map((id) => totalOf(of(id).asked ?? new Float64Array()));
    expect(asked).toEqual([40, 22, 16]);
    expect(of('late').asked).toBeNull();
  });

  test('are weighted to residents by a trait of which every group answered', () => {
    const codesOf = (cell: number, trait: 'sex' | 'age') => [
      counts.groups[cell]?.split('|')[trait === 'sex' ? 0 : 1] ?? ''
    ];
    const residents = { sex: { woman: 500, man: 500 }, age: { 'under-30': 300, '65-over': 700 } };
    const weights = censusWeights(counts.everybody, codesOf, residents);
    expect(weights?.traits).toEqual(['sex']);
    const [yes] = of('help').items[0]?.people ?? [];
    if (!weights || !yes) throw new Error('It can be weighted.');
    const said = [
      { value: 1, people: yes },
      { value: 0, people: of('help').answered.map((count, at) => count - (yes[at] ?? 0)) }
    ];
    // Of women 18 of 28, of men 4 of 10; 28 of 30 women and every man said something.
    const women = (500 * 28) / 30;
    const expected = (women * (18 / 28) + 500 * (4 / 10)) / (women + 500);
    expect(countedMean(weights.sample, said).value).toBeCloseTo(expected, 12);
  });

  test('are not weighted by a trait that few told, or by a group of four', () => {
    const residents = { sex: { woman: 500, man: 500 } };
    const weigh = (people: number[], groups: string[][]) =>
      censusWeights(people, (cell) => groups[cell] ?? [], residents);
    expect(weigh([20, 4], [['woman'], ['man']])).toBeNull();
    expect(weigh([20, 20, 41], [['woman'], ['man'], ['']])).toBeNull();
    expect(weigh([20, 20], [['woman'], ['man', '']])).toBeNull();
    const kept = weigh([20, 10, 10], [['woman'], ['man'], ['']]);
    expect(kept && [...kept.sample.weights]).toEqual([18.75, 37.5, 25]);
  });
});

test('a question counts nobody whose version did not ask it so', () => {
  const of = (version: number, questionId: string, answer: string, people: number): GroupedTally => ({
    ...{ version, questionId, answer, groups: ['woman|'], people: [people] }
  });
  const tallies = [
    ...[of(1, '', 'web', 100), of(1, 'help', '', 100), of(1, 'help', 'yes', 100)],
    ...[of(2, '', 'web', 50), of(2, 'help', '', 50), of(2, 'help', 'no', 50)],
    ...[of(1, 'order', '', 90), of(1, 'order', 'p|1', 90)],
    ...[of(2, 'who', '', 0), of(2, 'why', '', 40), of(2, 'why', '1', 40)]
  ];
  // The second version reworded the first question, and asked two that depend on it.
  const counts = liveCounts(SURVEY, tallies, (id, version) => version === 2 || id === 'order');
  const told = (id: string) => {
    const live = counts.questions.find(({ question }) => question.id === id);
    return {
      asked: live?.asked && totalOf(live.asked),
      answered: totalOf(live?.answered ?? new Float64Array()),
      otherwise: live?.otherwise
    };
  };
  expect(totalOf(counts.everybody)).toBe(150);
  expect(counts.channels).toEqual([{ code: 'web', people: 150 }]);
  expect(told('help')).toEqual({ asked: 50, answered: 50, otherwise: 100 });
  expect(told('who')).toEqual({ asked: 0, answered: 0, otherwise: 100 });
  expect(told('why')).toEqual({ asked: 50, answered: 40, otherwise: 100 });
  expect(told('order')).toEqual({ asked: 150, answered: 90, otherwise: 0 });
});
