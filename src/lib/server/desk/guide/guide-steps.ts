import {
  type CompletenessFinding,
  type FieldPointer,
  openFindings
} from '#lib/domain/plans/completeness-finding.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { State } from '#lib/ui/state.ts';
import type { WholePlan } from '../../use-cases/plans/read-plan.ts';
import type { PlanStep } from '../plan-steps.ts';

/**
 * The steps by which one person makes the whole plan, in order. Minutes are an estimate for somebody who has the
 * papers at hand: half a minute for each field that is asked, two for each text of several sentences, rounded up to
 * five. Looking for papers is not counted, and the pages say so.
 */
export const GUIDE_STEPS = [
  { segment: 'profil', minutes: 5 },
  { segment: 'sluzby', minutes: 10 },
  { segment: 'skupiny', minutes: 15 },
  { segment: 'ciel', minutes: 5 },
  { segment: 'opatrenia', minutes: 25 },
  { segment: 'hodnotenie', minutes: 5 },
  { segment: 'zmena', minutes: 5 },
  { segment: 'kontrola', minutes: 10 },
  { segment: 'zverejnenie', minutes: 10 }
] as const satisfies readonly { segment: string; minutes: number }[];

export type GuideSegment = (typeof GUIDE_STEPS)[number]['segment'];

/** The step in which a finding is mended. */
export function guideStepOf(where: FieldPointer): GuideSegment {
  switch (where.page) {
    case 'kinds':
      return 'sluzby';
    case 'findings':
    case 'analysis':
      return 'skupiny';
    case 'goals':
      return 'ciel';
    case 'measures':
    case 'activities':
    case 'matrix':
    case 'budget':
      return 'opatrenia';
    case 'text':
      if (where.text === 'annual-evaluation') return 'hodnotenie';
      if (where.text === 'change-and-update') return 'zmena';
      return where.text.startsWith('condition-') ? 'opatrenia' : 'profil';
    case 'discussion':
      return 'zverejnenie';
    default:
      return 'kontrola';
  }
}

/** A step of the guide with how far it is. */
export type GuideStep = PlanStep & { segment: GuideSegment; number: number; minutes: number };

type Around = { plan: string; current: GuideSegment | null; published: boolean; t: Translate };

/** Findings that are still open, by the step that mends them; the check itself has all of them. */
export function findingsOfStep(
  segment: GuideSegment,
  findings: readonly CompletenessFinding[]
): CompletenessFinding[] {
  const open = openFindings(findings);
  return segment === 'kontrola' ? open : open.filter((one) => guideStepOf(one.where) === segment);
}

/** The steps with their states; nothing is kept of the guide itself, so it can be left and taken up anywhere. */
export function guideSteps(
  whole: WholePlan,
  findings: readonly CompletenessFinding[],
  { plan, current, published, t }: Around
): GuideStep[] {
  return GUIDE_STEPS.map(({ segment, minutes }, index) => {
    const own = findingsOfStep(segment, findings);
    const missing = own.filter((one) => one.severity === 'missing').length;
    const note =
      missing > 0
        ? t('plan.step.missing', { count: missing })
        : own.length > 0
          ? t('plan.step.warnings', { count: own.length })
          : '';
    return {
      ...{ segment, minutes, number: index + 1, note },
      title: t(`guide.step.${segment}`),
      href: `${plan}/sprievodca/${segment}`,
      state: stateOf(segment, whole, { missing, open: own.length, published }),
      ...(segment === current ? { current: true } : {})
    };
  });
}

function stateOf(
  segment: GuideSegment,
  { plan }: WholePlan,
  { missing, open, published }: { missing: number; open: number; published: boolean }
): State {
  if (segment === 'zverejnenie') return published ? 'done' : 'later';
  // Nobody has looked at the settings of a plan that was never changed since it was made.
  if (segment === 'profil' && plan.revision <= 1) return 'missing';
  if (missing > 0) return 'missing';
  return open > 0 ? 'going' : 'done';
}

/** Where to go on: the first step that is not done; the last one when all are. */
export function nextGuideStep(steps: readonly GuideStep[]): GuideStep | undefined {
  return steps.find((step) => step.state !== 'done') ?? steps.at(-1);
}

/** Minutes of the steps that are not done, by the same estimate. */
export function minutesLeft(steps: readonly GuideStep[]): number {
  return steps.filter((step) => step.state !== 'done').reduce((sum, step) => sum + step.minutes, 0);
}
