import { error, fail, redirect } from '@sveltejs/kit';
import { isFaint } from '#lib/domain/evidence/finding.ts';
import { CARRIED_PARTS, type CarriedPart } from '#lib/domain/monitoring/next-plan.ts';
import { goesOn } from '#lib/domain/monitoring/plan-ending.ts';
import { dayAfterPlan, type PlanRefusal } from '#lib/domain/plans/plan.ts';
import { addMonths, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { endingMark, goalFindingOf, historyText } from '#lib/server/desk/ending-words.ts';
import { readForm, typedForm } from '#lib/server/desk/forms/form-field.ts';
import type { AnyFields } from '#lib/server/desk/forms/item-form.ts';
import { newPlanFields, PLAN_REFUSED_AT } from '#lib/server/desk/forms/plan-forms.ts';
import { faultLines, shownFields } from '#lib/server/desk/shown-fields.ts';
import { beginNextPlan, readEnding } from '#lib/server/use-cases/monitoring/begin-next-plan.ts';
import { openDesk } from '../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../form-token.ts';
import type { FormOnPage } from '../../keep-sent-form.ts';
import { openPlan } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

/** What somebody ticked, by the groups of the form. */
type Ticked = { measures: string[]; findings: string[]; parts: string[] };

/** Findings older than this are proposed to nobody as still true. */
const OLDEST_FINDING_YEARS = 5;

/** The next plan out of this one: what came out how, and what of it goes on. */
export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'create-plan');
  const { t, locale, today } = event.locals;
  const { plan } = open.whole;
  const read = await open.desk.inBody((stores) => readEnding(stores, plan.id, today));
  if (!read) error(404, t('error.404.title'));
  const { content, ending } = read;
  const { day } = formats(locale);
  const slovak = locale === 'sk' ? undefined : 'sk';
  const from = dayAfterPlan(plan);
  const fields = newPlanFields({ t }) as AnyFields;
  const typed = {
    ...{ title: plan.title, mode: plan.mode, validFrom: from },
    validTo: `${yearOf(from) + 4}-12-31`
  };
  const shown: FormOnPage = {
    ...{ id: newFormToken(), revision: null, errors: [], conflict: null },
    fields: shownFields(fields, typed, [], t)
  };
  const oldest = addMonths(from, -12 * OLDEST_FINDING_YEARS);
  const endings = new Map(ending.map((one) => [one.id, one]));
  const goals = content.goals.flatMap((goal) => {
    const own = content.measures.filter(({ goalId }) => goalId === goal.id);
    const options = own.flatMap(({ id, title }) => {
      const ended = endings.get(id);
      if (!ended) return [];
      const hint = `${endingMark(ended.ending, t).text} · ${historyText(ended, t, locale)}`;
      return [{ value: id, label: title, lang: slovak, hint }];
    });
    return options.length > 0 ? [{ title: goal.title, options }] : [];
  });
  return open.page('', t('nextPlan.title'), {
    ...{ shown, goals, isKnown: open.published || ending.some((one) => one.ending !== 'untold') },
    findings: content.findings.map((finding) => ({
      ...{ value: finding.id, label: finding.statement, lang: slovak },
      hint: [
        t(`planTerm.origin.${finding.origin}`),
        day(finding.asOf),
        isFaint(finding) ? t('nextPlan.faint') : ''
      ]
        .filter(Boolean)
        .join(' · ')
    })),
    parts: CARRIED_PARTS.map((value) => ({
      ...{ value, label: t(`nextPlan.parts.${value}`) },
      hint: value === 'texts' || value === 'kinds' ? t(`nextPlan.parts.${value}.hint`) : undefined
    })),
    ticked: {
      measures: ending.filter((one) => goesOn(one.ending)).map(({ id }) => id),
      findings: content.findings.filter(({ asOf }) => asOf >= oldest).map(({ id }) => id),
      parts: [...CARRIED_PARTS]
    } as Ticked
  });
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'create-plan');
    const { t, locale, today } = event.locals;
    const sent = await event.request.formData();
    const id = sentToken(sent, 'id');
    const fields = newPlanFields({ t });
    const typed = typedForm(fields as AnyFields, sent);
    const { values, faults } = readForm(fields, typed);
    const all = (name: string) => sent.getAll(name).filter((one) => typeof one === 'string');
    const ticked: Ticked = {
      measures: [...new Set(sent.keys())].filter((name) => name.startsWith('opatrenie')).flatMap(all),
      ...{ findings: all('zistenie'), parts: all('cast') }
    };
    const back = (found: Parameters<typeof faultLines>[0]) =>
      fail(422, {
        ...{ id, revision: null, conflict: null, ticked },
        fields: shownFields(fields as AnyFields, typed, found, t),
        errors: faultLines(found, t)
      } satisfies FormOnPage & { ticked: Ticked });
    if (faults.length > 0) return back(faults);

    const isPart = (part: string): part is CarriedPart => CARRIED_PARTS.some((one) => one === part);
    const outcome = await onceMore(() =>
      desk.inBody(async (stores) => {
        const followed = await stores.plans.find(event.params.plan);
        if (!followed) return 'no-such-plan';
        const choice = {
          ...{ measureIds: new Set(ticked.measures), findingIds: new Set(ticked.findings) },
          parts: ticked.parts.filter(isPart)
        };
        const goalFinding = goalFindingOf(followed, today);
        const next = { ...values, id, followedId: followed.id, choice, goalFinding };
        return beginNextPlan(stores, desk.actor, next, today);
      })
    );
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-plan') error(404, t('error.404.title'));
    if (outcome !== 'begun' && outcome !== 'begun-before') return back([refusedAt(outcome)]);
    const address = inLanguage(`/pracovisko/${event.params.obec}/plany/${id}`, locale);
    redirect(303, ticked.measures.length > 0 ? `${address}/predchadzajuci?stav=zalozeny` : address);
  }
};

const refusedAt = (refusal: PlanRefusal) => ({ field: PLAN_REFUSED_AT[refusal], word: refusal });
