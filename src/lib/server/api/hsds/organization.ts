import type { PublishedProvider } from '#lib/domain/directory/published-service.ts';
import { filled, type HsdsObject, idOf, webAddress } from './object.ts';
import { registerMetadata } from './register-metadata.ts';
import type { HsdsSaying } from './saying.ts';

/** A provider with the day its row changed. */
export type HsdsProvider = { provider: PublishedProvider; modifiedAt: Date; isOfRegister: boolean };

type Words = Pick<HsdsSaying, 't'>;

/** An organisation as lists show it. */
export function listedOrganization({ provider }: Pick<HsdsProvider, 'provider'>, { t }: Words): HsdsObject {
  return filled({
    id: provider.id,
    name: provider.name,
    description: t(`hsds.organization.${provider.kind}`),
    website: webAddress(provider.website)
  });
}

/** An organisation whole; its IČO is its identifier. */
export function organization(given: HsdsProvider, words: Words): HsdsObject {
  const { id, ico } = given.provider;
  const identifier = {
    id: idOf(id, 'ico'),
    organization_id: id,
    identifier_type: 'IČO',
    identifier: ico ?? ''
  };
  return filled({
    ...listedOrganization(given, words),
    organization_identifiers: ico === null ? [] : [identifier],
    metadata: given.isOfRegister ? registerMetadata(id, 'organization', given.modifiedAt, words) : []
  });
}
