import { type CompletenessFinding, openFindings } from '#lib/domain/plans/completeness-finding.ts';
import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import type { DeskStep } from '#lib/ui/desk/steps.ts';
import type { State } from '#lib/ui/state.ts';
import type { WholePlan } from '../use-cases/plans/read-plan.ts';

type Page = CompletenessFinding['where']['page'];

type StepTitle = Exclude<
  Extract<MessageKey, `plan.step.${string}`>,
  'plan.step.missing' | 'plan.step.warnings' | 'plan.step.empty' | 'plan.step.unpublished'
>;

type Step = {
  segment: string;
  title: StepTitle;
  /** Pages of findings that are mended here. */
  mends: readonly Page[];
  /** How many things are there. */
  count(whole: WholePlan): number;
  /** Neither the law nor the check ever asks for it. */
  optional?: boolean;
};

const STEPS: readonly Step[] = [
  { segment: 'nastavenia', title: 'plan.step.basics', mends: [], count: () => 1 },
  {
    segment: 'poskytovatelia',
    optional: true,
    title: 'plan.step.providers',
    mends: [],
    count: ({ services }) => services.length
  },
  {
    segment: 'zistenia',
    title: 'plan.step.findings',
    mends: ['findings'],
    count: ({ judged }) => judged.findings.length
  },
  {
    segment: 'rozbor',
    title: 'plan.step.analysis',
    mends: ['analysis'],
    count: ({ judged }) => judged.analysisNotes.length
  },
  {
    segment: 'swot',
    optional: true,
    title: 'plan.step.swot',
    mends: [],
    count: ({ judged }) => judged.swot.length
  },
  { segment: 'potreby', title: 'plan.step.needs', mends: [], count: ({ judged }) => judged.needs.length },
  {
    segment: 'druhy',
    title: 'plan.step.kinds',
    mends: ['kinds'],
    count: ({ judged }) => judged.kindChoices.length
  },
  {
    segment: 'priority',
    optional: true,
    title: 'plan.step.priorities',
    mends: [],
    count: ({ judged }) => judged.priorities.length
  },
  {
    segment: 'ciele',
    title: 'plan.step.goals',
    mends: ['goals'],
    count: ({ judged }) => judged.goals.length
  },
  {
    segment: 'opatrenia',
    title: 'plan.step.measures',
    mends: ['measures', 'activities'],
    count: ({ judged }) => judged.measures.length
  },
  {
    segment: 'ukazovatele',
    title: 'plan.step.indicators',
    mends: [],
    count: ({ judged }) => judged.indicators.length
  },
  {
    segment: 'kapacity',
    title: 'plan.step.capacities',
    mends: ['matrix'],
    count: ({ judged }) => judged.cells.length + judged.kindChoices.length
  },
  {
    segment: 'rozpocet',
    title: 'plan.step.budget',
    mends: ['budget'],
    count: ({ judged }) => judged.activities.filter((one) => one.costs.length > 0).length
  },
  {
    segment: 'zdroje',
    optional: true,
    title: 'plan.step.resources',
    mends: [],
    count: ({ judged }) =>
      judged.humanResources.length + judged.materialResources.length + judged.financialResources.length
  },
  {
    segment: 'rizika',
    optional: true,
    title: 'plan.step.risks',
    mends: [],
    count: ({ judged }) => judged.risks.length
  },
  {
    segment: 'texty',
    title: 'plan.step.texts',
    mends: ['text'],
    count: ({ plan }) => Object.keys(plan.texts).length
  },
  {
    segment: 'text',
    title: 'plan.step.narrative',
    mends: ['section'],
    count: ({ judged }) => judged.sectionTexts.filter((one) => one.ownWords > 0).length
  },
  {
    segment: 'posobnost',
    title: 'plan.step.competence',
    mends: [],
    count: ({ judged }) => judged.kindChoices.length
  }
];

export type PlanStep = DeskStep & { segment: string };

/** Where the steps stand: address of the plan in the reader's language, the page shown, whether a version is public. */
type StepsAround = { plan: string; current: string; published: boolean; t: Translate };

/**
 * The steps of a plan with what each still needs. A step with a missing legal part is missing, one with open
 * warnings is going, an empty one that nothing asks for is left for later.
 */
export function planSteps(
  whole: WholePlan,
  findings: readonly CompletenessFinding[],
  around: StepsAround
): PlanStep[] {
  const { plan, current, t } = around;
  const open = openFindings(findings);
  const steps = STEPS.map((step): PlanStep => {
    const own = open.filter((one) => step.mends.includes(one.where.page));
    const missing = own.filter((one) => one.severity === 'missing').length;
    const count = step.count(whole);
    const empty = count === 0;
    const state: State = missing > 0 ? 'missing' : own.length > 0 ? 'going' : empty ? 'later' : 'done';
    return {
      segment: step.segment,
      title: t(step.title),
      href: `${plan}/${step.segment}`,
      state,
      note:
        empty && own.length === 0
          ? t(step.optional ? 'form.optional' : 'plan.step.empty')
          : noteOf(t, missing, own.length),
      ...(step.segment === current ? { current: true } : {})
    };
  });
  return [...steps, completenessStep(open, around), publishingStep(around)];
}

/** What follows when the plan is ready: discussion, approval, publication. */
function publishingStep({ plan, current, published, t }: StepsAround): PlanStep {
  return {
    segment: 'zverejnenie',
    title: t('plan.step.publishing'),
    href: `${plan}/zverejnenie`,
    state: published ? 'done' : 'later',
    // No deadline is known here, so none is spoken of.
    note: published ? '' : t('plan.step.unpublished'),
    ...(current === 'zverejnenie' ? { current: true } : {})
  };
}

function noteOf(t: Translate, missing: number, open: number): string {
  if (missing > 0) return t('plan.step.missing', { count: missing });
  return open > 0 ? t('plan.step.warnings', { count: open }) : '';
}

function completenessStep(open: readonly CompletenessFinding[], { plan, current, t }: StepsAround): PlanStep {
  const missing = open.filter((one) => one.severity === 'missing').length;
  return {
    segment: 'uplnost',
    title: t('plan.step.completeness'),
    href: `${plan}/uplnost`,
    state: missing > 0 ? 'missing' : open.length > 0 ? 'going' : 'done',
    note: noteOf(t, missing, open.length),
    ...(current === 'uplnost' ? { current: true } : {})
  };
}
