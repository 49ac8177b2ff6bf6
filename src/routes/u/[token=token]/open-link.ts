import type { RequestEvent } from '@sveltejs/kit';
import {
  type ConfirmationRequest,
  linkState,
  requestState
} from '#lib/domain/directory/confirmation/confirmation-link.ts';
import { recordOn, recordStamp } from '#lib/domain/directory/confirmation/service-record.ts';
import { FACT_KINDS, type ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import { isRunning, publicAddressOf, type Service } from '#lib/domain/directory/service.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { capacityText } from '#lib/server/capacity-text.ts';
import { type CatalogueNames, readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { confirmationByToken } from '#lib/server/db/confirmation-requests.ts';
import { factLines } from '#lib/server/fact-lines.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction } from '#lib/server/stores.ts';

/** What of a request opens a link. */
export type LinkEvent = Pick<RequestEvent, 'locals'> & { params: { token: string } };

/** A link that this installation sent; reading it changes nothing. Null when nobody sent it. */
export async function openLink({ locals, params }: LinkEvent) {
  const tokenHash = hashOfToken(params.token);
  const found = await confirmationByToken(locals.db, tokenHash);
  if (!found) return null;
  const { body, requests } = found;
  const ids = requests.map(({ serviceId }) => serviceId);
  const read = await inTransaction(locals.db, body.bodyId, async ({ directory, serviceFacts, law }) => ({
    services: await directory.ownServices(),
    facts: await serviceFacts.ofServices(ids),
    capacities: await directory.capacitiesOf(ids),
    names: await readCatalogueNames(law, locals.today, locals.locale)
  }));
  const asked = requests.flatMap((request) => {
    const service = read.services.find(({ id }) => id === request.serviceId);
    return service && isRunning(service, locals.today) ? [{ request, service }] : [];
  });
  const state = linkState(
    asked.map(({ request }) => request),
    new Date()
  );
  return { body, asked, state, tokenHash, ...read };
}

export type OpenLink = NonNullable<Awaited<ReturnType<typeof openLink>>>;

/** One service of a link as its provider reads it, in plain words. */
export function shownRecord(
  open: OpenLink,
  { request, service }: { request: ConfirmationRequest; service: Service },
  { locals, params }: LinkEvent
) {
  const { t, locale, today } = locals;
  const { shortDay } = formats(locale);
  const own = <Row extends { serviceId: string }>(rows: readonly Row[]) =>
    rows.filter(({ serviceId }) => serviceId === service.id);
  const record = recordOn(own(open.facts), own(open.capacities), today);
  const at = inLanguage(`/u/${params.token}/${service.id}`, locale);
  const known = new Set(record.facts.map(({ kind }) => kind));
  return {
    id: service.id,
    name: service.name,
    state: requestState(request, new Date()),
    confirmedOn: request.confirmedAt && dayInSlovakia(request.confirmedAt),
    stamp: recordStamp(record),
    basics: [
      { label: t('services.public.kind'), lines: [open.names.kind(service.serviceTypeCode)] },
      { label: t('services.public.place'), lines: [publicAddressOf(service) ?? ''] },
      {
        label: t('services.public.capacity'),
        lines: record.capacities.map((one) => capacityText(one, { t, locale, names: open.names }))
      }
    ].filter(({ lines }) => lines.some((line) => line !== '')),
    facts: FACT_KINDS.flatMap((kind) => {
      const fact = record.facts.find((one) => one.kind === kind);
      if (!fact) return [];
      const since = { day: shortDay(fact.validFrom), source: fact.source };
      return [
        {
          ...{ kind, href: `${at}/${kind}`, lines: linesOf(fact, locals, open.names) },
          holds: t('services.desk.since', since)
        }
      ];
    }),
    missing: FACT_KINDS.filter((kind) => !known.has(kind)).map((kind) => ({ kind, href: `${at}/${kind}` })),
    publicHref: inLanguage(`${publicHome(open.body)}/sluzby/${service.id}`, locale),
    reportHref: inLanguage(`${publicHome(open.body)}/sluzby/${service.id}/chyba`, locale)
  };
}

export function linesOf(
  fact: ServiceFact,
  { t, locale }: Pick<LinkEvent['locals'], 't' | 'locale'>,
  names: Pick<CatalogueNames, 'source'>
) {
  return factLines(fact, { t, locale, sourceName: names.source });
}
