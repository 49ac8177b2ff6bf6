import { error, fail, redirect } from '@sveltejs/kit';
import {
  EVALUATION_TEXTS,
  type EvaluationText,
  evaluationText,
  isInterim,
  refuseTakenNote,
  type Spent,
  type TakenNote
} from '#lib/domain/monitoring/evaluation.ts';
import { indicatorStandings } from '#lib/domain/monitoring/measured-value.ts';
import { yearStanding } from '#lib/domain/monitoring/year-standing.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { evaluationPath, publicHome } from '#lib/domain/tenancy/body-address.ts';
import { formats } from '#lib/i18n/format.ts';
import type { KeptEvaluationDraft } from '#lib/server/db/evaluations.ts';
import { readTypedDay, readTypedMoney, typedMoney } from '#lib/server/desk/forms/typed-values.ts';
import { programsTexts } from '#lib/server/documents/compose-evaluation.ts';
import { hashOfText } from '#lib/server/files.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { type EvaluationKept, keepEvaluation } from '#lib/server/use-cases/monitoring/keep-evaluation.ts';
import { publishEvaluation } from '#lib/server/use-cases/monitoring/publish-evaluation.ts';
import { readProgress } from '#lib/server/use-cases/monitoring/read-progress.ts';
import { textOf } from '../../../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../../../../form-token.ts';
import { openPlan, planPath } from '../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';
import { begunYears, chosenYear, found, printEvaluation, readReady } from './open-evaluation.ts';

/** The evaluation of a year as it would be published today, and what people may say in it otherwise. */
export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { plan: planId } = event.params;
  const title = t('evaluation.title');
  const carried = await open.desk.inBody((stores) => readProgress(stores, planId, today));
  const years = carried ? begunYears(carried.document, today) : [];
  const year = chosenYear(years, event.url.searchParams.get('rok'));
  const { day, moment } = formats(locale);
  if (!carried || year === undefined) {
    const from = carried ? day(carried.document.plan.validFrom) : '';
    const text = carried ? t('progress.noYear', { day: from }) : t('progress.notApproved');
    return open.page('plnenie', title, { empty: { title: t('progress.empty'), text }, year: null });
  }
  const { ready, drafts, list } = await open.desk.inBody(async (stores) => ({
    ready: await readReady(stores, { planId, year, today }),
    drafts: await stores.evaluations.drafts(planId, year),
    list: await stores.evaluations.list(planId)
  }));
  const { content, plan, sequence } = found(ready, t('error.404.title'));
  const { spent, texts, written } = content;
  const standing = yearStanding(plan, content.told, { year, today });
  const latest = drafts.at(-1);
  return open.page('plnenie', title, {
    empty: null,
    ...{ year, years, mayTell: open.may('record-progress'), interim: isInterim(content) },
    state: event.url.searchParams.get('stav'),
    token: newFormToken(),
    publishToken: newFormToken(),
    seen: sequence,
    savedAt: latest ? [latest.recordedBy, moment(latest.recordedAt)].filter(Boolean).join(', ') : null,
    typed: {
      ...texts,
      running: typedMoney(spent?.runningCents ?? null),
      capital: typedMoney(spent?.capitalCents ?? null),
      source: spent?.source ?? ''
    } as Record<string, string>,
    written: written as readonly string[],
    untold: standing.rollUp.parts.untold,
    withoutValue: indicatorStandings(plan.indicators, content.values, year).filter(
      ({ verdict }) => verdict === 'no-value'
    ).length,
    published: list.map((one) => ({
      ...{ year: one.year, number: one.number, on: day(dayInSlovakia(one.publishedAt)) },
      href: evaluationPath(publicHome(open.desk.body), one.year),
      // Earlier ones of a year have given their address to the newest.
      stands: list.find(({ year: of }) => of === one.year) === one
    }))
  });
};

const FIELD_OF = {
  ...{ 'text-too-long': 'summary', 'spent-out-of-range': 'running', 'no-spent-source': 'source' },
  ...{ 'year-outside-plan': 'summary', 'year-not-begun': 'summary', 'not-approved': 'summary' }
} as const;

