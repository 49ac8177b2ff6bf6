import type { CatalogueNames } from '#lib/server/catalogue-names.ts';
import type { ListedRegistered } from '#lib/server/db/registered-services.ts';

/** A service of the register as a row of the operator's tables. */
export function listedRow(service: ListedRegistered, names: Pick<CatalogueNames, 'kind'>) {
  const { registerNumber, providerName, serviceTypeCode, typeCode, erasedOn } = service;
  const { postalCode, municipality, district } = service;
  return {
    ...{ registerNumber, providerName, erasedOn },
    kind: serviceTypeCode === null ? typeCode : names.kind(serviceTypeCode),
    place: [`${postalCode} ${municipality}`.trim(), district].filter((part) => part !== '').join(', ')
  };
}

export type ListedRow = ReturnType<typeof listedRow>;
