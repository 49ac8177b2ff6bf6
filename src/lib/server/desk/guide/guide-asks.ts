import { isOwnText } from '#lib/domain/plans/plan.ts';
import type { PlanContent } from '#lib/domain/plans/plan-content.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { DeskKind, KindWord } from '../desk-kind.ts';
import type { FormContext } from '../forms/form-context.ts';
import type { TypedForm, TypedRow } from '../forms/form-field.ts';
import type { GuideSegment } from './guide-steps.ts';

/** Things that the guide asks for one after another, by the segment of their kind at the desk. */
const ASKED = {
  zistenia: {
    word: 'findings',
    step: 'skupiny',
    fields: ['statement', 'voice', 'origin', 'kindOfNeed', 'asOf', 'source']
  },
  potreby: {
    word: 'needs',
    step: 'skupiny',
    fields: ['title', 'findingIds', 'targetGroupCodes', 'serviceTypeCode', 'formCode']
  },
  ciele: {
    word: 'goals',
    step: 'ciel',
    fields: ['title', 'needIds', 'targetGroupCodes', 'services', 'nationalPriorityIds']
  },
  opatrenia: {
    word: 'measures',
    step: 'opatrenia',
    fields: ['goalId', 'title', 'change', 'subject', 'capacityChanges']
  },
  aktivity: {
    word: 'activities',
    step: 'opatrenia',
    fields: ['measureId', 'title', 'responsible', 'from', 'to', 'costs', 'costsNothing']
  },
  ukazovatele: {
    word: 'indicators',
    step: 'opatrenia',
    fields: ['owner', 'title', 'unit', 'direction', 'baseline', 'baselineOn', 'targets', 'source']
  }
} as const satisfies Record<string, { word: KindWord; step: GuideSegment; fields: readonly string[] }>;

export type AskedSegment = keyof typeof ASKED;
export const ASKED_SEGMENTS = Object.keys(ASKED) as AskedSegment[];

export const isAsked = (text: string): text is AskedSegment => text in ASKED;
export const askedIn = (step: GuideSegment) => ASKED_SEGMENTS.filter((one) => ASKED[one].step === step);
export const stepAsking = (asked: AskedSegment): GuideSegment => ASKED[asked].step;
export const wordAsked = (asked: AskedSegment) => ASKED[asked].word;
/** The fields that are asked; the others of the form stand folded below, as optional. */
export const fieldsAsked = (asked: AskedSegment): readonly string[] => ASKED[asked].fields;

/** Asked fields without which a plan is lawful too: not every measure changes a capacity, not every one costs. */
export const VOLUNTARY_FIELDS: readonly string[] = ['nationalPriorityIds', 'capacityChanges', 'costsNothing'];

/** What a step asks for first, because the plan has none yet; null when it has what a lawful plan needs. */
export function nextAsk(step: GuideSegment, { content }: FormContext): AskedSegment | 'podmienky' | null {
  switch (step) {
    case 'skupiny':
      if (missingVoice(content)) return 'zistenia';
      return content.needs.length === 0 ? 'potreby' : null;
    case 'ciel':
      return content.goals.length === 0 ? 'ciele' : null;
    case 'opatrenia':
      if (content.measures.length === 0) return 'opatrenia';
      if (measureWithoutActivity(content)) return 'aktivity';
      if (measureWithoutIndicator(content)) return 'ukazovatele';
      return hasConditions(content) ? null : 'podmienky';
    default:
      return null;
  }
}

/** What is known already and therefore stands in the fields of a new thing; everything can be written over. */
export function givenFor(asked: AskedSegment, context: FormContext): TypedForm {
  return GIVEN[asked](context);
}

