import { expect, test } from 'vitest';
import type { Question } from '../questionnaire/question.ts';
import type { Answer } from '../questionnaire/response.ts';
import { sheetColumns } from './sheet-columns.ts';

const text = (sk: string) => ({ sk });
const common = { hint: null, required: false, askedWhen: null };
const offered = (...codes: string[]) => codes.map((code) => ({ code, text: text(code) }));
const QUESTIONS: Question[] = [
  { ...common, id: 'help', text: text('h'), type: 'single', options: offered('yes', 'no'), other: true },
  {
    ...{ ...common, id: 'who', text: text('w'), type: 'multiple', other: true, most: null },
    options: offered('family', 'service'),
    askedWhen: { questionId: 'help', codes: ['yes'], chose: true }
  },
  {
    ...common,
    id: 'all',
    text: text('a'),
    type: 'matrix',
    rows: offered('a', 'b'),
    columns: offered('x', 'y')
  },
  { ...common, id: 'order', text: text('o'), type: 'ranking', options: offered('p', 'q'), most: null },
  { ...common, id: 'HELP', text: text('w'), type: 'long-text' },
  { ...common, id: '1st', text: text('p'), type: 'place' },
  { ...common, id: 'born', text: text('b'), type: 'date', earliest: '1900-01-01', latest: '2026-12-31' }
];
const COLUMNS = sheetColumns({ sections: [{ id: 's', title: text('s'), questions: QUESTIONS }] });

function rowOf(answers: Record<string, Answer>) {
  return Object.fromEntries(
    COLUMNS.flatMap(({ name, said }) => {
      const value = said(answers);
      return value === null ? [] : [[name, value]];
    })
  );
}

test('a sheet is a row of codes and numbers, and says of words and places only that there were some', () => {
  expect(COLUMNS.map(({ name }) => name)).toEqual([
    ...['help', 'who_family', 'who_service', 'who_other', 'all_a', 'all_b', 'order_p', 'order_q'],
    ...['HELP_2', 'q_1st', 'born']
  ]);
  expect(
    rowOf({
      ...{ help: { code: 'yes' }, who: { codes: ['service'], other: '' }, all: { b: 'x' }, order: ['q'] },
      ...{ HELP: '', '1st': { latitude: 48.1, longitude: 18.2 }, born: '1950-05-05' }
    })
  ).toEqual({
    ...{ help: 'yes', who_family: 0, who_service: 1, who_other: 1, all_b: 'x', order_q: 1 },
    ...{ HELP_2: 1, q_1st: 1, born: 1950 }
  });
});

test('no question takes the name of a variable that stands before the answers', () => {
  const asked = ['kanal', 'Vaha'].map(
    (id): Question => ({ ...common, id, text: text(id), type: 'short-text' })
  );
  const columns = sheetColumns({ sections: [{ id: 's', title: text('s'), questions: asked }] });
  expect(columns.map(({ name }) => name)).toEqual(['kanal_2', 'Vaha_2']);
});

test('who was asked and ticked nothing said no; who was not asked said nothing', () => {
  expect(rowOf({ help: { other: '' } })).toEqual({ help: '~' });
  expect(rowOf({ help: { code: 'yes' } })).toEqual({
    help: 'yes',
    who_family: 0,
    who_service: 0,
    who_other: 0
  });
});
