import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluationText } from '#lib/domain/monitoring/evaluation.ts';
import { planJson } from '#lib/server/api/plan-json.ts';
import { aFrozenPlan } from '#tests/documents/frozen-plan.ts';
import { judgeOfSchema } from '#tests/public-schema.ts';
import { publicSchemas } from './public-schemas.ts';

const PLAN = '/schemy/plan-1.schema.json';
const EVALUATION = '/schemy/vyhodnotenie-1.schema.json';

const aPlan = () =>
  JSON.parse(
    planJson(
      {
        ...{ address: 'https://opora.example.sk/lipovec/plan/2027-2031/v1', number: 1 },
        ...{ contentHash: 'a'.repeat(64), state: { kind: 'in-force', line: 'Schválený plán' } },
        records: [{ kind: 'approved', from: '2027-02-01', to: null, approval: null }],
        renditions: [{ format: 'pdf', fileHash: 'b'.repeat(64), size: 120 }],
        document: aFrozenPlan()
      },
      (text) => createHash('sha256').update(text).digest('hex')
    )
  );

const anEvaluation = () =>
  JSON.parse(
    evaluationText({
      ...{ schema: 'opora/evaluation/1', year: 2027, madeOn: '2028-05-30' },
      version: { planId: 'plan', number: 1, contentHash: 'a'.repeat(64) },
      told: [
        {
          ...{ activityId: 'a1', year: 2027, sequence: 1, state: 'done', value: 3, evidence: 'zmluva' },
          ...{ reason: '', nextStep: '', nextStepOn: null, recordedAt: new Date('2028-01-05T10:00:00Z') }
        }
      ],
      values: [
        {
          ...{ indicatorId: 'i1', year: 2027, sequence: 1, value: 2, measuredOn: '2027-12-31' },
          ...{ source: 'úrad', note: '', recordedAt: new Date('2028-01-05T10:00:00Z') }
        }
      ],
      texts: { summary: 'Splnilo sa.', recommendations: '', resolution: '' },
      ...{ written: ['summary'], taken: null, ownSources: ['obec'] },
      spent: { runningCents: 100, capitalCents: 0, source: 'záverečný účet' }
    })
  );

test('what is published as a schema is what the types say today', () => {
  for (const [file, text] of publicSchemas()) expect(readFileSync(file, 'utf8'), file).toBe(text);
});

test.each([
  ['a version of a plan', PLAN, aPlan],
  ['an evaluation', EVALUATION, anEvaluation]
])('%s keeps its schema, and what is missing, strange or of another kind breaks it', (_, file, make) => {
  const judge = judgeOfSchema(file);
  expect(judge(make()), JSON.stringify(judge.errors?.slice(0, 5))).toBe(true);
  for (const field of Object.keys(make())) {
    const { [field]: _gone, ...rest } = make();
    // The seal came later than the first files.
    expect(judge(rest), field).toBe(field === 'packageHash');
    expect(judge({ ...make(), [field]: { strange: true } }), field).toBe(false);
  }
  expect(judge({ ...make(), person: 'Anna' })).toBe(false);
});

test('a day of another shape breaks the schema, and so does a natural person in an activity', () => {
  const judge = judgeOfSchema(PLAN);
  const plan = aPlan();
  plan.content.frozenOn = '1. 2. 2027';
  expect(judge(plan)).toBe(false);
  const named = aPlan();
  named.content.activities[0].responsiblePerson = 'Anna Nová';
  expect(judge(named)).toBe(false);
});
