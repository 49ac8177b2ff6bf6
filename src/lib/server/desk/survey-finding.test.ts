import { describe, expect, test } from 'vitest';
import { figureKeyText, readSurveyFigure, type SurveyFigureKey } from '#lib/domain/evidence/living-figure.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { anOpenQuestionnaire, aSheet, someContent } from '#tests/survey-fixtures.ts';
import { askedSurveyFigures, surveyFigures, themeShare } from './survey-figures.ts';
import { type AskedSurvey, findingOfLine, findingOfTheme, withFindingLinks } from './survey-finding.ts';

const SURVEY: AskedSurvey = {
  questionnaire: {
    ...{ id: '00000000-0000-4000-8000-000000000001', code: 'abc234', audience: 'residents' },
    closesAt: new Date('2026-11-01T00:00:00+01:00')
  },
  content: someContent(),
  residents: 400,
  today: '2026-11-22'
};
const line = (count: number, of: number, codes = ['yes']) => ({ answer: { part: null, codes }, count, of });
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('a finding that starts from an answer', () => {
  test('says how many, and is of the last day of asking', () => {
    const fields = findingOfLine('help', line(42, 120), null, SURVEY);
    expect(plain(fields.statement)).toBe(
      'Na otázku „Pomáha vám niekto?“ odpovedalo „yes“ 42 z 120 ľudí (35 %).'
    );
    expect(fields).toMatchObject({
      ...{ origin: 'survey', voice: 'inhabitants', kindOfNeed: 'felt', asOf: '2026-10-31' },
      ...{ answers: '120', population: '400', strength: 'strong' }
    });
    expect(readSurveyFigure(fields.living)).toEqual({
      ...{ figure: 'answer', questionnaireId: SURVEY.questionnaire.id, questionId: 'help' },
      ...{ part: null, codes: ['yes'] }
    });
  });

  test.each([
    [3, 120, 'menej ako 5 ľudí'],
    [118, 120, 'viac ako 115 z 120 ľudí'],
    [0, 120, '0 z 120 ľudí (0 %)'],
    [2, 4, 'menej ako 5 ľudí']
  ])('closes small counts: %i of %i', (count, of, said) => {
    expect(plain(findingOfLine('help', line(count, of), null, SURVEY).statement)).toContain(said);
  });

  test('is as strong as the sample is', () => {
    const strengthOf = (strength: 'hint' | 'cannot') =>
      findingOfLine('help', line(9, 20), { strength, text: '' }, SURVEY).strength;
    expect([strengthOf('hint'), strengthOf('cannot')]).toEqual(['fair', 'weak']);
  });

  test('stands at every line, and at every row by published groups, where a few people have no part', () => {
    const label = { text: 'áno', lang: undefined };
    const linkedWhere = (isPublished: boolean) =>
      withFindingLinks(
        [
          {
            ...{ id: 'help', title: label, withheld: [], words: [], picture: null },
            tables: [
              {
                ...{ title: null, of: '', weighted: null, mean: null, carries: null },
                lines: [{ ...line(30, 60), label, text: '', between: '' }],
                cuts: [
                  {
                    ...{ caption: '', columns: ['ženy', 'muži', 'iní'], test: null },
                    rows: [{ label, cells: [], shares: ['70 %', '20 %', '10 %'], counts: [20, 8, 2] }]
                  }
                ]
              }
            ]
          }
        ],
        { ...SURVEY, isPublished },
        ({ statement }) => statement
      );
    const [before] = linkedWhere(false)[0]?.tables ?? [];
    expect(plain(before?.lines[0]?.findingHref ?? '')).toContain('30 z 60');
    // What the desk alone sees by groups was never suppressed for everybody.
    expect(before?.cuts[0]?.rows[0]?.findingHref).toBeUndefined();
    const [table] = linkedWhere(true)[0]?.tables ?? [];
    expect(plain(table?.lines[0]?.findingHref ?? '')).toContain('30 z 60');
    expect(plain(table?.cuts[0]?.rows[0]?.findingHref ?? '')).toMatch(/: ženy 70 %, muži 20 %\.$/);
  });
});

test('a theme is a finding of those whose texts are coded alike', () => {
  const coding = (textId: string, ...themeIds: string[]) => ({
    textId,
    actorId: 'a',
    themeIds,
    settled: false
  });
  const other = { ...coding('2'), actorId: 'b', themeIds: ['t'] };
  expect(themeShare('t', [])).toBeNull();
  const share = themeShare('t', [coding('1', 't'), coding('2', 'u'), other, coding('3')]);
  expect(share).toEqual({ count: 1, of: 2 });
  const theme = { id: '00000000-0000-4000-8000-000000000002', name: 'Autobus' };
  const fields = findingOfTheme({ theme, question: 'Čo chýba?' }, { count: 12, of: 30 }, SURVEY);
  expect(plain(fields.statement)).toBe(
    'Na otázku „Čo chýba?“ písalo vlastnými slovami o téme „Autobus“ 12 z 30 ľudí (40 %).'
  );
  expect(fields.living).toBe(`theme:${SURVEY.questionnaire.id}:${theme.id}`);
});

describe.each(ENGINES)('figures of a questionnaire on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const saying = { t: messagesOf('sk', 'municipality'), locale: 'sk' as const };

  async function asked(sheets: readonly Record<string, unknown>[], smallBody: boolean) {
    const body = await aBody(db);
    const { asked } = await anOpenQuestionnaire(db, body, { smallBody });
    for (const given of sheets)
      await inTransaction(db, body, (stores) => submitResponse(stores, asked, aSheet(given)));
    const key: SurveyFigureKey = {
      ...{ figure: 'answer', questionnaireId: asked.id, questionId: 'help', part: null, codes: ['yes'] }
    };
    const read = (keys: readonly SurveyFigureKey[]) =>
      inTransaction(db, body, (stores) => surveyFigures(stores, keys, new Date(), saying));
    return { key, read };
  }
  const times = (count: number, code: string) => Array.from({ length: count }, () => ({ help: { code } }));

  test('are what was answered so far', async () => {
    const { key, read } = await asked([...times(6, 'yes'), ...times(4, 'no')], false);
    const figures = await read(askedSurveyFigures([], figureKeyText(key)));
    expect(figures).toMatchObject([{ of: key, value: 60 }]);
    expect(figures[0]?.label).toContain('yes');
    const none: SurveyFigureKey = { ...key, codes: ['never'] };
    expect(await read([none, { ...key, questionnaireId: SURVEY.questionnaire.id }])).toEqual([]);
  });

  test('are nothing in a small body before they are published', async () => {
    const { key, read } = await asked(times(10, 'yes'), true);
    expect(await read([key])).toEqual([]);
  });
});
