import { error } from '@sveltejs/kit';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import { addDays } from '#lib/domain/shared/calendar-day.ts';
import { type Action, may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { capacityText } from '#lib/server/capacity-text.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { factLines } from '#lib/server/fact-lines.ts';
import { type DeskEvent, openDesk } from '../../desk.ts';

export type ServiceEvent = DeskEvent & { params: { obec: string; sluzba: string } };

/** A service that the body keeps, with everything known of it. */
export async function openService(event: ServiceEvent, action: Action) {
  const { locals, params } = event;
  const desk = await openDesk(event, action);
  const { t, locale, today } = locals;
  const read = await desk.inBody(async ({ directory, serviceFacts, law, plans }) => ({
    service: (await directory.ownServices()).find(({ id }) => id === params.sluzba),
    facts: await serviceFacts.ofService(params.sluzba),
    capacities: (await directory.capacities()).filter(({ serviceId }) => serviceId === params.sluzba),
    names: await readCatalogueNames(law, today, locale),
    plan: (await plans.list())[0]
  }));
  const { service } = read;
  if (!service) error(404, t('error.404.title'));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/sluzby`, locale);
  return {
    ...{ desk, ...read, service, base, path: `${base}/${service.id}` },
    mayEdit: may(desk.actor, 'edit-directory'),
    shown: (fact: ServiceFact) => shownFact(fact, event, read.names.source),
    shownCapacity: (capacity: (typeof read.capacities)[number]) => ({
      id: capacity.id,
      text: capacityText(capacity, { t, locale, names: read.names }),
      holds: holdsText(capacity, locals)
    })
  };
}

export type OpenService = Awaited<ReturnType<typeof openService>>;

/** A fact as its lines, with when it holds and who says so. */
function shownFact(fact: ServiceFact, { locals }: DeskEvent, sourceName: (code: string) => string) {
  const { t, locale } = locals;
  return {
    id: fact.id,
    lines: factLines(fact, { t, locale, sourceName }),
    holds: holdsText(fact, locals)
  };
}

function holdsText(
  { validFrom, validTo, source }: Pick<ServiceFact, 'validFrom' | 'validTo' | 'source'>,
  { t, locale }: DeskEvent['locals']
): string {
  const { shortDay } = formats(locale);
  return validTo === null
    ? t('services.desk.since', { day: shortDay(validFrom), source })
    : t('services.desk.during', { from: shortDay(validFrom), to: shortDay(lastDay(validTo)), source });
}

/** Kept as the first day without it, said as the last day with it. */
function lastDay(validTo: ServiceFact['validFrom']): ServiceFact['validFrom'] {
  return addDays(validTo, -1);
}

/** Where a capacity is recorded: at a plan too, with what the service is offered first. */
export function capacityHref(
  { desk, plan, mayEdit, names }: Pick<OpenService, 'desk' | 'plan' | 'mayEdit' | 'names'>,
  service: Pick<Service, 'id' | 'serviceTypeCode' | 'formCodes' | 'targetGroupCodes'>,
  locale: DeskEvent['locals']['locale']
): string | null {
  if (!plan || !mayEdit) return null;
  const query = new URLSearchParams({
    serviceId: service.id,
    formCode: service.formCodes[0] ?? '',
    targetGroupCode: service.targetGroupCodes[0] ?? '',
    unitCode: names.kinds.find(({ code }) => code === service.serviceTypeCode)?.capacityUnit ?? ''
  });
  return inLanguage(`/pracovisko/${desk.body.slug}/plany/${plan.id}/kapacita/nove?${query}`, locale);
}

/** Where the service itself is changed: at the plan in which it is listed. */
export function basicsHref(
  { desk, plan, mayEdit }: Pick<OpenService, 'desk' | 'plan' | 'mayEdit'>,
  service: Pick<Service, 'id'>,
  locale: DeskEvent['locals']['locale']
): string | null {
  if (!plan || !mayEdit) return null;
  return inLanguage(`/pracovisko/${desk.body.slug}/plany/${plan.id}/sluzby/${service.id}`, locale);
}
