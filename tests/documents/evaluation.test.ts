import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import {
  EVALUATION_SCHEMA,
  EVALUATION_TEXTS,
  type EvaluationContent,
  evaluationText
} from '#lib/domain/monitoring/evaluation.ts';
import { PROGRESS_STATES } from '#lib/domain/monitoring/progress-scale.ts';
import {
  chosenTexts,
  composeEvaluation,
  type EvaluationPaper,
  usualEvaluationTexts
} from '#lib/domain/publishing/compose-evaluation.ts';
import type { Table } from '#lib/domain/publishing/document.ts';
import { EVALUATION_WORDS } from '#lib/domain/publishing/evaluation-words.ts';
import enMessages from '#lib/i18n/en.json' with { type: 'json' };
import skMessages from '#lib/i18n/sk.json' with { type: 'json' };
import { renderDocx } from '#lib/server/documents/docx.ts';
import { evaluationWording } from '#lib/server/documents/evaluation-wording.ts';
import { renderHtml } from '#lib/server/documents/html.ts';
import { NO_PICTURES } from '#lib/server/documents/picture.ts';
import { typstCompiler } from '#lib/server/documents/typst-compile.ts';
import { aFrozenPlan } from './frozen-plan.ts';
import { judgePdf } from './pdf-structure.ts';

const plan = aFrozenPlan();
const words = evaluationWording('sk', plan);
/** The year in which the first activity is to be done. */
const YEAR = Number((plan.activities[0]?.to ?? plan.plan.validTo).slice(0, 4));
const recordedAt = new Date(`${YEAR + 1}-01-20T08:00:00Z`);

const judged: Pick<EvaluationContent, 'year' | 'madeOn' | 'told' | 'values' | 'spent'> = {
  ...{ year: YEAR, madeOn: `${YEAR + 1}-06-20` },
  told: plan.activities.map(({ id }, at) => ({
    ...{ activityId: id, year: YEAR, sequence: 1, value: null, nextStepOn: null, recordedAt },
    state: at === 0 ? ('partly' as const) : ('ongoing' as const),
    ...{ evidence: 'zmluva č. 3', reason: 'Nenašla sa opatrovateľka.', nextStep: 'Nový nábor' }
  })),
  values: plan.indicators.slice(0, 1).map(({ id }) => ({
    ...{ indicatorId: id, year: YEAR, sequence: 1, value: 2, measuredOn: `${YEAR}-12-31` as const },
    ...{ source: 'obecný úrad', note: '', recordedAt }
  })),
  spent: { runningCents: 1_234_500, capitalCents: 0, source: `Záverečný účet za rok ${YEAR}` }
};

function paperOf(change: Partial<EvaluationContent> = {}): EvaluationPaper {
  const usual = usualEvaluationTexts(plan, { ...judged, ...change }, words, 'sk');
  return {
    content: {
      ...{
        schema: EVALUATION_SCHEMA,
        ...judged,
        version: { planId: 'p', number: 2, contentHash: 'a'.repeat(64) }
      },
      ...{ ...chosenTexts(null, usual), taken: null, ownSources: ['obec'], ...change }
    },
    ...{ plan, body: 'Obec Lipovec', council: 'Obecné zastupiteľstvo', contentHash: 'b'.repeat(64) },
    address: `https://opora.example/lipovec-martin/vyhodnotenie/${YEAR}`,
    planAddress: 'https://opora.example/lipovec-martin/plan/2027-2031/v2'
  };
}
const document = composeEvaluation(paperOf(), words, 'sk');
const text = (value: unknown) => JSON.stringify(value).replaceAll('\u00a0', ' ');

test('every word of an evaluation is in both message files, and no word is there in vain', () => {
  for (const messages of [skMessages, enMessages]) {
    const keys = Object.keys(messages).filter((key) => key.startsWith('evaluation.paper.'));
    expect(keys.toSorted()).toEqual(EVALUATION_WORDS.map((word) => `evaluation.paper.${word}`).toSorted());
  }
});

test('it says what was done, why not, what it cost and what the council takes note of', async () => {
  const pdf = typstCompiler().compile(document, NO_PICTURES, 'ua-1');
  if (process.env.OPORA_PICTURES) writeFileSync(`${process.env.OPORA_PICTURES}/evaluation.pdf`, pdf);
  expect(judgePdf(pdf, 'sk')).toEqual([]);
  const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  const all = pages.join(' ').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
  for (const one of [
    `Vyhodnotenie plánu za rok ${YEAR}`,
    '12 345 €',
    'Nenašla sa opatrovateľka.',
    'Nový nábor'
  ])
    expect(all).toContain(one);
  expect(all).toContain('berie na vedomie');
  expect(all).toContain('zmluva č. 3');
  expect(all).toContain('Časť viet zostavil program');
});

