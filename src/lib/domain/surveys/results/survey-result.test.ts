import loadSolver from 'highs';
import { describe, expect, test } from 'vitest';
import { oneOf, seededRandom } from '../../demonstration/random.ts';
import type { Question } from '../questionnaire/question.ts';
import type { Answer } from '../questionnaire/response.ts';
import { categoryOf, countedItems, numberBands } from './counted-item.ts';
import { sheetCounter } from './sheet-counts.ts';
import { type SurveyResult, surveyResult } from './survey-result.ts';

const text = (sk: string) => ({ sk });
const common = { hint: null, required: false, askedWhen: null };
const offered = (...codes: string[]) => codes.map((code) => ({ code, text: text(code) }));
const single = (id: string, ...codes: string[]): Question => ({
  ...{ ...common, id, text: text(id), type: 'single', options: offered(...codes), other: false }
});

const HELP: Question = { ...single('help', 'yes', 'no'), required: true };
const WHO: Question = {
  ...{ ...common, id: 'who', text: text('who'), required: true, type: 'multiple', other: false, most: 1 },
  options: offered('family', 'neighbour', 'service'),
  askedWhen: { questionId: 'help', codes: ['yes'], chose: true }
};
const SURVEY = {
  sections: [{ id: 's', title: text('s'), questions: [HELP, WHO, single('sex', 'woman', 'man')] }]
};

type Sheet = Record<string, Answer>;

function resultOf(sheets: readonly Sheet[], survey = SURVEY, channel = (_: number) => 'web'): SurveyResult {
  const counter = sheetCounter(survey, () => true);
  for (const [at, sheet] of sheets.entries()) counter.add(sheet, channel(at), 1);
  return surveyResult(survey, counter.counted(), { residents: 200, smallBody: true });
}

function times(count: number, sheet: Sheet): Sheet[] {
  return Array.from({ length: count }, () => sheet);
}

const question = (result: SurveyResult, id: string) =>
  result.questions.find(({ questionId }) => questionId === id);

