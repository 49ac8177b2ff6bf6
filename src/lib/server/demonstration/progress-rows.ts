import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Rows } from './plan-rows.ts';

/** A title of the demonstration names nothing in its plan. */
class DemonstrationTitleError extends Error {}

/** How an invented plan is carried out: as its body keeps it, and as everybody reads it. */
export function progressRows(
  bodyId: BodyId,
  document: PlanDocument,
  { told = [], measured = [] }: Pick<AuthoredPlan, 'told' | 'measured'>,
  idOf: (name: string) => string
): { kept: Rows; published: Rows } {
  const own = { body_id: bodyId, plan_id: document.plan.id };
  const records = told.map(({ activity: title, year, state, on, ...said }) => {
    const activity = named(document.activities, title);
    const measure = document.measures.find(({ id }) => id === activity.measureId);
    return {
      shown: {
        ...{ ...own, activity_id: activity.id, year, sequence: 1, state, value: null },
        ...{ evidence: said.evidence ?? '', reason: said.reason ?? '', next_step: said.nextStep ?? '' },
        ...{ next_step_on: said.nextStepOn ?? null, recorded_at: noonOf(on) }
      },
      kept: {
        ...{ id: idOf(`told/${activity.id}/${year}`), measure_code: measure?.code ?? '' },
        ...{ responsible: activity.responsible, actor_id: null }
      }
    };
  });
  const values = measured.map(({ indicator: title, year, value, source, on }) => {
    const indicator = named(document.indicators, title);
    return {
      shown: {
        ...{ ...own, indicator_id: indicator.id, year, sequence: 1, value },
        ...{ measured_on: on, source, note: '', recorded_at: noonOf(on) }
      },
      kept: { id: idOf(`measured/${indicator.id}/${year}`), actor_id: null }
    };
  });
  return {
    kept: new Map<string, Record<string, unknown>[]>([
      ['progress_record', records.map((one) => ({ ...one.shown, ...one.kept }))],
      ['measured_value', values.map((one) => ({ ...one.shown, ...one.kept }))]
    ]),
    published: new Map<string, Record<string, unknown>[]>([
      ['published_progress', records.map(({ shown }) => shown)],
      ['published_measured_value', values.map(({ shown }) => shown)]
    ])
  };
}

function named<Titled extends { title: string }>(all: readonly Titled[], title: string): Titled {
  const found = all.find((one) => one.title === title);
  if (!found) throw new DemonstrationTitleError(title);
  return found;
}

/** Noon by UTC is the same day in Slovakia, in summer and in winter. */
function noonOf(day: string): string {
  return `${day}T12:00:00Z`;
}
