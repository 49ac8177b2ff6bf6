import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { findDuplicates } from '#lib/server/use-cases/directory/merge-services.ts';
import { openDesk } from '../../../desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { pairs, merged, services, names } = await desk.inBody(async (stores) => ({
    pairs: await findDuplicates(stores),
    merged: await stores.serviceMerging.list(),
    services: await stores.directory.ownServices(),
    names: await readCatalogueNames(stores.law, today, locale)
  }));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/sluzby`, locale);
  const nameOf = new Map(services.map(({ id, name }) => [id, name]));
  return {
    title: t('duplicates.title'),
    mayMerge: may(desk.actor, 'merge-services'),
    pairs: pairs.map(({ one, other, because }) => {
      // Whoever stands in the register stays, unless the coordinator chooses otherwise.
      const [kept, gone] = other.registerNumber !== null ? [other, one] : [one, other];
      return {
        id: `${one.id}-${other.id}`,
        names: [one.name, other.name],
        kind: names.kind(one.serviceTypeCode),
        because: t(`duplicates.because.${because}`),
        href: `${base}/duplicity/${kept.id}/${gone.id}`
      };
    }),
    merged: merged.map(({ id, keptId, record, mergedAt }) => ({
      id,
      href: `${base}/${keptId}`,
      text: t('duplicates.mergedLine', {
        gone: record.service.name,
        kept: nameOf.get(keptId) ?? '',
        day: formats(locale).shortDay(dayInSlovakia(mergedAt))
      })
    })),
    done: event.url.searchParams.get('hotovo')
  };
};
