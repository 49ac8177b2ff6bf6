import { error, fail, redirect } from '@sveltejs/kit';
import {
  COORDINATOR_DAYS,
  MAIL_EVERY_DAYS,
  MAYOR_DAYS_MOST,
  mayBeMailed
} from '#lib/domain/monitoring/reminder-ladder.ts';
import { addDays, type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { LOCALES } from '#lib/i18n/locale.ts';
import { readTypedWhole } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { remindersWithLinks } from '#lib/server/mail-links.ts';
import { askOwners } from '#lib/server/use-cases/monitoring/ask-owners.ts';
import {
  type OwnedActivity,
  readOwnedActivities
} from '#lib/server/use-cases/monitoring/awaited-progress.ts';
import { keepOwnerContact, keepReminders } from '#lib/server/use-cases/monitoring/keep-reminders.ts';
import { textOf } from '../../../../../../prihlasenie/form-errors.ts';
import { type Desk, type DeskEvent, openDesk } from '../../../../../desk.ts';
import { openPlan, planPath } from '../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who answers for the activities of the plan, where they are written to, and what they have not told yet. */
export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { day, shortDay, compare } = { ...formats(locale), compare: new Intl.Collator(locale).compare };
  const { settings, contacts, sentOn, mailedOn, owned } = await open.desk.inBody(
    async ({ reminders, ...stores }) => {
      const settings = await reminders.settings();
      return {
        settings,
        contacts: new Map((await reminders.contacts()).map((one) => [one.responsible, one])),
        sentOn: await stores.ownerLinks.lastSent(),
        mailedOn: await reminders.lastMailed(),
        owned: await readOwnedActivities(stores, settings, today)
      };
    }
  );
  const mayAsk = open.may('ask-owners');
  const asked = event.url.searchParams.get('kto');
  const own = owned.filter(({ planId }) => planId === event.params.plan);
  const rows = [...Map.groupBy(own, ({ owner }) => owner)]
    .toSorted(([one], [other]) => compare(one, other))
    .map(([owner, items]) => {
      const contact = contacts.get(owner) ?? null;
      const awaited = items.flatMap(({ since }) => (since === null ? [] : [since])).toSorted();
      const sent = sentOn.get(owner) ?? null;
      const mailed = contact && (mailedOn.get(contact.email) ?? null);
      return {
        owner,
        ...{ count: countOf(items), awaited: awaited.length },
        since: awaited[0] ? shortDay(awaited[0]) : '',
        sent: sent ? shortDay(sent) : '',
        hasContact: contact !== null,
        // An address of a person is shown to those who write to it, and to nobody else.
        email: mayAsk && contact ? contact.email : '',
        language: contact?.language ?? ('sk' as const),
        mayBeAsked: contact !== null && awaited.length > 0 && mayBeMailed(mailed, today),
        isOpen: mayAsk && owner !== '' && owner === asked
      };
    });
  return open.page('plnenie', t('owners.title'), {
    ...{ rows, mayAsk },
    ready: rows.filter(({ mayBeAsked }) => mayBeAsked).length,
    settings: { ...settings, askFrom: typedMonthDay(settings.askFrom) },
    ladder: ladderDays(settings, today).map((one) => day(one)),
    bounds: { first: COORDINATOR_DAYS, most: MAYOR_DAYS_MOST, every: MAIL_EVERY_DAYS },
    done: event.url.searchParams.get('stav'),
    mails: Number(event.url.searchParams.get('pocet') ?? 0) || 0
  });
};

/** Activities, each once however many of its years are asked about. */
function countOf(items: readonly Pick<OwnedActivity<unknown>, 'activityId'>[]): number {
  return new Set(items.map(({ activityId }) => activityId)).size;
}

/** The days of the running year's ladder, should nobody tell anything. */
function ladderDays(
  {
    askFrom,
    coordinatorAfterDays,
    mayorAfterDays
  }: Parameters<typeof readOwnedActivities>[1] & {
    coordinatorAfterDays: number;
    mayorAfterDays: number;
  },
  today: CalendarDay
): CalendarDay[] {
  const first = `${yearOf(today)}-${askFrom}` as CalendarDay;
  return [first, addDays(first, coordinatorAfterDays), addDays(first, mayorAfterDays)];
}

