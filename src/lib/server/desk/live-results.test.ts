import { describe, expect, test } from 'vitest';
import type { Trait } from '#lib/domain/surveys/results/survey-result.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { anOpenQuestionnaire, aSheet, someContent } from '#tests/survey-fixtures.ts';
import { shownLiveResults, traitsRead } from './live-results.ts';

/** As many women as men of each year. */
const AGES = { males: Array<number>(101).fill(30), females: Array<number>(101).fill(30) };
const SAYING = { t: messagesOf('sk', 'municipality'), locale: 'sk' as const };

const times = (count: number, given: Record<string, unknown>) => Array.from({ length: count }, () => given);
const SHEETS = [
  ...times(30, { help: { code: 'yes' }, content: 5, sex: { code: 'woman' }, part: { code: 'upper' } }),
  ...times(10, { help: { code: 'no' }, content: 3, sex: { code: 'woman' }, part: { code: 'lower' } }),
  ...times(2, { help: { code: 'yes' }, content: 1, sex: { code: 'man' }, part: { code: 'upper' } }),
  ...times(8, { help: { code: 'no' }, content: 1, sex: { code: 'man' }, part: { code: 'lower' } })
];

describe.each(ENGINES)('results so far on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function shown(
    sheets: readonly Record<string, unknown>[],
    cut: Trait | null,
    ages: typeof AGES | null
  ) {
    const body = await aBody(db);
    const { asked } = await anOpenQuestionnaire(db, body);
    for (const given of sheets)
      await inTransaction(db, body, (stores) => submitResponse(stores, asked, aSheet(given)));
    const tallies = await inTransaction(db, body, ({ responseTallies }) =>
      responseTallies.listByGroups(asked.id, traitsRead(cut))
    );
    return shownLiveResults({ content: someContent(), tallies, isAlike: () => true }, { ages, cut }, SAYING);
  }
  type Shown = Awaited<ReturnType<typeof shown>>;
  const tableOf = ({ questions }: Shown, id: string) => questions.find((one) => one.id === id)?.tables[0];

  test('are weighted to residents, with what that costs, and never pass for more than they carry', async () => {
    const result = await shown(SHEETS, null, AGES);
    expect(result).toMatchObject({ answers: 50, residents: 86 * 60, isFarFromAll: true });
    expect(result.weighted).toContain('podľa pohlavia');
    // 40 women and 10 men stand for as many residents: 50 answers are worth 2 · 40 · 10 / 25.
    expect(result.weighted).toMatch(/presnosť 32 odpovedí \(dizajnový efekt 1,56\)/);
    const help = tableOf(result, 'help');
    // Three quarters of the women and a fifth of the men.
    expect(help?.lines[0]?.text).toMatch(/^64\s%/);
    expect(help?.lines[0]?.between).toMatch(/^Po prevážení 48\s%; medzi všetkými to môže byť od/);
    expect(help?.carries?.text).toContain('skutočný podiel');
    expect(tableOf(result, 'content')?.mean).toMatch(/^Priemer 2,75, /);
    expect(result.turnout[0]?.rows.map(({ says }) => says)[0]).toContain('častejšie');
  });

  test('are told by groups, and whether chance alone would part them', async () => {
    const bySex = tableOf(await shown(SHEETS, 'sex', AGES), 'help')?.cuts[0];
    expect(bySex?.columns).toEqual(['woman', 'man']);
    expect(bySex?.rows[0]?.cells.map((cell) => cell.replace(/\s/g, ' '))).toEqual(['75 % (30)', '20 % (2)']);
    expect(bySex?.test).toContain('líšia viac, než by spôsobila náhoda');
    const byPart = tableOf(await shown(SHEETS, 'part', AGES), 'help')?.cuts[0];
    expect(byPart?.columns).toEqual(['upper', 'lower']);
    // Nobody said an age, so there is nothing to part people by.
    expect(tableOf(await shown(SHEETS, 'age', AGES), 'help')?.cuts).toEqual([]);
  });

  test('tell of several options which of them one group chose more than another', async () => {
    const of = (sex: string, codes: string[] | null) => ({
      ...{ help: { code: 'yes' }, sex: { code: sex }, ...(codes && { who: { codes } }) }
    });
    /** Whoever chose the family chose the service too; so many others the neighbour, the rest nothing. */
    const asked = (sex: string, both: number) => [
      ...times(both, of(sex, ['family', 'service'])),
      ...times(4, of(sex, ['neighbour'])),
      ...times(36 - both, of(sex, null))
    ];
    const told = async (women: number, men: number) => {
      const sheets = [...asked('woman', women), ...asked('man', men)];
      return tableOf(await shown(sheets, 'sex', null), 'who')?.cuts[0]?.test;
    };
    const differing = await told(36, 8);
    expect(differing).toContain('pri týchto možnostiach');
    for (const option of ['family', 'service']) expect(differing).toContain(`„${option}“ (p < 0,001)`);
    expect(differing).not.toContain('neighbour');
    expect(await told(20, 20)).toContain('náhoda pri každej možnosti (najmenšie p = 1,000');
  });

  test('are not surer than as many answers can be, however much a group agrees', async () => {
    const agreed = [
      ...times(25, { help: { code: 'yes' }, sex: { code: 'woman' } }),
      ...times(25, { help: { code: 'no' }, sex: { code: 'man' } })
    ];
    const result = await shown(agreed, 'sex', AGES);
    // Within women and within men nobody differs; as many answers without weights leave 37 to 63 %.
    expect(tableOf(result, 'help')?.lines[0]?.between.replace(/\s/g, ' ')).toContain('od 37 % do 63 %');
    // Who answered is neither weighted nor told by itself.
    expect(tableOf(result, 'sex')).toMatchObject({ cuts: [] });
    expect(tableOf(result, 'sex')?.lines[0]?.between).not.toContain('prevážení');
    const few = await shown(agreed.slice(15, 35), 'sex', AGES);
    expect(tableOf(few, 'help')?.cuts[0]).toMatchObject({ test: null });
  });

  test('stay as they are where they cannot be weighted, and where nobody answered', async () => {
    const plain = await shown(SHEETS, null, null);
    expect(plain).toMatchObject({ weighted: null, residents: null, rate: null, turnout: [] });
    expect(tableOf(plain, 'help')?.lines[0]?.between).toMatch(/^Medzi všetkými/);
    const empty = await shown([], 'sex', AGES);
    expect(empty).toMatchObject({ answers: 0, weighted: null });
  });
});
