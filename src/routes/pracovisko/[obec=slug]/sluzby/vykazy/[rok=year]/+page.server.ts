import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { missingKinds } from '#lib/domain/directory/reporting/report-content.ts';
import { countStates } from '#lib/domain/directory/reporting/report-state.ts';
import type { ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { reportLetterWithLink } from '#lib/server/mail-links.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { askForReports } from '#lib/server/use-cases/directory/reporting/ask-for-reports.ts';
import { acceptReports } from '#lib/server/use-cases/directory/reporting/judge-report.ts';
import { lockTerm } from '#lib/server/use-cases/directory/reporting/lock-term.ts';
import { completeTerm } from '#lib/server/use-cases/directory/reporting/open-term.ts';
import { type ReportInTerm, readTerm } from '#lib/server/use-cases/directory/reporting/read-term.ts';
import { type Desk, type DeskEvent, openDesk } from '../../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

type TermEvent = DeskEvent & { params: { obec: string; rok: string } };

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale } = event.locals;
  const read = await desk.inBody((stores) => readTerm(stores, Number(event.params.rok)));
  if (!read) error(404, t('error.404.title'));
  const { term, rows, unreported } = read;
  const base = termPath(event, desk);
  const { shortDay, day } = formats(locale);
  const on = (moment: Date | null) => (moment ? shortDay(dayInSlovakia(moment)) : '');
  const isClean = (one: ReportInTerm) => one.state === 'sent' && one.warnings.length === 0;
  const query = event.url.searchParams;
  return {
    title: t('yearly.termTitle', { year: String(term.year) }),
    opened: t('yearly.opened', { opened: shortDay(term.openedOn), due: shortDay(term.dueOn) }),
    locked: term.lockedAt ? t('yearly.lockedOn', { day: day(dayInSlovakia(term.lockedAt)) }) : '',
    mayJudge: may(desk.actor, 'ask-providers'),
    counts: countStates(rows.map(({ state }) => state)),
    accepted: rows.filter(({ report }) => report.acceptedAt !== null).length,
    rows: rows.map((one) => ({
      id: one.report.id,
      service: one.service.name,
      href: `${base}/${one.report.id}`,
      state: one.state,
      progress: progressOf(one),
      warnings: one.state === 'sent' ? one.warnings.length : 0,
      asked: one.askedOn ? shortDay(one.askedOn) : '',
      sent: on(one.report.sentAt),
      accepted: on(one.report.acceptedAt),
      hasContact: one.hasContact,
      isWaited: one.state === 'open' || one.state === 'returned'
    })),
    reachable: rows.filter(
      ({ state, hasContact }) => hasContact && (state === 'open' || state === 'returned')
    ).length,
    clean: rows.filter(isClean).map(({ report, stamp }) => ({ id: report.id, stamp })),
    unreported: unreported.map(({ name }) => name),
    done: doneWord(query.get('hotovo')),
    count: Number(query.get('pocet') ?? 0) || 0,
    today: Number(query.get('dnes') ?? 0) || 0,
    noContact: Number(query.get('bez') ?? 0) || 0
  };
};

/** How far an unsent report is. */
function progressOf({ state, report }: ReportInTerm): 'empty' | 'begun' | 'ready' | null {
  if (state !== 'open' && state !== 'returned') return null;
  if (report.content === null) return 'empty';
  return missingKinds(report.content).length === 0 ? 'ready' : 'begun';
}

const DONE = ['otvorene', 'poslane', 'prijate', 'zamknute', 'doplnene'] as const;
const doneWord = (word: string | null) => DONE.find((one) => one === word) ?? null;

function termPath({ locals, params }: TermEvent, { body }: Desk): string {
  return inLanguage(`/pracovisko/${body.slug}/sluzby/vykazy/${params.rok}`, locals.locale);
}

/** The term in the address, for those who may change it. */
async function openTermFor(event: TermEvent): Promise<{ desk: Desk; term: ReportingTerm; path: string }> {
  const desk = await openDesk(event, 'ask-providers');
  const term = await desk.inBody(({ yearlyReports }) => yearlyReports.findTermOf(Number(event.params.rok)));
  if (!term) error(404, event.locals.t('error.404.title'));
  return { desk, term, path: termPath(event, desk) };
}

/** What kept an action from being done; the page says it in a sentence. */
function refused(
  event: TermEvent,
  outcome: 'not-allowed' | 'gone' | 'locked' | 'changed-meanwhile' | 'unjudged'
) {
  if (outcome === 'not-allowed') error(403, event.locals.t('error.403.title'));
  if (outcome === 'gone') error(404, event.locals.t('error.404.title'));
  return fail(409, { problem: outcome });
}

export const actions: Actions = {
  poziadat: async (event) => {
    const { desk, term, path } = await openTermFor(event);
    const one = (await event.request.formData()).get('vykaz');
    const which = typeof one === 'string' && isUuid(one) ? [one] : ('waiting' as const);
    const { origin, mail } = theInstallation();
    const asking = { termId: term.id, which, today: event.locals.today, now: new Date() };
    const asked = await desk.inBody((stores) =>
      askForReports(stores, desk.actor, asking, reportLetterWithLink(stores, desk.body.name, origin))
    );
    if (typeof asked === 'string') return refused(event, asked);
    mail.wake();
    const { letters, askedToday, withoutContact } = asked;
    redirect(303, `${path}?hotovo=poslane&pocet=${letters}&dnes=${askedToday}&bez=${withoutContact}`);
  },

  prijat: async (event) => {
    const { desk, term, path } = await openTermFor(event);
    const seen = (await event.request.formData()).getAll('vykaz').flatMap((sent) => {
      const [id = '', ...stamp] = String(sent).split(' ');
      return isUuid(id) ? [{ id, stamp: stamp.join(' ') }] : [];
    });
    const accepting = { termId: term.id, seen, newId: randomUUID, now: new Date() };
    const accepted = await desk.inBody((stores) => acceptReports(stores, desk.actor, accepting));
    if (accepted.outcome !== 'accepted') return refused(event, accepted.outcome);
    await showDirectory(theInstallation(), desk.body.bodyId);
    redirect(303, `${path}?hotovo=prijate&pocet=${accepted.reports}`);
  },

  zamknut: async (event) => {
    const { desk, term, path } = await openTermFor(event);
    if ((await event.request.formData()).get('suhlas') !== 'ano')
      return fail(422, { problem: 'not-agreed' as const });
    const locked = await desk.inBody((stores) =>
      lockTerm(stores, desk.actor, { termId: term.id, now: new Date() })
    );
    if (locked !== 'locked') return refused(event, locked);
    redirect(303, `${path}?hotovo=zamknute`);
  },

  doplnit: async (event) => {
    const { desk, term, path } = await openTermFor(event);
    const added = await desk.inBody((stores) => completeTerm(stores, desk.actor, term.id));
    if (typeof added === 'string') return refused(event, added);
    redirect(303, `${path}?hotovo=doplnene&pocet=${added.services}`);
  }
};
