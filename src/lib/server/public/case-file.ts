import { VERDICTS, type Verdict } from '#lib/domain/consultations/comment.ts';
import { consultationStateOn } from '#lib/domain/consultations/consultation.ts';
import { type StatutoryDeadline, statutoryCalendar } from '#lib/domain/decisions/statutory-calendar.ts';
import type { PublishedStep, StatutoryStep } from '#lib/domain/decisions/statutory-step.ts';
import { publicNotices } from '#lib/domain/publishing/public-notices.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { evaluationPath } from '#lib/domain/tenancy/body-address.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
import { publishedEvaluations } from '../db/evaluations.ts';
import { lawStore } from '../db/law.ts';
import { publishedMeasuredValues } from '../db/measured-values.ts';
import { readNoticeSources } from '../db/public-notices.ts';
import { type PublishedVersion, publishedPlans } from '../db/published.ts';
import { publishedConsultations } from '../db/published-consultations.ts';
import { publishedProgress } from '../db/published-progress.ts';
import { publishedSteps } from '../db/published-steps.ts';
import { basisText, deadlineName, standingWords } from '../deadline-words.ts';
import { sayNotice } from '../notice-words.ts';
import { planOnCalendar, sendsToRegion } from '../use-cases/decisions/read-statutory-calendar.ts';
import { chosenVersion } from './chosen-version.ts';
import { fulfilmentOf } from './fulfilment.ts';
import type { PublicOwner } from './municipality.ts';
import { fileHref, shownVersion } from './plan-overview.ts';

/** So many happenings are listed; older ones stand among the notices. */
const MOST_EVENTS = 200;

type Reader = { t: Translate; locale: Locale; now: Date; today: CalendarDay };

/**
 * The case file (spis) of a body: everything public of its planning in one place, as somebody would ask for it under the
 * freedom of information act (211/2000). It is composed of what other pages publish, by a number of readings that does
 * not grow with it.
 */
export async function caseFile(
  db: PublicDb,
  { body, versions }: { body: PublicOwner; versions: readonly PublishedVersion[] },
  { t, locale, now, today }: Reader
) {
  const { bodyId, home } = body;
  const plans = publishedPlans(db);
  const consultations = publishedConsultations(db);
  const plan = chosenVersion(versions, {}, today);
  const [files, discussions, verdicts, sources, steps, law, progress] = await Promise.all([
    plans.allFiles(bodyId),
    consultations.list(bodyId),
    consultations.verdicts(bodyId),
    readNoticeSources(db, bodyId),
    publishedSteps(db).list(bodyId),
    lawOfDeadlines(db),
    plan && progressOf(db, plan, home, { t, locale, today })
  ]);
  const events = publicNotices(sources, now);
  return {
    versions: versions.map((version) => {
      const shown = shownVersion(version, home, today, locale);
      const { planId, number, contentHash, publishedAt } = version;
      return {
        ...{ shown, contentHash, publishedAt },
        files: files
          .filter((file) => file.planId === planId && file.number === number)
          .map(({ format, size }) => ({ format, size, href: fileHref(shown.href, format) }))
      };
    }),
    discussions: discussions.map(({ id, code, title, opensOn, closesOn, endedOn }) => ({
      ...{ code, title, opensOn, closesOn },
      state: consultationStateOn({ opensOn, closesOn, endedOn }, today),
      counts: countsOf(verdicts.filter(({ consultationId }) => consultationId === id))
    })),
    deadlines: statutoryCalendar({
      ...{ ...law, plans: await plansOnCalendar(versions), steps: steps.map(asRecorded), today },
      sendsToRegion: sendsToRegion(body.kind)
    }).map((one) => shownDeadline(one, { t, locale })),
    progress: progress ?? null,
    events: events
      .slice(0, MOST_EVENTS)
      .map((one) => sayNotice(one, home, locale))
      .map(({ key, day, what, title, isSlovak, href }) => ({ key, day, what, title, isSlovak, href })),
    moreEvents: events.length > MOST_EVENTS
  };
}

type Counted = { verdict: Verdict | null; comments: number };

/** How many comments came, and of each verdict that was given how many. */
function countsOf(rows: readonly Counted[]) {
  const of = (verdict: Verdict | null) => rows.find((row) => row.verdict === verdict)?.comments ?? 0;
  return {
    received: rows.reduce((sum, { comments }) => sum + comments, 0),
    waiting: of(null),
    verdicts: VERDICTS.map((verdict) => ({ verdict, comments: of(verdict) })).filter(
      ({ comments }) => comments > 0
    )
  };
}

/** How the plan that stands today was carried out in each year that has begun. */
async function progressOf(
  db: PublicDb,
  version: PublishedVersion,
  home: string,
  reader: Pick<Reader, 't' | 'locale' | 'today'>
) {
  const [document, told, values, evaluations] = await Promise.all([
    publishedPlans(db).carried(version),
    publishedProgress(db).judged(version.bodyId, version.planId),
    publishedMeasuredValues(db).list(version.bodyId, version.planId),
    publishedEvaluations(db).list(version.bodyId)
  ]);
  if (!document) return undefined;
  const { period } = version;
  const asked = { year: null, priority: null, group: null };
  const now = await fulfilmentOf({ document, told, values, home, period }, asked, reader);
  return (
    now && {
      ...{ newest: now.newest, nextEvaluation: now.nextEvaluation, lines: now.yearLines },
      measured: values.length,
      evaluations: [...new Set(evaluations.map(({ year }) => year))].map((year) => ({
        ...{ year, path: evaluationPath(home, year) }
      }))
    }
  );
}

async function lawOfDeadlines(db: PublicDb) {
  const law = lawStore(db);
  return { rules: await law.deadlineRules(), lists: await law.nationalPriorityLists() };
}

/** Plans as their deadlines see them, by their published versions alone. */
function plansOnCalendar(versions: readonly PublishedVersion[]) {
  const byPlan = Map.groupBy(versions, ({ planId }) => planId);
  return Promise.all(
    [...byPlan].flatMap(([id, [newest, ...older]]) => {
      if (!newest) return [];
      const all = [newest, ...older];
      const records = all.flatMap(({ records, contentHash }) =>
        records.map((record) => ({ ...record, contentHash }))
      );
      return [planOnCalendar({ versions: { records: async () => records } }, { ...newest, id })];
    })
  );
}

/** A published record as the calendar reckons with records; what stays in the office is left empty. */
function asRecorded(step: PublishedStep): StatutoryStep {
  return {
    ...{ ...step, fileNumber: '', recordNumber: '', proof: '', ruleFrom: null },
    ...{ corrects: null, correctionReason: '', withdrawn: false }
  };
}

function shownDeadline(one: StatutoryDeadline, { t, locale }: Pick<Reader, 't' | 'locale'>) {
  const { day } = formats(locale);
  const doneOn = one.standing?.kind === 'done' ? one.standing.on : null;
  const channel = one.step?.channel ?? null;
  return {
    ...{ key: one.key, name: deadlineName(one, t), plan: one.plan?.title ?? null },
    ...{ due: one.due && day(one.due), doneOn: doneOn && day(doneOn) },
    channel: channel && t(`deadlines.channel.${channel}`),
    // That nothing is recorded does not mean that nothing was done.
    standing:
      one.standing?.kind === 'late'
        ? ({ state: 'unverified', text: t('caseFile.notRecorded') } as const)
        : standingWords(one.standing, t),
    isVerified: one.rule?.verified ?? true,
    basis: one.rule && basisText(one.rule, t)
  };
}
