import { FACT_KINDS, stateOn } from '#lib/domain/directory/facts/service-fact.ts';
import { isRunning } from '#lib/domain/directory/service.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { openDesk } from '../../desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { services, facts, names, plan } = await desk.inBody(
    async ({ directory, serviceFacts, law, plans }) => ({
      services: await directory.ownServices(),
      facts: await serviceFacts.list(),
      names: await readCatalogueNames(law, today, locale),
      plan: (await plans.list())[0]
    })
  );
  const factsOf = Map.groupBy(facts, ({ serviceId }) => serviceId);
  const base = inLanguage(`/pracovisko/${desk.body.slug}`, locale);
  return {
    title: t('services.title'),
    services: services.map((service) => ({
      id: service.id,
      name: service.name,
      href: `${base}/sluzby/${service.id}`,
      about: [
        names.kind(service.serviceTypeCode),
        isRunning(service, today) ? '' : t('services.public.notRunning')
      ].filter((part) => part !== ''),
      known: t('services.desk.known', {
        count: Object.keys(stateOn(factsOf.get(service.id) ?? [], today)).length,
        all: FACT_KINDS.length
      })
    })),
    confirmHref: `${base}/sluzby/potvrdenie`,
    publicHref: inLanguage(`${publicHome(desk.body)}/sluzby`, locale),
    addHref: plan && may(desk.actor, 'edit-directory') ? `${base}/plany/${plan.id}/poskytovatelia` : null
  };
};
