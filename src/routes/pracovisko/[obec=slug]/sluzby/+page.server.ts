import { error, redirect } from '@sveltejs/kit';
import { FACT_KINDS, stateOn } from '#lib/domain/directory/facts/service-fact.ts';
import { isRunning } from '#lib/domain/directory/service.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showServices } from '#lib/server/public/show-directory.ts';
import { takeOver } from '#lib/server/use-cases/directory/register/take-over.ts';
import { textOf } from '../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../desk.ts';
import { isDuplicate } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { unitCode } = desk.body;
  const { services, facts, names, plan, offered, registerAsOf, reports } = await desk.inBody(
    async ({ directory, serviceFacts, law, plans, registered, wrongRecords }) => ({
      reports: (await wrongRecords.listOpen()).length,
      offered: unitCode === null ? [] : await registered.inTerritory(unitCode, today),
      registerAsOf: await registered.asOf(),
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
    offered: offered.map((one) => ({
      ...{ registerNumber: one.registerNumber, name: one.name ?? one.registerNumber },
      ...{ provider: one.providerName ?? t('operations.register.provider.person'), address: one.address }
    })),
    registerAsOf,
    mayTake: may(desk.actor, 'edit-directory'),
    isGone: event.url.searchParams.get('stav') === 'neprevzata',
    reports: { count: reports, href: `${base}/sluzby/hlasenia` },
    duplicatesHref: `${base}/sluzby/duplicity`,
    confirmHref: `${base}/sluzby/potvrdenie`,
    yearlyHref: `${base}/sluzby/vykazy`,
    finderHref: inLanguage(desk.body.kind === 'region' ? '/pomoc' : `${publicHome(desk.body)}/pomoc`, locale),
    countsHref: may(desk.actor, 'add-evidence') ? `${base}/uradne-pocty` : null,
    returnsHref: may(desk.actor, 'add-evidence') ? `${base}/vykazy-o01-o05` : null,
    needsHref: may(desk.actor, 'add-evidence') ? `${base}/vyjadrene-potreby` : null,
    modelsHref: may(desk.actor, 'edit-plan') ? `${base}/modely-potreby` : null,
    publicHref: inLanguage(`${publicHome(desk.body)}/sluzby`, locale),
    importHref: may(desk.actor, 'import-tables') ? `${base}/sluzby/import` : null,
    addHref: plan && may(desk.actor, 'edit-directory') ? `${base}/plany/${plan.id}/poskytovatelia` : null
  };
};

export const actions: Actions = {
  prevziat: async (event) => {
    const desk = await openDesk(event, 'edit-directory');
    const { locals, request } = event;
    const { body, actor } = desk;
    const asked = {
      ...{ bodyId: body.bodyId, unitCode: body.unitCode ?? '', today: locals.today },
      registerNumber: textOf(await request.formData(), 'cislo')
    };
    // Two clicks at the same moment: the slower one finds the service taken.
    const outcome = await desk
      .inBody((stores) => takeOver(stores, actor, asked))
      .catch((fault: unknown) => {
        if (isDuplicate(fault)) return { outcome: 'gone' as const };
        throw fault;
      });
    if (outcome.outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    const base = inLanguage(`/pracovisko/${body.slug}/sluzby`, locals.locale);
    if (outcome.outcome !== 'taken') redirect(303, `${base}?stav=neprevzata`);
    await showServices(theInstallation(), body.bodyId, [outcome.id]);
    redirect(303, `${base}/${outcome.id}?prevzata`);
  }
};
