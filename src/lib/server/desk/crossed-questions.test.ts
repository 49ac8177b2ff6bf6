import { expect, test } from 'vitest';
import { sheetCounter } from '#lib/domain/surveys/results/sheet-counts.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { someContent } from '#tests/survey-fixtures.ts';
import { comparedWith } from '../survey-results/earlier-round.ts';
import { crossable, shownCrossing } from './crossed-questions.ts';

const SAYING = { t: messagesOf('sk', 'municipality'), locale: 'sk' as const };
const plain = (text: string | null | undefined) => (text ?? '').replace(/\s/g, ' ');

function counted(groups: readonly [times: number, help: string, content: number | null][]) {
  const counter = sheetCounter(someContent(), () => true);
  for (const [times, help, content] of groups)
    for (let sheet = 0; sheet < times; sheet += 1)
      counter.add({ help: { code: help }, ...(content === null ? {} : { content }) }, 'web', 1);
  return counter.counted();
}

test('two questions are crossed by those who answered both, with how strongly they go together', () => {
  const sheets = counted([
    [20, 'yes', 5],
    [5, 'yes', 1],
    [5, 'no', 5],
    [20, 'no', 1],
    [7, 'no', null]
  ]);
  const shown = shownCrossing(sheets, { rows: 'help', columns: 'content' }, SAYING);
  const [table] = shown?.tables ?? [];
  expect(plain(table?.of)).toBe('Na obe otázky odpovedalo 50 ľudí.');
  expect(table?.lines.map(({ count, of }) => [count, of])).toEqual([
    [25, 50],
    [25, 50],
    [0, 50]
  ]);
  expect(table?.cuts[0]?.columns).toEqual(['1', '5']);
  expect(table?.cuts[0]?.rows[0]?.cells.map(plain)).toEqual(['20 % (5)', '80 % (20)']);
  // Phi of (20, 5 / 5, 20) is 0,6.
  expect(plain(table?.cuts[0]?.test)).toContain('Súvislosť je silná (Cramérovo V 0,6');
});

test('what does not go together, and what too few answered, is said so', () => {
  const even = counted([
    [10, 'yes', 5],
    [10, 'yes', 1],
    [10, 'no', 5],
    [10, 'no', 1]
  ]);
  const crossing = { rows: 'help', columns: 'content' };
  expect(shownCrossing(even, crossing, SAYING)?.tables[0]?.cuts[0]?.test).toContain('nesúvisia');
  const few = counted([
    [9, 'yes', 5],
    [9, 'no', 1]
  ]);
  expect(shownCrossing(few, crossing, SAYING)?.tables[0]?.cuts[0]?.test).toContain('menej ako 30');
  expect(shownCrossing(even, { rows: 'help', columns: 'help' }, SAYING)).toBeNull();
  expect(shownCrossing(even, { rows: 'help', columns: 'nothing' }, SAYING)).toBeNull();
});

test('options of several are offered one by one, own words not at all', () => {
  const names = crossable(someContent(), SAYING).map(({ value }) => value);
  expect(names).toContain('who|family');
  expect(names).not.toContain('missing');
});

test('an answer is compared with the same answer before, and chance is called chance', () => {
  const round = (yes: number, no: number) => {
    const shown = shownCrossing(
      counted([
        [yes, 'yes', 5],
        [no, 'no', 5]
      ]),
      { rows: 'help', columns: 'content' },
      SAYING
    );
    return shown ? [shown] : [];
  };
  const saidOf = (now: ReturnType<typeof round>, before: ReturnType<typeof round>, shared = ['help']) =>
    plain(comparedWith(before, now, new Set(shared), SAYING)[0]?.tables[0]?.lines[0]?.compared);
  expect(saidOf(round(80, 20), round(40, 60))).toMatch(/^Predtým 40 %, teraz o 40.* viac \(od 26.* do 51/);
  expect(saidOf(round(40, 60), round(80, 20))).toContain('menej');
  expect(saidOf(round(42, 58), round(40, 60))).toContain('môže byť len náhoda');
  expect(saidOf(round(42, 58), round(40, 60), [])).toBe('');
});
