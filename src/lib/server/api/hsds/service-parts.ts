import type { CountryService } from '#lib/domain/directory/country-service.ts';
import {
  type PublicFact,
  type PublicState,
  publicStateOn
} from '#lib/domain/directory/facts/public-facts.ts';
import { holdsOn } from '#lib/domain/directory/facts/service-fact.ts';
import { freePlaceOn } from '#lib/domain/directory/free-places.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { filled, type HsdsObject, idOf, mailAddress } from './object.ts';
import type { HsdsSaying } from './saying.ts';
import type { TaxonomyCode } from './taxonomies.ts';

export function phones(serviceId: string, { contact }: PublicState): HsdsObject[] {
  const number = contact?.content.phone ?? '';
  return number === ''
    ? []
    : [{ id: idOf(serviceId, 'phone'), service_id: serviceId, number, type: 'voice' }];
}

/** The office, never a person (facts/service-fact.ts). */
export function contacts(serviceId: string, { contact }: PublicState): HsdsObject[] {
  if (!contact || contact.content.office === '') return [];
  const { office, email } = contact.content;
  return [
    filled({
      ...{ id: idOf(serviceId, 'contact'), service_id: serviceId },
      ...{ name: office, email: mailAddress(email) }
    })
  ];
}

export function languages(serviceId: string, { access }: PublicState, { t }: HsdsSaying): HsdsObject[] {
  return (access?.content.languages ?? []).map((code) => ({
    ...{ id: idOf(serviceId, 'language', code), service_id: serviceId },
    ...{ name: t(`fact.access.language.${code}`), code }
  }));
}

export function costOptions(serviceId: string, { fees }: PublicState): HsdsObject[] {
  return (fees?.content.rows ?? []).map(({ what, cents, per }, at) =>
    filled({
      ...{ id: idOf(serviceId, 'cost_option', String(at)), service_id: serviceId },
      ...{ valid_from: fees?.validFrom, valid_to: fees?.validTo },
      ...{ option: what, currency: 'EUR', amount: cents / 100, amount_description: per }
    })
  );
}

export function requiredDocuments(serviceId: string, { admission }: PublicState): HsdsObject[] {
  return (admission?.content.papers ?? []).map((document, at) => ({
    ...{ id: idOf(serviceId, 'required_document', String(at)), service_id: serviceId },
    document
  }));
}

/** Sources of the money of the last year that is known. */
export function funding(
  serviceId: string,
  { money }: PublicState,
  { t, sourceName }: HsdsSaying
): HsdsObject[] {
  if (!money) return [];
  const year = String(yearOf(money.validFrom));
  return money.content.rows.map(({ sourceCode, cents }) => ({
    ...{ id: idOf(serviceId, 'funding', sourceCode), service_id: serviceId },
    source: t('hsds.service.funding', {
      ...{ source: sourceName(sourceCode), year, amount: (cents / 100).toFixed(2) }
    })
  }));
}

/**
 * Capacity where the standard can tell it honestly: it wants the number of free units, and what may be known is whether
 * there is one at all (free-places.ts). Full is 0; one series with a free place is 1, *at least one*. Where nobody knows,
 * nothing stands here; how much a service can hold always stands in its attributes.
 */
export function capacities(
  service: CountryService,
  { occupancy }: PublicState,
  { t, day, unitName }: HsdsSaying
): HsdsObject[] {
  const free = freePlaceOn(
    occupancy ? { isFull: occupancy.content.isFull, confirmedOn: occupancy.confirmedOn } : null,
    day
  );
  const held = service.capacities.filter((one) => holdsOn(one, day));
  if (free.says === 'ask' || (free.says === 'free' && held.length !== 1)) return [];
  return held.map(({ unitCode, formCode, targetGroupCode, value }) => ({
    id: idOf(service.id, 'capacity', unitCode, formCode, targetGroupCode),
    service_id: service.id,
    unit: { id: idOf('unit', unitCode), name: unitName(unitCode), identifier: unitCode },
    unit_id: idOf('unit', unitCode),
    available: free.says === 'full' ? 0 : 1,
    maximum: value,
    description: t(`hsds.capacity.${free.says}`),
    updated: `${free.confirmedOn}T00:00:00Z`
  }));
}

/** Kind, forms and groups as terms of the three taxonomies, and what the service can hold. */
export function attributes(service: CountryService, words: HsdsSaying): HsdsObject[] {
  const { t, day, catalogue, unitName } = words;
  const sorted = (of: TaxonomyCode, codes: readonly string[]) =>
    codes.flatMap((code) => {
      const term = catalogue.term(of, code);
      if (!term) return [];
      return [
        {
          ...{ id: idOf(service.id, of, code), link_id: service.id, link_entity: 'service' },
          ...{ link_type: `service_${of}`, taxonomy_term_id: term.id },
          ...{ label: String(term.written['taxonomy']), taxonomy_term: term.written }
        }
      ];
    });
  const held = service.capacities.filter((one) => holdsOn(one, day));
  return [
    ...sorted('kind', [service.serviceTypeCode]),
    ...sorted('form', service.formCodes),
    ...sorted('group', service.targetGroupCodes),
    ...held.map(({ unitCode, formCode, targetGroupCode, value, confirmedOn }) => ({
      id: idOf(service.id, 'capacity-attribute', unitCode, formCode, targetGroupCode),
      ...{ link_id: service.id, link_entity: 'service', link_type: 'capacity' },
      label: t('hsds.capacity.label', { unit: unitName(unitCode), day: confirmedOn }),
      value: String(value)
    }))
  ];
}