const GIVEN: Record<AskedSegment, (context: FormContext) => TypedForm> = {
  zistenia: ({ content, today }) => ({ voice: missingVoice(content) ?? '', asOf: today }),

  potreby: ({ content, names }) => {
    const provided = content.kindChoices.filter((one) => one.choice === 'provide');
    // Of several kinds nobody but the clerk knows which one is meant.
    const code = provided.length === 1 ? (provided[0]?.serviceTypeCode ?? '') : '';
    const forms = names.kinds.find((kind) => kind.code === code)?.forms ?? [];
    return {
      findingIds: content.findings.map(({ id }) => id),
      targetGroupCodes: [...content.plan.targetGroupCodes],
      serviceTypeCode: code,
      formCode: forms.length === 1 ? (forms[0] ?? '') : ''
    };
  },

  ciele: ({ content }) => ({
    needIds: content.needs.map(({ id }) => id),
    targetGroupCodes: [...content.plan.targetGroupCodes],
    services: content.needs.flatMap(({ serviceTypeCode, formCode }) =>
      serviceTypeCode ? [{ service: `${serviceTypeCode}/${formCode ?? ''}` }] : []
    )
  }),

  opatrenia: ({ content, years }) => {
    const goal = content.goals.find((one) => !content.measures.some(({ goalId }) => goalId === one.id));
    const service = (goal ?? content.goals[0])?.services[0];
    const common = {
      goalId: (goal ?? content.goals[0])?.id ?? '',
      subject: service ? `service:${service.serviceTypeCode}` : ''
    };
    if (!service?.formCode) return common;
    const row = {
      ...{ service: `${service.serviceTypeCode}/${service.formCode}`, unit: '', change: '', staffChange: '' },
      // Of several groups nobody but the clerk knows which one the places are for.
      group: goal?.targetGroupCodes.length === 1 ? (goal.targetGroupCodes[0] ?? '') : '',
      year: String(years[1] ?? years[0] ?? '')
    };
    return { ...common, capacityChanges: [row] };
  },

  aktivity: ({ content }) => ({
    measureId: (measureWithoutActivity(content) ?? content.measures.at(-1))?.id ?? '',
    responsible: content.plan.evaluation.responsible,
    from: content.plan.validFrom,
    to: content.plan.validTo
  }),

  ukazovatele: ({ content, years, today }) => ({
    owner: `measure:${(measureWithoutIndicator(content) ?? content.measures.at(-1))?.id ?? ''}`,
    baselineOn: today satisfies CalendarDay,
    targets: years.map((year) => ({ year: String(year), value: '' }))
  })
};

/**
 * The kind as the guide keeps it: a row of capacity that we proposed and nobody touched is no answer, and is left out.
 * Whoever only improves a service has no number to write there.
 */
export function withoutUntouched(asked: AskedSegment, kind: DeskKind): DeskKind {
  if (asked !== 'opatrenia') return kind;
  return {
    ...kind,
    keep: (stores, actor, keeping) => {
      const { capacityChanges: proposed } = givenFor(asked, keeping.context);
      const { capacityChanges: sent } = keeping.typed;
      if (!proposed || !Array.isArray(sent)) return kind.keep(stores, actor, keeping);
      const capacityChanges = (sent as readonly TypedRow[]).filter(
        (row) => !(proposed as readonly TypedRow[]).some((one) => isSameRow(one, row))
      );
      return kind.keep(stores, actor, { ...keeping, typed: { ...keeping.typed, capacityChanges } });
    }
  };
}

function isSameRow(one: TypedRow, other: TypedRow): boolean {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...columns].every((column) => (one[column] ?? '').trim() === (other[column] ?? '').trim());
}

/** The law asks what recipients need, and what other inhabitants do (§ 83 letter b). */
function missingVoice({ findings }: PlanContent): 'recipients' | 'inhabitants' | undefined {
  return (['recipients', 'inhabitants'] as const).find(
    (voice) => !findings.some((one) => one.voice === voice)
  );
}

function measureWithoutActivity({ measures, activities }: PlanContent) {
  return measures.find(({ id }) => !activities.some((one) => one.measureId === id));
}

function measureWithoutIndicator({ measures, indicators }: PlanContent) {
  return measures.find(
    ({ id }) => !indicators.some(({ owner }) => owner.kind === 'measure' && owner.measureId === id)
  );
}

const CONDITIONS = [
  'condition-personnel',
  'condition-financial',
  'condition-operational',
  'condition-organisational'
] as const;

const hasConditions = ({ plan }: PlanContent) => CONDITIONS.every((code) => isOwnText(plan.texts[code]));
