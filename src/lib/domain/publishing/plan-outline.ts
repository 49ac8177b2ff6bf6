import { summaryOf } from '../plans/activity.ts';
import type { PlanSectionCode } from '../plans/plan.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { CoatOfArms } from '../tenancy/coat-of-arms.ts';
import type { PlanDocument } from './plan-document.ts';

export type OutlinedTerm = { from: CalendarDay | null; to: CalendarDay | null };

export type OutlinedMeasure = OutlinedTerm & {
  code: string;
  number: string;
  title: string;
  goalId: string;
  /** Sum of the costs of its activities. */
  cents: number;
  /** The terms of its activities: a measure may rest between them. */
  terms: OutlinedTerm[];
};

/** What pages list of a published plan without reading the whole of it. */
export type PlanOutline = {
  /** File number and coat of arms of the title page; left out where there is none. */
  fileNumber?: string;
  arms?: CoatOfArms;
  /** How many priorities the plan has. */
  priorities: number;
  goals: { id: string; number: string; title: string }[];
  measures: OutlinedMeasure[];
  /** Titles by language: of the plan under `plan`, of goals by id, of measures by code; left out without translations. */
  titles?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Sections in easy reading; left out where there are none. */
  easy?: PlanSectionCode[];
};

/** The goals and measures of a frozen plan in their order, each measure with its term from the first to the last activity. */
export function outlineOf({
  body,
  plan,
  priorities,
  goals,
  measures,
  activities,
  translations,
  easy
}: {
  body: Pick<PlanDocument['body'], 'arms'>;
  plan: Pick<PlanDocument['plan'], 'fileNumber'>;
} & Pick<
  PlanDocument,
  'priorities' | 'goals' | 'measures' | 'activities' | 'translations' | 'easy'
>): PlanOutline {
  return {
    // Versions from before there was such a field have none.
    ...(plan.fileNumber ? { fileNumber: plan.fileNumber } : {}),
    ...(body.arms ? { arms: body.arms } : {}),
    priorities: priorities.length,
    goals: goals.map(({ id, number, title }) => ({ id, number, title })),
    measures: measures.map(({ id, code, number, title, goalId }) => {
      const own = activities.filter((activity) => activity.measureId === id);
      const { from, to, cents } = summaryOf(own);
      const terms = own.map((activity) => ({ from: activity.from, to: activity.to }));
      return { code, number, title, goalId, from, to, cents, terms };
    }),
    ...(translations ? { titles: titlesOf(translations, measures) } : {}),
    ...(easy ? { easy: easy.map(({ section }) => section) } : {})
  };
}

function titlesOf(
  translations: NonNullable<PlanDocument['translations']>,
  measures: PlanDocument['measures']
): NonNullable<PlanOutline['titles']> {
  const codes = new Map(measures.map(({ id, code }) => [id, code]));
  return Object.fromEntries(
    translations.map(({ language, texts }) => {
      const titles = texts.flatMap(({ subject, subjectId, field, text }) => {
        if (field !== 'title' || typeof text !== 'string') return [];
        if (subject === 'plan') return [['plan', text]];
        if (subject === 'goal') return [[subjectId, text]];
        return subject === 'measure' ? [[codes.get(subjectId) ?? subjectId, text]] : [];
      });
      return [language, Object.fromEntries(titles)];
    })
  );
}
