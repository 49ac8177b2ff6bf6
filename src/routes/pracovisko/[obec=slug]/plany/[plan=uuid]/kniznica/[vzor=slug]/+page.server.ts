import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { termIn } from '#lib/domain/plans/model-measures/draft.ts';
import { findModel, subjectCode } from '#lib/domain/plans/model-measures/library.ts';
import { messages } from '#lib/i18n/messages.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { sampleWording } from '#lib/server/desk/sample-wording.ts';
import { startFromModel } from '#lib/server/use-cases/plans/start-from-model.ts';
import { openDesk } from '../../../../../desk.ts';
import { openPlan, planPath } from '../../../open-plan.ts';
import { shownModel, subjectName } from '../../../shown-model.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { desk, whole, context } = open;
  const wording = await desk.inBody((stores) => sampleWording(stores, desk.body, whole.plan));
  const model = findModel(event.params.vzor, wording?.setting ?? 'town');
  if (!model) error(404, event.locals.t('error.404.title'));
  const { goals, measures, activities, indicators } = context.content;
  // Some sources begin while the plan is already in force.
  const sources = await desk.inBody((stores) => stores.law.financingSourcesOn(whole.plan.validTo));
  const nameOf = (one: { nameSk: string; nameEn: string }) =>
    event.locals.locale === 'en' ? one.nameEn : one.nameSk;
  const query = event.url.searchParams;
  const started = measures.find((one) => one.id === query.get('vytvorene'));
  return open.page('opatrenia', model.title, {
    model: {
      ...model,
      ...shownModel(model),
      activities: model.activities.map((one) => ({ ...one, ...termIn(whole.plan, one.term) })),
      sources: model.sources.flatMap((code) => sources.find((one) => one.code === code) ?? []).map(nameOf),
      groups: model.targetGroupCodes.map(context.names.group),
      subjectName: subjectName(subjectCode(model), context)
    },
    mayEdit: open.may('edit-plan'),
    measureId: randomUUID(),
    goalId: query.get('ciel') ?? goals.find((one) => one.title.trim() === model.goal)?.id ?? '',
    goalOptions: goals.map(({ id, title }) => ({ value: id, label: title })),
    started: started
      ? {
          id: started.id,
          activities: activities
            .filter((one) => one.measureId === started.id)
            .map(({ id, title }) => ({ id, title })),
          indicators: indicators
            .filter(({ owner }) => owner.kind === 'measure' && owner.measureId === started.id)
            .map(({ id, title }) => ({
              ...{ id, title },
              asks: model.indicators.find((one) => one.title === title) ?? null
            }))
        }
      : null
  });
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'edit-plan');
    const { t, today } = event.locals;
    const sent = await event.request.formData();
    const chosen = String(sent.get('goalId') ?? '');
    const given = String(sent.get('id') ?? '');
    const measureId = isUuid(given) ? given : randomUUID();
    const start = () =>
      desk.inBody(async (stores) => {
        const plan = await stores.plans.find(event.params.plan);
        if (!plan) return 'no-such-plan' as const;
        const wording = await sampleWording(stores, desk.body, plan);
        return startFromModel(stores, desk.actor, {
          ...{
            planId: plan.id,
            code: event.params.vzor,
            setting: wording?.setting ?? 'town',
            measureId,
            today
          },
          goalId: isUuid(chosen) ? chosen : null,
          // The plan is Slovak, whatever language the desk speaks.
          noCapacityReason: messages('sk')('library.noCapacity')
        });
      });
    // Two clicks at the same moment: the slower one fails on the key, and finds the measure when it looks again.
    const outcome = await start().catch((fault: { code?: string }) => {
      if (fault.code === '23505') return start();
      throw fault;
    });
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-plan' || outcome === 'no-such-model') error(404, t('error.404.title'));
    if (outcome === 'no-such-goal')
      return fail(422, { errors: [{ text: t('library.goalGone'), field: 'goalId' }] });
    redirect(303, `${planPath(event)}/kniznica/${event.params.vzor}?vytvorene=${measureId}`);
  }
};