describe('results of a questionnaire', () => {
  test('who answered a version that did not ask so is left out, and nothing by subtraction tells of them', () => {
    const sheet = (help: string, sex: string): Sheet => ({
      ...{ help: { code: help }, sex: { code: sex } },
      ...(help === 'yes' && { who: { codes: ['family'], other: null } })
    });
    const old = [...times(8, sheet('yes', 'woman')), ...times(7, sheet('no', 'man'))];
    const now = [...times(20, sheet('yes', 'woman')), ...times(20, sheet('no', 'man'))];
    const resultBy = (isAlike: (id: string, version: number) => boolean) => {
      const counter = sheetCounter(SURVEY, isAlike);
      for (const one of old) counter.add(one, 'web', 1);
      for (const one of now) counter.add(one, 'web', 2);
      return surveyResult(SURVEY, counter.counted(), { residents: 200, smallBody: true });
    };
    const reworded = resultBy((id, version) => version === 2 || id === 'sex');
    expect(reworded.answers).toBe(55);
    expect(question(reworded, 'help')).toMatchObject({
      items: [{ asked: 40, cuts: [] }],
      withheld: [{ part: null, trait: null, because: 'other-version' }]
    });
    expect(question(reworded, 'help')?.items[0]?.lines).toContainEqual({ codes: ['yes'], count: 20 });
    // Both leave out the same sheets.
    expect(question(reworded, 'who')?.withheld).not.toContainEqual(
      expect.objectContaining({ because: 'follows-from-earlier' })
    );
    // A new question after an old one: how many of the others said yes would follow.
    const added = resultBy((id, version) => version === 2 || id !== 'who');
    expect(question(added, 'help')).toMatchObject({ items: [{ asked: 55 }], withheld: [] });
    expect(question(added, 'who')).toMatchObject({
      items: [],
      withheld: [{ because: 'follows-from-earlier' }]
    });
    // Who answered, where not everybody was asked so, divides no other question.
    const traits = resultBy((id, version) => version === 2 || id !== 'sex');
    expect(question(traits, 'help')?.items[0]?.cuts).toEqual([]);
  });

  test('of four people nothing is told, not even that they are four', () => {
    expect(resultOf(times(4, { help: { code: 'yes' } }))).toEqual({
      ...{ answers: null, residents: 200, channels: [], questions: [] }
    });
  });

  test('answers, who gave them and in which way are counted', () => {
    const sheets = [
      ...times(20, {
        help: { code: 'yes' },
        who: { codes: ['family'], other: null },
        sex: { code: 'woman' }
      }),
      ...times(10, { help: { code: 'no' }, sex: { code: 'man' } }),
      ...times(8, { help: { code: 'no' }, sex: { code: 'woman' } })
    ];
    const result = resultOf(sheets, SURVEY, (at) => (at < 30 ? 'web' : 'paper'));
    expect(result).toMatchObject({
      answers: 38,
      channels: [
        { codes: ['paper'], count: 8 },
        { codes: ['web'], count: 30 }
      ]
    });
    expect(question(result, 'help')?.items).toEqual([
      {
        ...{ part: null, asked: 38 },
        lines: [
          { codes: ['yes'], count: 20 },
          { codes: ['no'], count: 18 },
          { codes: [''], count: 0 }
        ],
        cuts: [
          {
            ...{ trait: 'sex', groups: [['woman'], ['man'], ['']] },
            counts: [
              [20, 0, 0],
              [8, 10, 0],
              [0, 0, 0]
            ]
          }
        ]
      }
    ]);
    // Only those who have help were asked by whom, and nobody is told apart among them.
    expect(question(result, 'who')?.items[0]).toMatchObject({ part: 'family', asked: 20, cuts: [] });
  });

  test('a few sheets on paper are told together with the others', () => {
    const { channels } = resultOf(times(20, { help: { code: 'yes' } }), SURVEY, (at) =>
      at < 3 ? 'paper' : 'web'
    );
    expect(channels).toEqual([{ codes: ['paper', 'web'], count: 20 }]);
  });

  test('a question asked of people whom nobody may count is not told', () => {
    const sheets = [
      ...times(3, { help: { code: 'yes' }, who: { codes: ['family'], other: null } }),
      ...times(30, { help: { code: 'no' } })
    ];
    const result = resultOf(sheets);
    expect(question(result, 'help')).toMatchObject({ items: [], withheld: [{ because: 'too-few' }] });
    expect(question(result, 'who')).toMatchObject({
      items: [],
      withheld: [{ because: 'follows-from-earlier' }]
    });
  });

  test('where one option of several is a few people’s, a second is not told', () => {
    const yes = (option: string): Sheet => ({ help: { code: 'yes' }, who: { codes: [option], other: null } });
    const result = resultOf([
      ...times(30, yes('family')),
      ...times(9, yes('neighbour')),
      ...times(2, yes('service'))
    ]);
    const who = question(result, 'who');
    expect(who?.items.map(({ part }) => part)).toEqual(['family']);
    expect(who?.withheld.map(({ part, because }) => [part, because])).toEqual([
      ['neighbour', 'among-several'],
      ['service', 'among-several']
    ]);
  });

  test('words and places are not counted', () => {
    const survey = {
      sections: [
        {
          id: 's',
          title: text('s'),
          questions: [{ ...common, id: 'words', text: text('w'), type: 'long-text' as const }]
        }
      ]
    };
    expect(question(resultOf(times(9, { words: '' }), survey), 'words')?.withheld).toEqual([
      { part: null, trait: null, because: 'not-counted' }
    ]);
  });
});

test('numbers are counted in bands that leave none out', () => {
  expect(numberBands({ least: 0, most: 4, whole: true })).toHaveLength(5);
  expect(numberBands({ least: 0, most: 99, whole: true }).at(-1)).toEqual({ from: 80, to: 99 });
  const number: Question = {
    ...common,
    id: 'n',
    text: text('n'),
    type: 'number',
    least: 0,
    most: 99,
    unit: null,
    whole: true
  };
  const [item] = countedItems(number);
  if (!item) throw new Error('A number is counted.');
  expect([0, 19, 20, 99].map((value) => item.codes[categoryOf(number, item, value)])).toEqual([
    '0',
    '0',
    '1',
    '4'
  ]);
  expect(item.codes[categoryOf(number, item, undefined)]).toBe('');
});