test('the same content gives the same PDF, page and Word document, in Slovak and in English', async () => {
  const english = composeEvaluation(paperOf(), evaluationWording('en', plan), 'en');
  expect(renderHtml(composeEvaluation(paperOf(), words, 'sk'), () => '')).toEqual(
    renderHtml(document, () => '')
  );
  for (const one of [document, english]) {
    expect(renderHtml(one, () => '').body).toContain('<h2>');
    expect((await renderDocx(one, NO_PICTURES)).byteLength).toBeGreaterThan(5_000);
  }
  expect(text(english.sections)).toContain('takes note of');
});

test('before the end of the year it says that it is interim; taken note of, it names the resolution', () => {
  const early = composeEvaluation(paperOf({ madeOn: `${YEAR}-11-20` }), words, 'sk');
  expect(text(early.front.state)).toContain('priebežné');
  expect(text(early.sections[0])).toContain('ešte neskončil');
  expect(text(document.sections[0])).not.toContain('ešte neskončil');
  const taken = composeEvaluation(
    paperOf({ taken: { number: '12/2028', day: `${YEAR + 1}-06-24` } }),
    words,
    'sk'
  );
  expect(taken.front.state).toContain('12/2028');
  expect([document.front.binding, taken.front.binding]).toEqual([false, true]);
});

test('a year of which nobody told anything has its evaluation too, and promises no per cent', () => {
  const empty = composeEvaluation(paperOf({ told: [], values: [], spent: null }), words, 'sk');
  expect(text(empty.sections)).toContain('zatiaľ nie sú zapísané');
  const none = { ...plan, measures: [], activities: [], indicators: [], goals: [], priorities: [] };
  const texts = usualEvaluationTexts(none, { ...judged, told: [], values: [], spent: null }, words, 'sk');
  expect(texts.summary).not.toContain('%');
  expect(texts.recommendations).toBe('Pokračovať podľa plánu.');
});

test('words of people stand as they wrote them, and others are the program’s', () => {
  const usual = { summary: 'a', recommendations: 'b', resolution: 'c' };
  fc.assert(
    fc.property(
      fc.record({
        summary: fc.option(fc.string()),
        recommendations: fc.option(fc.string()),
        resolution: fc.option(fc.string())
      }),
      (own) => {
        const { texts, written } = chosenTexts(own, usual);
        for (const one of EVALUATION_TEXTS) {
          expect(texts[one]).toBe(own[one] ?? usual[one]);
          expect(written.includes(one)).toBe(own[one] === null);
        }
      }
    )
  );
  const paper = paperOf({ texts: { ...usual, summary: 'Rok bol ťažký.\n\nAj tak sa darilo.' }, written: [] });
  const own = composeEvaluation(paper, words, 'sk');
  expect(text(own.sections[0])).toContain('Aj tak sa darilo.');
  expect(text(own.front.imprint)).not.toContain('zostavil program');
});

test('whatever was told, the parts of each row are what was due, and the total is the sum of the rows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.constantFrom(...PROGRESS_STATES)), {
        minLength: plan.activities.length,
        maxLength: plan.activities.length
      }),
      (states) => {
        const told = plan.activities.flatMap(({ id }, at) => {
          const state = states[at] ?? null;
          const [about] = judged.told;
          return state === null || !about ? [] : [{ ...about, activityId: id, state }];
        });
        const made = composeEvaluation(paperOf({ told }), words, 'sk');
        const figure = made.sections[1]?.elements.find((one) => one.element === 'figure');
        const rows = figureRows(figure?.element === 'figure' ? figure.table : undefined);
        // Nothing is drawn only where all that was due has been given up.
        if (rows.length === 0) expect(states).toContain('no-longer');
        else expect(rows.length).toBeGreaterThan(1);
        for (const row of rows) expect(sum(row.slice(1))).toBe(row[0]);
        const [total = [], ...others] = rows.toReversed();
        for (const [at, count] of total.entries()) expect(sum(others.map((row) => row[at] ?? 0))).toBe(count);
      }
    ),
    { numRuns: 40 }
  );
});

/** What was due and how it stands, by row; the name and the share are left out. */
function figureRows(table: Table | undefined): number[][] {
  return (table?.rows ?? []).map((row) =>
    'cells' in row
      ? row.cells.slice(2).map(([run]) => Number(run && run.run === 'text' ? run.text : Number.NaN))
      : []
  );
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

test('the kept text is one for one content: moments in UTC, keys in order', () => {
  const { content } = paperOf();
  expect(evaluationText(content)).toBe(evaluationText(structuredClone(content)));
  expect(JSON.parse(evaluationText(content))).toMatchObject({
    schema: 'opora/evaluation/1',
    told: [{ recordedAt: recordedAt.toISOString() }]
  });
});
