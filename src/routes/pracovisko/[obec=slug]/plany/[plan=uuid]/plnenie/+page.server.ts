import { error, fail, redirect } from '@sveltejs/kit';
import type { ProgressRecord } from '#lib/domain/monitoring/progress.ts';
import { PROGRESS_STATES } from '#lib/domain/monitoring/progress-scale.ts';
import { type ActivityStanding, yearStanding } from '#lib/domain/monitoring/year-standing.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { KeptProgress } from '#lib/server/db/progress.ts';
import { isUuid, readTypedDay, readTypedNumber, typedNumber } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { progressFacts, rollUpLines, stateMark } from '#lib/server/public/progress-words.ts';
import { readProgress } from '#lib/server/use-cases/monitoring/read-progress.ts';
import { type ProgressOutcome, recordProgress } from '#lib/server/use-cases/monitoring/record-progress.ts';
import type { ProgressFact } from '#lib/ui/progress.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../form-token.ts';
import { openPlan, planPath } from '../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

/** How the approved plan is carried out in a year: what the year asks about, what is late, what nobody spoke of. */
export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { day } = formats(locale);
  const carried = await open.desk.inBody((stores) => readProgress(stores, event.params.plan, today));
  const title = t('progress.title');
  const begun = carried ? planYears(carried.document.plan).filter((year) => year <= yearOf(today)) : [];
  const asked = event.url.searchParams.get('rok');
  const year = asked === null ? begun.at(-1) : begun.find((one) => String(one) === asked);
  if (!carried || year === undefined) {
    const from = carried ? day(carried.document.plan.validFrom) : '';
    const empty = !carried ? t('progress.notApproved') : t('progress.noYear', { day: from });
    return open.page('plnenie', title, { empty: { title: t('progress.empty'), text: empty }, year: null });
  }
  const { records, document, number } = carried;
  const standing = yearStanding(document, records, { year, today });
  const told = event.url.searchParams.get('aktivita');
  const mayTell = open.may('record-progress');

  const shown = (one: ActivityStanding<KeptProgress>) => ({
    ...{ id: one.id, title: one.title, responsible: one.responsible },
    ...{ until: day(one.term.to), lasting: one.term.lasting, due: one.due, late: one.late, stale: one.stale },
    ...{ mark: stateMark(one.latest?.state ?? null, t), target: targetText(one) },
    // Its state is said by the mark above.
    facts: one.latest && progressFacts(one.latest, t, locale).slice(1),
    // Only the one that is asked for is open: a town has hundreds of activities.
    form:
      mayTell && one.id === told
        ? {
            ...{ token: newFormToken(), seen: one.latest?.sequence ?? 0, typed: typedOf(one) },
            history: records
              .filter((record) => record.activityId === one.id)
              .toReversed()
              .map((record) => ({ year: record.year, facts: progressFacts(record, t, locale) }))
          }
        : null
  });
  const all = standing.priorities
    .flatMap(({ goals }) => goals)
    .flatMap(({ measures }) => measures)
    .flatMap(({ activities }) => activities);
  return open.page('plnenie', title, {
    ...{ empty: null, mayFollow: open.may('create-plan') },
    ...{ year, years: begun, number, mayTell, done: event.url.searchParams.get('stav') === 'zapisane' },
    counts: {
      late: all.filter(({ late }) => late).length,
      stale: all.filter(({ stale }) => stale).length,
      untold: all.filter(({ latest }) => latest === null).length
    },
    table: rollUpLines(standing, t, locale),
    measures: standing.priorities.flatMap(({ goals }) =>
      goals.flatMap((goal) =>
        goal.measures.map(({ code, title: name, activities }) => ({
          ...{ code, title: name, goal: goal.title, activities: activities.map(shown) }
        }))
      )
    ),
    states: PROGRESS_STATES.map((value) => ({ value, label: t(`progress.state.${value}`) }))
  });

  function targetText({ target }: ActivityStanding<KeptProgress>): string | null {
    return (
      target && t('progress.target', { value: formats(locale).number(target.value, 6), unit: target.unit })
    );
  }
};

