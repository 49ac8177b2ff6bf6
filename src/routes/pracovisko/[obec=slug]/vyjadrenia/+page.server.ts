import { error, fail, redirect } from '@sveltejs/kit';
import { readCriteria } from '#lib/domain/decisions/compliance-statement.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { APPLICATIONS_PER_PAGE } from '#lib/server/db/compliance-statements.ts';
import { readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { askedLine, datesLine } from '#lib/server/statement-words.ts';
import { publishCriteria } from '#lib/server/use-cases/decisions/state-compliance.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_PAGES = 10_000;

/** Criteria, the register of applications, and how many came in which year. */
export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'record-approval');
  const { t, locale, today } = event.locals;
  const asked = pageNumber(event.url.searchParams.get('strana'), MOST_PAGES);
  const base = inLanguage(`/pracovisko/${desk.body.slug}/vyjadrenia`, locale);
  const read = await desk.inBody(async ({ complianceStatements, law }) => {
    const pages = Math.max(1, Math.ceil((await complianceStatements.count()) / APPLICATIONS_PER_PAGE));
    const page = Math.min(pages, asked);
    return {
      ...{ page, pages, names: await readCatalogueNames(law, today, locale) },
      criteria: await complianceStatements.listCriteria(),
      applications: await complianceStatements.list(page),
      years: await complianceStatements.years()
    };
  });
  const { names, applications, ...rest } = read;
  return {
    title: t('statements.title'),
    ...{ ...rest, base, token: newFormToken() },
    done: event.url.searchParams.get('stav') === 'zverejnene',
    applications: applications.map(({ decision, ...one }) => ({
      ...{ id: one.id, name: one.name, place: one.place, result: decision?.result ?? null },
      ...{ href: `${base}/${one.id}`, line: askedLine(one, names, t) },
      dates: datesLine(
        { ...one, decidedOn: decision?.decidedOn ?? null, number: decision?.number ?? null },
        t,
        locale
      )
    }))
  };
};

const FIELDS = {
  ...{ 'no-approver': 'approvedBy', 'approver-too-long': 'approvedBy', 'impossible-day': 'approvedOn' },
  ...{ 'approved-in-future': 'approvedOn', 'too-many-criteria': 'items', 'criterion-too-long': 'items' }
} as const;

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'record-approval');
    const { t, locale, today } = event.locals;
    const form = await event.request.formData();
    const typed = {
      ...{ approvedBy: textOf(form, 'approvedBy'), approvedOn: textOf(form, 'approvedOn') },
      items: textOf(form, 'items')
    };
    const refuse = (text: string, field: string) => fail(422, { typed, errors: [{ field, text }] });
    const approvedOn = readTypedDay(typed.approvedOn);
    if (!approvedOn) return refuse(t('statements.error.impossible-day'), 'approvedOn');
    const given = { ...typed, approvedOn, items: readCriteria(typed.items), id: sentToken(form), today };
    const outcome = await onceMore(() => desk.inBody((stores) => publishCriteria(stores, desk.actor, given)));
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'no-criteria') return refuse(t('statements.error.empty-criteria'), 'items');
    if (typeof outcome === 'object')
      await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    else if (outcome !== 'published-before') return refuse(t(`statements.error.${outcome}`), FIELDS[outcome]);
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/vyjadrenia`, locale)}?stav=zverejnene`);
  }
};