export const actions: Actions = {
  ulozit: async (event) => {
    const desk = await openDesk(event, 'record-progress');
    const { t, locale, today } = event.locals;
    const { plan: planId } = event.params;
    const form = await event.request.formData();
    const read = (name: string) => plainText(textOf(form, name));
    const yearText = read('rok');
    if (!/^\d{4}$/.test(yearText)) error(400, t('error.400.title'));
    const year = Number(yearText);
    const typed: Record<string, string> = {
      ...{
        summary: read('summary'),
        recommendations: read('recommendations'),
        resolution: read('resolution')
      },
      ...{ running: read('running'), capital: read('capital'), source: read('source') }
    };
    const seen = Number(read('seen')) || 0;
    const refuse = (text: string, field: string, more: Partial<Again> = {}) =>
      fail(422, {
        ...{ form: 'text' as const, typed, seen, meanwhile: null, ...more },
        errors: [{ field, text }]
      });
    const spent = readSpent(typed);
    if (spent === 'not-money') return refuse(t('evaluation.refused.not-money'), 'running');
    if (spent === 'half-sums') return refuse(t('evaluation.refused.half-sums'), 'running');
    const answer: EvaluationKept<KeptEvaluationDraft> = await onceMore(() =>
      desk.inBody(async (stores) => {
        const ready = await readReady(stores, { planId, year, today });
        const usual = ready && programsTexts(ready.plan, { ...ready.content, spent });
        const before = ready && programsTexts(ready.plan, ready.content);
        // A text that nobody changed stays the program's, and follows what is told.
        const own = (one: EvaluationText) =>
          typed[one] === usual?.[one] || typed[one] === before?.[one] ? null : (typed[one] ?? null);
        const texts = Object.fromEntries(EVALUATION_TEXTS.map((one) => [one, own(one)])) as Record<
          EvaluationText,
          string | null
        >;
        return keepEvaluation(stores, desk.actor, {
          typed: { id: sentToken(form), planId, year, seen, texts, spent },
          today
        });
      })
    );
    const { outcome } = answer;
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-plan') error(404, t('error.404.title'));
    if (outcome === 'written-meanwhile') {
      const { latest } = answer;
      const by = [latest.recordedBy, formats(locale).moment(latest.recordedAt)].filter(Boolean).join(', ');
      const words = EVALUATION_TEXTS.flatMap((one) => latest.texts[one] ?? []);
      return refuse(t('evaluation.meanwhile'), 'summary', {
        seen: latest.sequence,
        meanwhile: { by, words }
      });
    }
    if (outcome !== 'kept' && outcome !== 'kept-before')
      return refuse(t(`evaluation.refused.${outcome}`), FIELD_OF[outcome]);
    redirect(303, `${planPath(event)}/plnenie/vyhodnotenie?rok=${year}&stav=ulozene`);
  },

  zverejnit: async (event) => {
    const desk = await openDesk(event, 'record-progress');
    const { t, today } = event.locals;
    const { plan: planId } = event.params;
    const form = await event.request.formData();
    const [yearText, number, dayText] = [
      textOf(form, 'rok'),
      textOf(form, 'number').trim(),
      textOf(form, 'day')
    ];
    if (!/^\d{4}$/.test(yearText)) error(400, t('error.400.title'));
    const year = Number(yearText);
    const refuse = (text: string, field: string) =>
      fail(422, {
        ...{ form: 'publish' as const, typed: { number, day: dayText } as Record<string, string> },
        ...{ seen: null, meanwhile: null, errors: [{ field, text }] }
      });
    const day = dayText.trim() === '' ? null : readTypedDay(dayText);
    if (dayText.trim() !== '' && day === null) return refuse(t('evaluation.refused.impossible-day'), 'day');
    const refusal = refuseTakenNote(number, day, today);
    if (refusal)
      return refuse(
        t(`evaluation.refused.${refusal}`),
        refusal === 'half-resolution' && day === null ? 'day' : 'number'
      );
    const taken: TakenNote | null = day === null ? null : { number, day };
    const asked = { planId, year, today };
    const ready = await desk.inBody((stores) => readReady(stores, asked, taken));
    if (!ready) return refuse(t('evaluation.refused.not-approved'), 'number');
    const contentHash = hashOfText(evaluationText(ready.content));
    const { files } = theInstallation();
    // Files are on the disk before a row speaks of them.
    const pdfHash = await files.put(await printEvaluation(desk, ready, 'pdf', contentHash));
    const docxHash = await files.put(await printEvaluation(desk, ready, 'docx', contentHash));
    const answer = await onceMore(() =>
      desk.inBody((stores) =>
        publishEvaluation(
          stores,
          desk.actor,
          { id: sentToken(form), ready, contentHash, pdfHash, docxHash },
          { today, again: () => readReady(stores, asked, taken) }
        )
      )
    );
    const { outcome } = answer;
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-such-plan') error(404, t('error.404.title'));
    if (outcome === 'published')
      await announcePublished(theInstallation(), desk.body.bodyId, answer.revision);
    else if (outcome !== 'published-before') return refuse(t(`evaluation.refused.${outcome}`), 'number');
    redirect(303, `${planPath(event)}/plnenie/vyhodnotenie?rok=${year}&stav=zverejnene`);
  }
};

/** What a refused form knows more than was sent: what somebody else wrote. */
type Again = { seen: number; meanwhile: { by: string; words: string[] } | null };

/** Both sums, or none; a source alone says nothing. */
function readSpent({
  running = '',
  capital = '',
  source = ''
}: Record<string, string>): Spent | null | 'not-money' | 'half-sums' {
  if (running.trim() === '' && capital.trim() === '') return null;
  if (running.trim() === '' || capital.trim() === '') return 'half-sums';
  const [runningCents, capitalCents] = [readTypedMoney(running), readTypedMoney(capital)];
  if (runningCents === null || capitalCents === null) return 'not-money';
  return { runningCents, capitalCents, source };
}