function typedMonthDay(askFrom: string): string {
  const [month, day] = askFrom.split('-').map(Number);
  return `${day}. ${month}.`;
}

/** Reads a day of a year as people write it, `1. 12.`; what is none is refused by the rule. */
function readMonthDay(typed: string): string {
  const found = /^(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?$/.exec(typed.trim());
  return found ? `${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}` : '';
}

type OwnersEvent = DeskEvent & { params: { obec: string; plan: string } };
const pathOf = (event: OwnersEvent) => `${planPath(event)}/plnenie/zodpovedni`;

async function ask(event: OwnersEvent, desk: Desk, owners: readonly string[] | 'awaited') {
  const { origin, mail } = theInstallation();
  const { today, t } = event.locals;
  const asked = await desk.inBody((stores) =>
    askOwners(
      stores,
      desk.actor,
      { owners, today, now: new Date() },
      remindersWithLinks(stores, desk.body, origin)
    )
  );
  if (asked === 'not-allowed') error(403, t('error.403.title'));
  mail.wake();
  return asked;
}

export const actions: Actions = {
  poslat: async (event) => {
    const desk = await openDesk(event, 'ask-owners');
    const owner = textOf(await event.request.formData(), 'kto');
    const { mails } = await ask(event, desk, owner === '' ? 'awaited' : [owner]);
    redirect(303, `${pathOf(event)}?stav=poslane&pocet=${mails}`);
  },

  adresa: async (event) => {
    const desk = await openDesk(event, 'ask-owners');
    const { t } = event.locals;
    const form = await event.request.formData();
    const [responsible, email, language] = ['kto', 'email', 'language'].map((name) => textOf(form, name));
    const contact = {
      ...{ responsible: responsible ?? '', email: email ?? '' },
      language: LOCALES.find((one) => one === language) ?? ('sk' as const)
    };
    const outcome = await desk.inBody((stores) =>
      keepOwnerContact(stores, desk.actor, { ...contact, now: new Date() })
    );
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-owner') error(400, t('error.400.title'));
    if (outcome === 'not-an-address')
      return fail(422, {
        ...{ contact, settings: null },
        errors: [{ field: 'email', text: t('confirmDesk.error.not-an-address') }]
      });
    redirect(303, `${pathOf(event)}?stav=adresa`);
  },

  nastavit: async (event) => {
    const desk = await openDesk(event, 'ask-owners');
    const { t, today } = event.locals;
    const form = await event.request.formData();
    const typed = {
      ...{ remindsItself: form.get('remindsItself') === 'ano', askFrom: textOf(form, 'askFrom') },
      coordinatorAfterDays: textOf(form, 'coordinatorAfterDays'),
      mayorAfterDays: textOf(form, 'mayorAfterDays')
    };
    const settings = {
      ...{ remindsItself: typed.remindsItself, askFrom: readMonthDay(typed.askFrom) },
      coordinatorAfterDays: readTypedWhole(typed.coordinatorAfterDays) ?? Number.NaN,
      mayorAfterDays: readTypedWhole(typed.mayorAfterDays) ?? Number.NaN
    };
    const outcome = await desk.inBody((stores) => keepReminders(stores, desk.actor, { settings, today }));
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome !== 'kept')
      return fail(422, {
        ...{ contact: null, settings: typed },
        errors: [{ field: FIELD_OF[outcome], text: t(`owners.refused.${outcome}`) }]
      });
    redirect(303, `${pathOf(event)}?stav=nastavene`);
  }
};

/** The field that each refusal of the settings is about. */
const FIELD_OF = {
  ...{ 'no-such-day': 'askFrom', 'coordinator-out-of-bounds': 'coordinatorAfterDays' },
  'mayor-out-of-bounds': 'mayorAfterDays'
} as const;
