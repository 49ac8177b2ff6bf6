import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import type { KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import {
  type AskedSegment,
  askedIn,
  fieldsAsked,
  givenFor,
  isAsked,
  nextAsk,
  stepAsking,
  VOLUNTARY_FIELDS,
  withoutUntouched,
  wordAsked
} from '#lib/server/desk/guide/guide-asks.ts';
import {
  GUIDE_CHANGE,
  GUIDE_CONDITIONS,
  GUIDE_EVALUATION,
  GUIDE_PROFILE,
  withLastPlan
} from '#lib/server/desk/guide/guide-plan-forms.ts';
import { findingsOfStep, GUIDE_STEPS, type GuideSegment } from '#lib/server/desk/guide/guide-steps.ts';
import { kindsTogether } from '#lib/server/desk/guide/kinds-together.ts';
import { knownLines } from '#lib/server/desk/guide/known-at-step.ts';
import { shownFields } from '#lib/server/desk/shown-fields.ts';
import { keepSentAnswer } from '../../../answer-sent.ts';
import { capacitiesAtStep, fillCapacities } from '../../../guide-capacities.ts';
import { guidedFindings, knownAt, lastPlanOf, stepsOf } from '../../../guide-page.ts';
import { keepPlanForm, planFormOnPage } from '../../../keep-plan-form.ts';
import { type FormOnPage, keepKindForm } from '../../../keep-sent-form.ts';
import { keepKindChoices, kindChoicesOnPage } from '../../../kind-choices-form.ts';
import { listedItems, planKindOf } from '../../../listed-kind.ts';
import { type OpenPlan, openPlan, type PlanEvent, planPath } from '../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

/** Forms about the plan itself, by the name of the action that keeps them. */
const PLAN_FORMS = {
  profil: GUIDE_PROFILE,
  podmienky: GUIDE_CONDITIONS,
  hodnotenie: GUIDE_EVALUATION,
  zmena: GUIDE_CHANGE
} as const;
type PlanFormName = keyof typeof PLAN_FORMS;

export const load: PageServerLoad = async (event) => {
  const segment = GUIDE_STEPS.find((step) => step.segment === event.params.krok)?.segment;
  if (!segment) error(404, event.locals.t('error.404.title'));
  const open = await openPlan(event, 'edit-plan', { figures: true });
  const last = await lastPlanOf(open);
  const steps = stepsOf(open, segment);
  const index = steps.findIndex((step) => step.segment === segment);
  const step = steps[index];
  if (!step) error(404, event.locals.t('error.404.title'));
  const asked = whatIsAsked(segment, event.url, open);
  return {
    ...open.page('sprievodca', step.title, {}),
    steps,
    step,
    before: steps[index - 1] ?? null,
    after: steps[index + 1] ?? null,
    known: knownLines(segment, await knownAt(open, last)),
    findings: shownAt(segment, open),
    mayAnswer: open.may('answer-warning'),
    ask: asked
      ? askOnPage(asked, { ...open, whole: { ...open.whole, plan: withLastPlan(open.whole.plan, last) } })
      : null,
    choices: segment === 'sluzby' ? kindChoicesOnPage(open, await choicesOf(last, open)) : null,
    capacities: segment === 'skupiny' ? await capacitiesAtStep(open, event) : null,
    lists: askedIn(segment)
      .map((one) => listOf(one, open))
      .filter((list) => list.items.length > 0),
    isKept: event.url.searchParams.has('ulozene')
  };
};

function shownAt(segment: GuideSegment, open: OpenPlan) {
  const found = segment === 'kontrola' ? open.findings : findingsOfStep(segment, open.findings);
  const shown = guidedFindings(found, segment, open);
  return segment === 'sluzby' ? kindsTogether(shown, open.context.t) : shown;
}

function choicesOf(last: Plan | undefined, { desk }: OpenPlan): Promise<KindChoice[]> {
  return desk.inBody(async (stores) => (last ? stores.plans.kindChoices(last.id) : []));
}

/** The form of a step: the one that came back, the one a link asks for, or the first thing the plan has not yet. */
function whatIsAsked(segment: GuideSegment, url: URL, open: OpenPlan): AskedSegment | PlanFormName | null {
  const sent = [...url.searchParams.keys()].find((name) => name.startsWith('/'))?.slice(1);
  const wanted = sent ?? url.searchParams.get('co') ?? '';
  if (isAsked(wanted) && stepAsking(wanted) === segment) return wanted;
  if (wanted === 'podmienky' && segment === 'opatrenia') return wanted;
  if (segment === 'profil' || segment === 'hodnotenie' || segment === 'zmena') return segment;
  return nextAsk(segment, open.context);
}

function askOnPage(asked: AskedSegment | PlanFormName, open: OpenPlan) {
  const { t } = open.context;
  if (!isAsked(asked)) {
    const form = PLAN_FORMS[asked];
    // Each form goes with its own values; the union of them cannot say so.
    const shown = planFormOnPage(form as typeof GUIDE_PROFILE, open);
    return {
      action: `?/${asked}`,
      title: t(`guide.ask.${asked}`),
      lead: '',
      asked: form.asked as readonly string[],
      voluntary: [],
      shown
    };
  }
  const kind = planKindOf(wordAsked(asked));
  const fields = kind.fields(open.context);
  const typed = { ...kind.blank(open.context), ...givenFor(asked, open.context) };
  const shown: FormOnPage = {
    ...{ id: randomUUID(), revision: null, errors: [], conflict: null },
    fields: shownFields(fields, typed, [], t)
  };
  return {
    ...{ action: `?/${asked}`, asked: fieldsAsked(asked), voluntary: VOLUNTARY_FIELDS, shown },
    title: t(`item.${kind.word}.add`),
    lead: t(`guide.ask.${asked}`)
  };
}

function listOf(asked: AskedSegment, open: OpenPlan) {
  const { word, items } = listedItems(planKindOf(wordAsked(asked)), open);
  return { word, items, addHref: `${open.path}/sprievodca/${stepAsking(asked)}?co=${asked}` };
}

function keepAsked(event: PlanEvent, asked: AskedSegment) {
  const next = `${planPath(event)}/sprievodca/${stepAsking(asked)}?ulozene`;
  return keepKindForm(event, withoutUntouched(asked, planKindOf(wordAsked(asked))), null, next);
}

export const actions: Actions = {
  profil: (event) => keepPlanForm(GUIDE_PROFILE, event),
  podmienky: (event) => keepPlanForm(GUIDE_CONDITIONS, event),
  hodnotenie: (event) => keepPlanForm(GUIDE_EVALUATION, event),
  zmena: (event) => keepPlanForm(GUIDE_CHANGE, event),
  sluzby: (event) => keepKindChoices(event, 'sprievodca/skupiny'),
  kapacity: fillCapacities,
  zistenia: (event) => keepAsked(event, 'zistenia'),
  potreby: (event) => keepAsked(event, 'potreby'),
  ciele: (event) => keepAsked(event, 'ciele'),
  opatrenia: (event) => keepAsked(event, 'opatrenia'),
  aktivity: (event) => keepAsked(event, 'aktivity'),
  ukazovatele: (event) => keepAsked(event, 'ukazovatele'),
  zdovodnit: (event) => keepSentAnswer(event, 'sprievodca/kontrola')
};
