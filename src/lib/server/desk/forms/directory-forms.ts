import type { CapacityRecord, CapacityRefusal } from '#lib/domain/directory/capacity.ts';
import { PROVIDER_KINDS, type Provider, type ProviderRefusal } from '#lib/domain/directory/provider.ts';
import type { Service, ServiceRefusal } from '#lib/domain/directory/service.ts';
import { directoryId } from './directory-field.ts';
import { wordOptions } from './form-context.ts';
import {
  choice,
  choices,
  day,
  dayOrNothing,
  number,
  numberOrNothing,
  text,
  textOrNothing,
  tick
} from './form-field.ts';
import type { ItemForm } from './item-form.ts';

type ProviderValues = Omit<Provider, 'id' | 'stewardBodyId'>;

export const PROVIDER_FORM: ItemForm<Provider, ProviderValues, ProviderRefusal | 'ico-taken'> = {
  fields: ({ t }) => ({
    name: text({ label: 'item.providers.name', limit: 300 }),
    kind: choice({
      label: 'item.providers.kind',
      options: wordOptions(t, 'planTerm.provider', PROVIDER_KINDS),
      control: 'radios'
    }),
    ico: textOrNothing({ label: 'item.providers.ico', hint: 'item.providers.ico.hint' }),
    website: textOrNothing({ label: 'item.providers.website' })
  }),
  values: (provider) => provider,
  item: (values, { id }, before) => ({ ...values, id, stewardBodyId: before?.stewardBodyId ?? '' }),
  refusedAt: { 'no-name': 'name', 'not-an-ico': 'ico', 'ico-taken': 'ico' }
};

type ServiceValues = Omit<Service, 'id' | 'placeTerritoryCode'>;

/** @param territoryCode where the body stands: its services are registered in its own territory */
export function serviceForm(
  territoryCode: string
): ItemForm<Service, ServiceValues, ServiceRefusal | 'number-taken'> {
  return {
    fields: ({ t, names, ...context }) => ({
      providerId: directoryId(
        { label: 'item.services.provider', hint: 'item.services.provider.hint', kind: 'provider' },
        { t, ...context }
      ),
      serviceTypeCode: choice({ label: 'item.serviceType', options: names.kindOptions }),
      name: text({ label: 'item.services.name', hint: 'item.services.name.hint', limit: 300 }),
      formCodes: choices({ label: 'item.services.forms', options: names.formOptions }),
      targetGroupCodes: choices({ label: 'item.targetGroups', options: names.groupOptions }),
      registerNumber: textOrNothing({
        label: 'item.services.registerNumber',
        hint: 'item.services.registerNumber.hint'
      }),
      address: text({ label: 'item.services.address', optional: true, limit: 300 }),
      addressProtected: tick({
        label: 'item.services.addressProtected',
        hint: 'item.services.addressProtected.hint',
        option: { value: 'ano', label: t('item.services.addressProtected.option') }
      }),
      registeredOn: dayOrNothing({ label: 'item.services.registeredOn' }),
      erasedOn: dayOrNothing({ label: 'item.services.erasedOn' })
    }),
    values: (service) => service,
    item: (values, { id }, before) => ({
      ...values,
      id,
      placeTerritoryCode: before?.placeTerritoryCode ?? territoryCode
    }),
    refusedAt: {
      'no-name': 'name',
      'no-form': 'formCodes',
      'not-a-register-number': 'registerNumber',
      'number-taken': 'registerNumber',
      'impossible-day': 'registeredOn',
      'erased-before-registered': 'erasedOn'
    }
  };
}

type KeptCapacity = CapacityRecord & { id: string };
type CapacityValues = Omit<CapacityRecord, 'serviceTypeCode' | 'validTo'>;

/** What a service can hold from a day on; the record before it ends on that day. */
export const CAPACITY_FORM: ItemForm<KeptCapacity, CapacityValues, CapacityRefusal> = {
  fields: ({ names, services }) => ({
    serviceId: choice({
      label: 'item.capacities.service',
      options: services.map(({ id, name }) => ({ value: id, label: name }))
    }),
    formCode: choice({ label: 'item.form', options: names.formOptions }),
    targetGroupCode: choice({
      label: 'item.targetGroup',
      hint: 'item.capacities.targetGroup.hint',
      options: names.groupOptions
    }),
    unitCode: choice({ label: 'item.unit', options: names.unitOptions }),
    value: number({ label: 'item.capacities.value' }),
    staff: numberOrNothing({ label: 'item.capacities.staff' }),
    validFrom: day({ label: 'item.capacities.validFrom', hint: 'item.capacities.validFrom.hint' }),
    confirmedOn: day({ label: 'item.capacities.confirmedOn' }),
    source: text({ label: 'item.capacities.source' })
  }),
  blank: ({ today }) => ({ confirmedOn: today }),
  values: (record) => record,
  item: (values, { id }, before) => ({
    ...values,
    id,
    // The use case takes the kind from the service itself.
    serviceTypeCode: before?.serviceTypeCode ?? '',
    validTo: before?.validTo ?? null
  }),
  refusedAt: {
    negative: 'value',
    'not-a-number': 'value',
    'negative-staff': 'staff',
    'impossible-day': 'validFrom',
    'ends-before-start': 'validFrom',
    overlaps: 'validFrom'
  }
};
