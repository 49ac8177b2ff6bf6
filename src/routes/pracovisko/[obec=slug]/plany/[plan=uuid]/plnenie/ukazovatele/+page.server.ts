import { error, fail, redirect } from '@sveltejs/kit';
import { type IndicatorStanding, indicatorStandings } from '#lib/domain/monitoring/measured-value.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { KeptMeasuredValue } from '#lib/server/db/measured-values.ts';
import { isUuid, readTypedDay, readTypedNumber, typedNumber } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { measuredFacts, targetLine, verdictMark } from '#lib/server/public/measured-words.ts';
import { readProgress } from '#lib/server/use-cases/monitoring/read-progress.ts';
import {
  type MeasuredOutcome,
  recordMeasuredValue
} from '#lib/server/use-cases/monitoring/record-measured-value.ts';
import type { ProgressFact } from '#lib/ui/progress.ts';
import { textOf } from '../../../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../../form-token.ts';
import { openPlan, planPath } from '../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was measured of the approved plan's indicators in a year, all on one page. */
export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { plan } = event.params;
  const read = await open.desk.inBody(async (stores) => ({
    carried: await readProgress(stores, plan, today),
    values: await stores.measuredValues.list(plan)
  }));
  const title = t('measured.title');
  const { carried, values } = read;
  const begun = carried ? planYears(carried.document.plan).filter((year) => year <= yearOf(today)) : [];
  const asked = event.url.searchParams.get('rok');
  const year = asked === null ? begun.at(-1) : begun.find((one) => String(one) === asked);
  if (!carried || year === undefined) {
    const from = carried ? formats(locale).day(carried.document.plan.validFrom) : '';
    const empty = carried ? t('progress.noYear', { day: from }) : t('progress.notApproved');
    return open.page('plnenie', title, { empty: { title: t('progress.empty'), text: empty }, year: null });
  }
  const told = event.url.searchParams.get('ukazovatel');
  const mayTell = open.may('record-progress');
  const shown = (one: IndicatorStanding<KeptMeasuredValue>) => ({
    ...{ id: one.id, title: one.title, unit: one.unit, mark: verdictMark(one.verdict, t) },
    target: targetLine(one, t, locale),
    facts: one.latest && measuredFacts(one.latest, one.unit, t, locale),
    form:
      mayTell && one.id === told
        ? {
            ...{ token: newFormToken(), seen: one.latest?.sequence ?? 0, typed: typedOf(one.latest) },
            history: values
              .filter(({ indicatorId }) => indicatorId === one.id)
              .toReversed()
              .map((value) => ({ year: value.year, facts: measuredFacts(value, one.unit, t, locale) }))
          }
        : null
  });
  return open.page('plnenie', title, {
    empty: null,
    ...{ year, years: begun, mayTell, done: event.url.searchParams.get('stav') === 'zapisane' },
    indicators: indicatorStandings(carried.document.indicators, values, year).map(shown)
  });
};

function typedOf(latest: KeptMeasuredValue | null): Record<string, string> {
  if (!latest) return {};
  const { value, measuredOn, source, note } = latest;
  return { value: typedNumber(value), measuredOn, source, note };
}

/** The field that each refusal is about. */
const FIELD_OF = {
  ...{ 'impossible-day': 'measuredOn', 'day-in-future': 'measuredOn' },
  ...{ 'no-source': 'source', 'text-too-long': 'source' }
} as const;

export const actions: Actions = {
  zapisat: async (event) => {
    const desk = await openDesk(event, 'record-progress');
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const read = (name: string) => textOf(form, name);
    const [indicatorId, yearText] = [read('ukazovatel'), read('rok')];
    if (!isUuid(indicatorId) || !/^\d{4}$/.test(yearText)) error(400, t('error.400.title'));
    const typed = {
      ...{ value: read('value'), measuredOn: read('measuredOn'), source: read('source'), note: read('note') }
    };
    const seen = Number(read('seen')) || 0;
    const refuse = (text: string, field: string, more: Partial<Again> = {}) =>
      fail(422, {
        ...{ indicatorId, typed, seen, meanwhile: null as ProgressFact[] | null, isUnlikely: false },
        ...{ ...more, errors: [{ field, text }] }
      });
    const value = readTypedNumber(typed.value);
    if (value === null) return refuse(t('progress.refused.not-a-number'), 'value');
    const measuredOn = readTypedDay(typed.measuredOn);
    if (measuredOn === null) return refuse(t('publish.refused.no-day'), 'measuredOn');
    const measured = {
      ...{ id: sentToken(form), planId: event.params.plan, indicatorId, year: Number(yearText), seen, value },
      ...{ measuredOn, source: typed.source, note: typed.note, isSure: read('iste') === typed.value }
    };
    const answer: MeasuredOutcome<KeptMeasuredValue> = await onceMore(() =>
      desk.inBody((stores) => recordMeasuredValue(stores, desk.actor, { measured, today }))
    );
    const { outcome } = answer;
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-plan') error(404, t('error.404.title'));
    if (outcome === 'unlikely') return refuse(t('measured.unlikely'), 'value', { isUnlikely: true });
    if (outcome === 'told-meanwhile')
      return refuse(t('progress.refused.told-meanwhile'), 'value', {
        seen: answer.latest?.sequence ?? 0,
        meanwhile: answer.latest && measuredFacts(answer.latest, '', t, locale)
      });
    if (outcome === 'recorded') await announcePublished(theInstallation(), desk.body.bodyId, answer.revision);
    else if (outcome !== 'recorded-before')
      return refuse(t(`measured.refused.${outcome}`), FIELD_OF[outcome as keyof typeof FIELD_OF] ?? 'value');
    redirect(303, `${planPath(event)}/plnenie/ukazovatele?rok=${yearText}&stav=zapisane#i-${indicatorId}`);
  }
};

/** What a refused form knows more than was sent: a newer value of somebody else, or that its size was asked about. */
type Again = { seen: number; meanwhile: ProgressFact[] | null; isUnlikely: boolean };
