import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import { addDays } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { directoryKinds } from '#lib/server/desk/directory-kinds.ts';
import { openPlan } from '../../open-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { whole, context, path } = open;
  const { names, providers, services, t, locale } = context;
  const { shortDay, number } = formats(locale);
  const isOwn = ({ stewardBodyId }: { stewardBodyId: string }) => stewardBodyId === open.desk.body.bodyId;
  const stewards = new Map(context.entries.map((entry) => [entry.stewardBodyId, entry.stewardName]));
  const keptBy = (row: { stewardBodyId: string }) =>
    isOwn(row) ? null : t('item.providers.foreign', { body: stewards.get(row.stewardBodyId) ?? '' });
  const mayEdit = open.may('edit-directory');
  // The store gives every record with its id; the judgement of a plan does not ask for it.
  const records = whole.capacities as readonly (CapacityRecord & { id: string })[];
  const kinds = directoryKinds(open.desk.body);
  const notesOf = (word: 'providers' | 'services', id: string) =>
    kinds
      .find((kind) => kind.word === word)
      ?.list(context)
      .find((one) => one.id === id)?.notes ?? [];
  return open.page('poskytovatelia', t('item.providers.heading'), {
    mayEdit,
    isKept: event.url.searchParams.has('ulozene'),
    isRemoved: event.url.searchParams.has('odstranene'),
    providers: providers.map((provider) => ({
      id: provider.id,
      name: provider.name,
      notes: notesOf('providers', provider.id),
      keptBy: keptBy(provider),
      href: mayEdit && isOwn(provider) ? `${path}/poskytovatelia/${provider.id}` : null,
      removeHref: mayEdit && isOwn(provider) ? `${path}/poskytovatelia/${provider.id}/odstranit` : null,
      addHref: `${path}/sluzby/nove?providerId=provider:${provider.id}`,
      services: services
        .filter((service) => service.providerId === provider.id)
        .map((service) => ({
          id: service.id,
          name: service.name,
          notes: notesOf('services', service.id),
          keptBy: keptBy(service),
          href: mayEdit && isOwn(service) ? `${path}/sluzby/${service.id}` : null,
          removeHref: mayEdit && isOwn(service) ? `${path}/sluzby/${service.id}/odstranit` : null,
          addHref: `${path}/kapacita/nove?serviceId=${service.id}${presetOf(service)}`,
          capacities: records
            .filter((record) => record.serviceId === service.id)
            .map((record) => ({
              id: record.id,
              form: names.form(record.formCode),
              group: names.group(record.targetGroupCode),
              value: number(record.value, 2),
              unit: names.unit(record.unitCode),
              staff: record.staff === null ? '' : number(record.staff, 2),
              days: record.validTo
                ? t('item.capacities.between', {
                    from: shortDay(record.validFrom),
                    // Kept as the first day without it, said as the last day with it.
                    to: shortDay(addDays(record.validTo, -1))
                  })
                : t('item.capacities.from', { day: shortDay(record.validFrom) }),
              source: `${record.source}, ${shortDay(record.confirmedOn)}`,
              removeHref: `${path}/kapacita/${record.id}/odstranit`
            }))
        }))
    }))
  });

  function presetOf(service: (typeof services)[number]): string {
    const unit = names.kinds.find((kind) => kind.code === service.serviceTypeCode)?.capacityUnit ?? '';
    const [form = ''] = service.formCodes;
    const [group = ''] = service.targetGroupCodes;
    return `&formCode=${form}&targetGroupCode=${group}&unitCode=${unit}`;
  }
};