/** What the form begins with: the newest word, and who answers by the plan where nobody spoke yet. */
function typedOf({ latest, responsible }: ActivityStanding<KeptProgress>): Record<string, string> {
  if (!latest) return { responsible };
  const { state, evidence, reason, nextStep } = latest;
  return {
    ...{ state, evidence, reason, nextStep, responsible: latest.responsible },
    ...{ value: typedNumber(latest.value), nextStepOn: latest.nextStepOn ?? '' }
  };
}

/** The field that each refusal is about. */
const FIELD_OF = {
  ...{ 'no-responsible': 'responsible', 'no-evidence': 'evidence', 'no-reason': 'reason' },
  ...{ 'no-number-or-step': 'value', 'value-out-of-range': 'value', 'target-not-told': 'value' },
  ...{ 'target-not-met': 'value', 'impossible-day': 'nextStepOn', 'text-too-long': 'evidence' }
} as const;

export const actions: Actions = {
  zapisat: async (event) => {
    const desk = await openDesk(event, 'record-progress');
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const read = (name: string) => textOf(form, name);
    const [activityId, yearText] = [read('aktivita'), read('rok')];
    if (!isUuid(activityId) || !/^\d{4}$/.test(yearText)) error(400, t('error.400.title'));
    const typed = {
      ...{ state: read('state'), value: read('value'), evidence: read('evidence'), reason: read('reason') },
      ...{ nextStep: read('nextStep'), nextStepOn: read('nextStepOn'), responsible: read('responsible') }
    };
    const seen = Number(read('seen')) || 0;
    const refuse = (
      text: string,
      field: string,
      { meanwhile = null, isUnlikely = false }: { meanwhile?: Meanwhile | null; isUnlikely?: boolean } = {}
    ) =>
      fail(422, {
        ...{ activityId, typed, seen: meanwhile?.seen ?? seen, meanwhile, isUnlikely },
        errors: [{ field, text }]
      });
    const state = PROGRESS_STATES.find((one) => one === typed.state);
    if (!state) return refuse(t('progress.refused.no-state'), 'state');
    const value = typed.value === '' ? null : readTypedNumber(typed.value);
    if (typed.value !== '' && value === null) return refuse(t('progress.refused.not-a-number'), 'value');
    const nextStepOn = typed.nextStepOn === '' ? null : readTypedDay(typed.nextStepOn);
    if (typed.nextStepOn !== '' && nextStepOn === null)
      return refuse(t('progress.refused.impossible-day'), 'nextStepOn');
    const { evidence, reason, nextStep, responsible } = typed;
    const progress = {
      ...{ id: sentToken(form), planId: event.params.plan, activityId, year: Number(yearText) },
      ...{ seen, state, value, evidence, reason, nextStep, nextStepOn, responsible },
      isSure: read('iste') === typed.value
    };
    const answer: ProgressOutcome<KeptProgress> = await onceMore(() =>
      desk.inBody((stores) => recordProgress(stores, desk.actor, { progress, today }))
    );
    const { outcome } = answer;
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-plan') error(404, t('error.404.title'));
    if (outcome === 'told-meanwhile')
      return refuse(t('progress.refused.told-meanwhile'), 'state', {
        meanwhile: meanwhileOf(answer.latest)
      });
    if (outcome === 'unlikely') return refuse(t('progress.unlikely'), 'value', { isUnlikely: true });
    if (outcome === 'recorded') await announcePublished(theInstallation(), desk.body.bodyId, answer.revision);
    else if (outcome !== 'recorded-before')
      return refuse(t(`progress.refused.${outcome}`), FIELD_OF[outcome as keyof typeof FIELD_OF] ?? 'state');
    redirect(303, `${planPath(event)}/plnenie?rok=${yearText}&stav=zapisane#a-${activityId}`);

    function meanwhileOf(latest: ProgressRecord | null): Meanwhile | null {
      return latest && { seen: latest.sequence, facts: progressFacts(latest, t, locale) };
    }
  }
};

/** What somebody else told since; sending the form again follows it. */
type Meanwhile = { seen: number; facts: ProgressFact[] };
