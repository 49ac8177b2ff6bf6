import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { PublishedMeasuredValue } from '#lib/domain/monitoring/measured-value.ts';
import type { PublishedProgress } from '#lib/domain/monitoring/progress.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { messages } from '#lib/i18n/messages.ts';
import { sampleDocument } from '#tests/journeys/published-sample.ts';
import { HAS_STRATML_SCHEMAS, stratmlMisfits } from '#tests/xml-schema.ts';
import { performanceReport, type StratmlOf, strategicPlan } from './stratml.ts';

const BODY = {
  bodyId: '7a9d7f3e-0f7e-4a51-9f62-0c1d3b7c2a10' as BodyId,
  kind: 'municipality',
  name: 'Skúška',
  slug: 'skuska',
  unitCode: '503045',
  region: 'kraj'
} as const;
const DOCUMENT = sampleDocument(BODY, '2026-12-01');
const GIVEN: StratmlOf = {
  ...{ document: DOCUMENT, standing: 'Schválený uznesením č. 7/2026.', publishedOn: '2026-12-15' },
  ...{ source: 'https://opora.example.sk/skuska/plan/2027-2031/v1', t: messages('sk') }
};
/** The year in which the first activity of the sample ends. */
const YEAR = 2027;
const [ACTIVITY] = DOCUMENT.activities;
const [INDICATOR] = DOCUMENT.indicators;
const TOLD: PublishedProgress = {
  ...{ activityId: ACTIVITY?.id ?? '', year: YEAR, sequence: 1, state: 'partly', value: null },
  ...{ evidence: 'Zápisnica', reason: 'Chýbajú ľudia', nextStep: '', nextStepOn: null },
  recordedAt: new Date(`${YEAR}-11-02T10:00:00Z`)
};
const VALUE: PublishedMeasuredValue = {
  ...{
    indicatorId: INDICATOR?.id ?? '',
    year: YEAR,
    sequence: 1,
    value: 0.0000015,
    measuredOn: `${YEAR}-11-01`
  },
  ...{ source: 'Dotazník', note: '', recordedAt: new Date(`${YEAR}-11-02T10:00:00Z`) }
};
const report = (change: Partial<Parameters<typeof performanceReport>[0]> = {}) =>
  performanceReport({
    ...GIVEN,
    ...{ year: YEAR, told: [TOLD], values: [VALUE], today: `${YEAR}-12-01`, ...change }
  }) ?? '';

/** Names of all elements in order, as an independent parser reads them, with all text between them. */
function read(file: string): { names: string[]; said: string } {
  const names: string[] = [];
  let said = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local }) => names.push(local));
  parser.on('text', (text) => {
    said += text;
  });
  parser.write(file).close();
  return { names, said };
}

describe('StratML', () => {
  test('a plan has its goals, its measures and those whom they are for', () => {
    const { names, said } = read(strategicPlan(GIVEN) ?? '');
    const count = (name: string) => names.filter((one) => one === name).length;
    expect(count('Goal')).toBe(DOCUMENT.goals.length);
    expect(count('Objective')).toBe(DOCUMENT.measures.length);
    for (const { title } of [...DOCUMENT.goals, ...DOCUMENT.measures]) expect(said).toContain(title);
    expect(said).toContain('Schválený uznesením č. 7/2026.');
  });

  test('a report says what was wanted, what was measured and what was told, and nothing of other years', () => {
    const { names, said } = read(report());
    expect(names.filter((one) => one === 'ActualResult')).toHaveLength(2);
    expect(said).toContain('splnené čiastočne');
    expect(said).toContain('Zápisnica; Chýbajú ľudia');
    expect(said).toContain('0.000002');
    const other = report({ told: [{ ...TOLD, year: YEAR + 1 }], values: [{ ...VALUE, year: YEAR + 1 }] });
    expect(read(other).names).not.toContain('ActualResult');
    expect(read(other).names).toContain('TargetResult');
  });

  test('a plan without a goal is none by the standard', () => {
    const empty: PlanDocument = { ...DOCUMENT, goals: [], measures: [], activities: [] };
    expect(strategicPlan({ ...GIVEN, document: empty })).toBeNull();
    expect(report({ document: empty })).toBe('');
  });

  test('an example that nobody changed is no vision, and what is invented says so', () => {
    const texts = { vision: { text: 'Každý má pomoc.', template: true } };
    const document = { ...DOCUMENT, demonstration: true, plan: { ...DOCUMENT.plan, texts } };
    const { names, said } = read(strategicPlan({ ...GIVEN, document }) ?? '');
    expect(names).not.toContain('Vision');
    expect(said).toContain('vymyslená ukážka');
  });

  test.skipIf(!HAS_STRATML_SCHEMAS)('both files fit the schemas of the standard', async () => {
    expect(await stratmlMisfits('plan', strategicPlan(GIVEN) ?? '')).toEqual([]);
    expect(await stratmlMisfits('report', report())).toEqual([]);
    expect(await stratmlMisfits('report', report({ told: [], values: [] }))).toEqual([]);
    expect(await stratmlMisfits('plan', report())).not.toEqual([]);
  });

  test.skipIf(!HAS_STRATML_SCHEMAS)('whatever is written in a plan, the files fit the schemas', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        anything,
        anything,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        async (title, note, value) => {
          const document: PlanDocument = {
            ...DOCUMENT,
            goals: DOCUMENT.goals.map((one) => ({ ...one, title, description: note })),
            indicators: DOCUMENT.indicators.map((one) => ({ ...one, title, unit: note })),
            activities: DOCUMENT.activities.map((one) => ({
              ...one,
              title,
              responsible: note,
              partners: [title]
            }))
          };
          const told = [{ ...TOLD, evidence: title, reason: note }];
          const values = [{ ...VALUE, value, note }];
          expect(await stratmlMisfits('plan', strategicPlan({ ...GIVEN, document }) ?? '')).toEqual([]);
          expect(await stratmlMisfits('report', report({ document, told, values }))).toEqual([]);
        }
      ),
      { numRuns: 25 }
    );
  });
});
