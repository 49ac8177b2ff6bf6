import { describe, expect, test } from 'vitest';
import type { CompletenessFinding, FieldPointer } from '#lib/domain/plans/completeness-finding.ts';
import { PLAN_TEXTS } from '#lib/domain/plans/plan.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { WholePlan } from '../../use-cases/plans/read-plan.ts';
import {
  findingsOfStep,
  GUIDE_STEPS,
  guideStepOf,
  guideSteps,
  minutesLeft,
  nextGuideStep
} from './guide-steps.ts';

const finding = (where: FieldPointer, severity: CompletenessFinding['severity'] = 'missing') =>
  ({ where, severity, answer: null }) as CompletenessFinding;
const around = { plan: '/p', current: null, published: false, t: messages('sk') };
const planAt = (revision: number) => ({ plan: { revision } }) as WholePlan;

describe('the steps of the guide', () => {
  test('each text the law asks for belongs to the step that has its field', () => {
    const steps = Object.fromEntries(PLAN_TEXTS.map((text) => [text, guideStepOf({ page: 'text', text })]));
    expect(steps).toEqual({
      ...{ vision: 'profil', 'local-specifics': 'profil' },
      ...{ 'condition-personnel': 'opatrenia', 'condition-financial': 'opatrenia' },
      ...{ 'condition-operational': 'opatrenia', 'condition-organisational': 'opatrenia' },
      ...{ 'annual-evaluation': 'hodnotenie', 'change-and-update': 'zmena' }
    });
  });

  test('the check has every open finding, other steps only their own', () => {
    const all = [finding({ page: 'budget' }), finding({ page: 'discussion' }, 'warning')];
    expect(findingsOfStep('kontrola', all)).toEqual(all);
    expect(findingsOfStep('opatrenia', all)).toEqual([all[0]]);
    expect(findingsOfStep('kontrola', [finding({ page: 'budget' }, 'ask-operator')])).toEqual([]);
  });

  test('a new plan begins with its profile, and a plan taken up again goes on where something is missing', () => {
    const missing = [finding({ page: 'goals', goalId: null, field: 'title' })];
    expect(nextGuideStep(guideSteps(planAt(1), missing, around))?.segment).toBe('profil');
    expect(nextGuideStep(guideSteps(planAt(2), missing, around))?.segment).toBe('ciel');
    expect(nextGuideStep(guideSteps(planAt(2), [], around))?.segment).toBe('zverejnenie');
  });

  test('minutes fall as steps are done, to none', () => {
    const whole = GUIDE_STEPS.reduce((sum, step) => sum + step.minutes, 0);
    const every = GUIDE_STEPS.map(({ segment }) => segment);
    expect(guideSteps(planAt(1), [], around).map((step) => step.segment)).toEqual(every);
    const fresh = minutesLeft(
      guideSteps(planAt(1), [finding({ page: 'kinds', serviceTypeCode: 'x' })], around)
    );
    expect(fresh).toBeLessThan(whole);
    expect(fresh).toBeGreaterThan(0);
    expect(minutesLeft(guideSteps(planAt(2), [], { ...around, published: true }))).toBe(0);
  });
});
