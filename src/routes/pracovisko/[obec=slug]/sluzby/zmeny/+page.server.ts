import { error, fail, redirect } from '@sveltejs/kit';
import type { ProviderChange } from '#lib/domain/directory/confirmation/provider-change.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { factLines } from '#lib/server/fact-lines.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { settleProviderChange } from '#lib/server/use-cases/directory/settle-provider-change.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { type DeskEvent, openDesk } from '../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many settled changes are shown below those that wait. */
const SETTLED_SHOWN = 20;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { services, open, settled, names } = await desk.inBody(
    async ({ directory, providerChanges, law }) => ({
      services: await directory.ownServices(),
      open: await providerChanges.listOpen(),
      settled: await providerChanges.listSettled(SETTLED_SHOWN),
      names: await readCatalogueNames(law, today, locale)
    })
  );
  const nameOf = new Map(services.map(({ id, name }) => [id, name]));
  const { shortDay } = formats(locale);
  const shown = ({ id, fact, was, changedAt, settledAs }: ProviderChange) => {
    const lines = (one: typeof fact) => factLines(one, { t, locale, sourceName: names.source });
    return {
      ...{ id, settledAs, kind: fact.kind, service: nameOf.get(fact.serviceId) ?? '' },
      changed: t('changes.when', {
        day: shortDay(dayInSlovakia(changedAt)),
        from: shortDay(fact.validFrom)
      }),
      before: was.map((one) => ({ id: one.id, lines: lines(one) })),
      after: lines(fact)
    };
  };
  return {
    title: t('changes.title'),
    maySettle: may(desk.actor, 'ask-providers'),
    open: open.map(shown),
    settled: settled.map(shown),
    done: event.url.searchParams.get('hotovo')
  };
};

async function settle(event: DeskEvent, as: 'kept' | 'reverted') {
  const desk = await openDesk(event, 'ask-providers');
  const { t, locale } = event.locals;
  const id = textOf(await event.request.formData(), 'id');
  const outcome = isUuid(id)
    ? await desk.inBody((stores) => settleProviderChange(stores, desk.actor, { id, as, now: new Date() }))
    : 'gone';
  if (outcome === 'not-allowed') error(403, t('error.403.title'));
  if (outcome !== 'settled') return fail(outcome === 'gone' ? 422 : 409, { problem: outcome });
  await showDirectory(theInstallation(), desk.body.bodyId);
  redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/sluzby/zmeny`, locale)}?hotovo=${as}`);
}

export const actions: Actions = {
  nechat: (event) => settle(event, 'kept'),
  vratit: (event) => settle(event, 'reverted')
};