/**
 * An attack on invented villages: whoever knows the questionnaire, who is asked what, and how many women and men
 * answered, writes all that is told as equations over people by everything they can answer.
 */
type Cell = { help: string; who: string | null; sex: string };
const CELLS: Cell[] = ['woman', 'man', ''].flatMap((sex) => [
  { help: 'no', who: null, sex },
  ...['family', 'neighbour', 'service'].map((who) => ({ help: 'yes', who, sex }))
]);

function equations(result: SurveyResult, sheets: readonly Cell[]): string[] {
  const equation = (isIn: (cell: Cell) => boolean, count: number) => {
    const terms = CELLS.flatMap((cell, at) => (isIn(cell) ? [`x${at}`] : []));
    return terms.length === 0 ? [] : [`${terms.join(' + ')} = ${count}`];
  };
  const groups = ['woman', 'man', ''].flatMap((sex) =>
    equation((cell) => cell.sex === sex, sheets.filter((one) => one.sex === sex).length)
  );
  return [
    ...groups,
    ...result.questions.flatMap(({ questionId, items }) =>
      items.flatMap(({ part, lines, cuts }) => {
        const matches = (cell: Cell, codes: readonly string[]) => {
          if (questionId !== 'who') return codes.includes(questionId === 'help' ? cell.help : cell.sex);
          return cell.who !== null && codes.includes(cell.who === part ? '+' : '');
        };
        return [
          ...lines.flatMap(({ codes, count }) => equation((cell) => matches(cell, codes), count)),
          ...cuts.flatMap(({ groups: columns, counts }) =>
            lines.flatMap(({ codes }, row) =>
              columns.flatMap((column, at) =>
                equation((cell) => matches(cell, codes) && column.includes(cell.sex), counts[row]?.[at] ?? 0)
              )
            )
          )
        ];
      })
    )
  ];
}

test('a solver that knows who is asked what recovers no hidden count', async () => {
  const solver = await loadSolver();
  let attacked = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = seededRandom(seed);
    const powers = {
      help: oneOf(random, [0.3, 1, 3]),
      who: oneOf(random, [1, 2, 5]),
      sex: oneOf(random, [1, 3])
    };
    const sheets: Cell[] = Array.from({ length: 60 }, () => {
      const help = random() ** powers.help < 0.5 ? 'yes' : 'no';
      const who = ['family', 'neighbour', 'service'][Math.floor(3 * random() ** powers.who)] ?? 'family';
      const sex = random() ** powers.sex < 0.6 ? 'woman' : 'man';
      return { help, who: help === 'yes' ? who : null, sex };
    });
    const result = resultOf(
      sheets.map(({ help, who, sex }) => ({
        ...{ help: { code: help }, sex: { code: sex } },
        ...(who === null ? {} : { who: { codes: [who], other: null } })
      }))
    );
    const told = equations(result, sheets);
    const targets: ((cell: Cell) => boolean)[] = [
      ...['yes', 'no'].flatMap((help) => [
        (cell: Cell) => cell.help === help,
        ...['woman', 'man'].map((sex) => (cell: Cell) => cell.help === help && cell.sex === sex)
      ]),
      ...['family', 'neighbour', 'service'].flatMap((who) => [
        (cell: Cell) => cell.who === who,
        ...['woman', 'man'].map((sex) => (cell: Cell) => cell.who === who && cell.sex === sex)
      ])
    ];
    for (const target of targets) {
      const truth = sheets.filter(target).length;
      if (truth === 0 || truth >= 5) continue;
      const sum = CELLS.flatMap((cell, at) => (target(cell) ? [`x${at}`] : [])).join(' + ');
      const [least, most] = (['Minimize', 'Maximize'] as const).map((sense) => {
        const found = solver.solve(
          `${sense}\n obj: ${sum}\nSubject To\n${told.map((one, at) => ` c${at}: ${one}`).join('\n')}\nEnd`
        );
        expect(found.Status).toBe('Optimal');
        return found.ObjectiveValue;
      });
      attacked += 1;
      expect((most ?? 0) - (least ?? 0), `village ${seed}`).toBeGreaterThanOrEqual(1 - 1e-6);
    }
  }
  expect(attacked).toBeGreaterThan(30);
});
