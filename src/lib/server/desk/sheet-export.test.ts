import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { AskedAlike } from '#lib/domain/surveys/questionnaire/asked-alike.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { anOpenQuestionnaire, aSheet, someContent } from '#tests/survey-fixtures.ts';
import { traitsRead } from './live-results.ts';
import { resultRows } from './result-tables.ts';
import { sheetLines, sheetSyntax, sheetWeight } from './sheet-export.ts';

const AGES = { males: Array<number>(101).fill(30), females: Array<number>(101).fill(30) };
const times = (count: number, given: Record<string, unknown>) => Array.from({ length: count }, () => given);
const SHEETS = [
  ...times(9, { help: { code: 'yes' }, who: { codes: ['family'] }, content: 5, sex: { code: 'woman' } }),
  ...times(6, { help: { other: 'Susedka Mária' }, missing: 'Chýba lekár.', sex: { code: 'man' } })
];

describe.each(ENGINES)('single sheets that leave, on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function exported(sheets: readonly Record<string, unknown>[], isAlike: AskedAlike = () => true) {
    const body = await aBody(db);
    const { asked } = await anOpenQuestionnaire(db, body);
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
    for (const given of sheets) await inBody((stores) => submitResponse(stores, asked, aSheet(given)));
    const tallies = await inBody(({ responseTallies }) =>
      responseTallies.listByGroups(asked.id, traitsRead(null))
    );
    const read = { content: someContent(), tallies, isAlike };
    const weight = sheetWeight(read, AGES);
    let csv = '';
    for await (const part of sheetLines(inBody, { id: asked.id, ...read, weight })) csv += part;
    const rows = parse<Record<string, string>>(csv, { delimiter: ';', columns: true, bom: true });
    return { csv, rows };
  }

  test('are rows of codes with their weight, without a word of anybody’s own and without a key', async () => {
    const { csv, rows } = await exported(SHEETS);
    expect(rows).toHaveLength(15);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['kanal', 'vaha', 'help', 'who_family', 'who_neighbour', 'who_service', 'content', 'missing'],
      ...['sex', 'age', 'part']
    ]);
    expect(csv).not.toMatch(/Mária|lekár|[0-9a-f]{8}-/);
    const woman = rows.find(({ sex }) => sex === 'woman');
    expect(woman).toMatchObject({
      kanal: 'web',
      help: 'yes',
      who_family: '1',
      who_service: '0',
      content: '5'
    });
    expect(rows.find(({ sex }) => sex === 'man')).toMatchObject({ help: '~', who_family: '', missing: '1' });
    // As many men as women live here: six weigh as much as nine, and all of them as many as there are.
    const sum = (sex: string) =>
      rows
        .filter((row) => row.sex === sex)
        .reduce((all, { vaha = '' }) => all + Number(vaha.replace(',', '.')), 0);
    expect(sum('woman')).toBeCloseTo(7.5, 4);
    expect(sum('man')).toBeCloseTo(7.5, 4);
  });

  test('hold nothing of a question that their version did not ask so, not even a no', async () => {
    const { rows } = await exported(SHEETS, (id, version) => version !== 1 || id !== 'who');
    expect(rows.map(({ who_family, who_service }) => [who_family, who_service])).toEqual(
      times(15, {}).map(() => ['', ''])
    );
    expect(rows.filter(({ help }) => help === 'yes')).toHaveLength(9);
  });

  test('of a questionnaire that nobody answered is the head alone', async () => {
    const { csv, rows } = await exported([]);
    expect(rows).toEqual([]);
    expect(csv.startsWith('\uFEFFkanal;help;')).toBe(true);
  });
});

test('the code book names every variable and code for SPSS', () => {
  const content = someContent();
  const syntax = sheetSyntax(
    content,
    { file: 'odpovede.csv', weighted: true },
    messagesOf('sk', 'municipality')
  );
  const lines = syntax.split('\r\n');
  expect(lines).toContain(' help A3');
  expect(lines).toContain(' content F12.4');
  expect(lines).toContain(" who_family 'Kto? – family'");
  expect(lines).toContain("  'yes' 'yes'");
  expect(lines).toContain('WEIGHT BY vaha.');
  // A variable in the list of the file stands in it in the order of the columns of the CSV.
  const variables = lines.slice(lines.indexOf(' /VARIABLES=') + 1, lines.indexOf('.'));
  expect(variables.map((line) => line.trim().split(' ')[0])).toEqual([
    ...['kanal', 'vaha', 'help', 'who_family', 'who_neighbour', 'who_service', 'content', 'missing'],
    ...['sex', 'age', 'part']
  ]);
  const quotes = someContent({
    sections: [{ id: 's', title: { sk: 's' }, questions: [{ ...firstOf(content), text: { sk: "D'Or\n?" } }] }]
  });
  expect(sheetSyntax(quotes, { file: 'a', weighted: false }, messagesOf('sk', 'municipality'))).toContain(
    " help 'D''Or ?'"
  );
});

function firstOf(content: ReturnType<typeof someContent>) {
  const question = content.sections[0]?.questions[0];
  if (!question) throw new Error('There is a question.');
  return question;
}

test('tables say what the page says, and no more', () => {
  const label = (text: string) => ({ text, lang: undefined });
  const rows = resultRows(
    [
      {
        ...{
          id: 'q',
          title: label('Pomáha vám niekto?'),
          withheld: ['skryté'],
          words: ['slová'],
          picture: null
        },
        tables: [
          {
            ...{
              title: null,
              of: '',
              weighted: null,
              mean: null,
              carries: { strength: 'cannot', text: 'Málo odpovedí.' }
            },
            lines: [
              {
                ...{ label: label('áno'), answer: { part: null, codes: ['yes'] }, count: 12, of: 20 },
                ...{ text: '60 %', between: 'od 40 do 80' }
              }
            ],
            cuts: [
              {
                ...{ caption: 'podľa pohlavia', columns: ['ženy'], test: null },
                rows: [{ label: label('áno'), cells: ['75 % (9)'], shares: ['75 %'], counts: [9] }]
              }
            ]
          }
        ]
      }
    ],
    messagesOf('sk', 'municipality')
  );
  expect(rows.slice(1)).toEqual([
    ['Pomáha vám niekto?', '', '', 'áno', 12, 20, 0.6, 'od 40 do 80', 'Málo odpovedí.'],
    ['Pomáha vám niekto?', '', 'ženy', 'áno', null, null, '75 % (9)', '', '']
  ]);
});
