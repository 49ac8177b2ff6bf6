import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import type { SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';

/** Whose pages show a service, and the names by which its place is known. */
export type ServiceWhereabouts = {
  kind: PlanningBodyKind;
  slug: string;
  /** Municipality, district, region; of a protected place the municipality is left out. */
  place: string;
  region: string | null;
};

/** What of a service the search looks at. */
export type IndexedService = Pick<
  PublishedService,
  'id' | 'name' | 'sortKey' | 'provider' | 'serviceTypeCode' | 'formCodes' | 'targetGroupCodes'
>;

type Names = { kind(code: string): string; form(code: string): string; group(code: string): string };

/** The name under which the entry of one service is kept. */
export function serviceSource(id: string): string {
  return `service:${id}`;
}

/**
 * What the public search finds of a service: its name, kind, form, people and provider. The address stays out: some
 * are protected, and nobody looks for help by a street.
 */
export function serviceEntry(service: IndexedService, where: ServiceWhereabouts, names: Names): SearchEntry {
  const kind = names.kind(service.serviceTypeCode);
  const said = [
    kind,
    service.provider.name,
    service.formCodes.map(names.form).join(', '),
    service.targetGroupCodes.map(names.group).join(', ')
  ];
  return {
    ...{ kind: 'service', subjectId: service.id, title: service.name || kind, language: 'sk' },
    text: said.filter(Boolean).join(' · '),
    ...{ place: where.place, region: where.region },
    address: `${publicHome(where)}/sluzby/${service.id}`,
    serviceTypes: [service.serviceTypeCode],
    targetGroups: [...service.targetGroupCodes],
    sortKey: service.sortKey
  };
}
