import { VERDICTS, type Verdict } from '#lib/domain/consultations/comment.ts';
import { consultationStateOn } from '#lib/domain/consultations/consultation.ts';
import { publicNotices } from '#lib/domain/publishing/public-notices.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
import { publishedMeasuredValues } from '../db/measured-values.ts';
import { readNoticeSources } from '../db/public-notices.ts';
import { type PublishedVersion, publishedPlans } from '../db/published.ts';
import { publishedConsultations } from '../db/published-consultations.ts';
import { publishedProgress } from '../db/published-progress.ts';
import { sayNotice } from '../notice-words.ts';
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
  const [files, discussions, verdicts, sources, progress] = await Promise.all([
    plans.allFiles(bodyId),
    consultations.list(bodyId),
    consultations.verdicts(bodyId),
    readNoticeSources(db, bodyId),
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
  const [document, told, values] = await Promise.all([
    publishedPlans(db).document(version),
    publishedProgress(db).list(version.bodyId, version.planId),
    publishedMeasuredValues(db).list(version.bodyId, version.planId)
  ]);
  if (!document) return undefined;
  const { period } = version;
  const asked = { year: null, priority: null, group: null };
  const now = fulfilmentOf({ document, told, values, home, period }, asked, reader);
  return (
    now && {
      ...{ newest: now.newest, nextEvaluation: now.nextEvaluation, lines: now.yearLines },
      measured: values.length
    }
  );
}
