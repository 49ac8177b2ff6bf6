import { randomUUID } from 'node:crypto';
import type { Provider } from '#lib/domain/directory/provider.ts';
import { REGISTER_NAME } from '#lib/domain/directory/register/register-entry.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { ServiceType } from '#lib/domain/law/service-type.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { type CapacityStores, recordCapacity } from '../record-capacity.ts';
import { type ProviderStores, registerProvider } from '../register-provider.ts';
import { registerService, type ServiceStores } from '../register-service.ts';

/** A service that only the register knows, as far as taking it over needs it. */
export type OfferedService = {
  id: string;
  registerNumber: string;
  providerId: string;
  providerName: string | null;
  providerIco: string | null;
  providerKind: Provider['kind'];
  serviceTypeCode: string | null;
  name: string | null;
  formCodes: readonly string[];
  targetGroupCodes: readonly string[];
  capacity: number | null;
  capacityUnit: string | null;
  protectedPlace: boolean;
  address: string;
  unitCode: string | null;
  registeredOn: CalendarDay | null;
  erasedOn: CalendarDay | null;
};

/** What this use case asks of storage. */
export type TakeOverStores = Omit<CapacityStores & ProviderStores & ServiceStores, 'directory'> & {
  directory: CapacityStores['directory'] &
    ProviderStores['directory'] &
    ServiceStores['directory'] & {
      findProvider(id: string): Promise<{ id: string } | undefined>;
      findProviderByIco(ico: string): Promise<{ id: string } | undefined>;
    };
  registered: {
    inTerritory(unitCode: string, today: CalendarDay): Promise<OfferedService[]>;
    /** The day of which the register speaks; null while none was imported. */
    asOf(): Promise<CalendarDay | null>;
  };
  law: { serviceTypesOn(day: CalendarDay): Promise<Pick<ServiceType, 'code' | 'forms'>[]> };
};

type Asked = { bodyId: BodyId; unitCode: string; registerNumber: string; today: CalendarDay };

/** Stands for a natural person who provides a service; the register does not tell her name here. */
const PERSON = 'fyzická osoba';

/**
 * A body takes a service of the national register over into its own directory: the service keeps its id, so its address
 * lasts; the provider is found by IČO or made.
 */
export async function takeOver(
  stores: TakeOverStores,
  actor: Actor,
  { bodyId, unitCode, registerNumber, today }: Asked
): Promise<{ outcome: 'taken'; id: string } | { outcome: 'not-allowed' | 'gone' }> {
  if (refuseAction(actor, 'edit-directory')) return { outcome: 'not-allowed' };
  const offered = await stores.registered.inTerritory(unitCode, today);
  const found = offered.find((one) => one.registerNumber === registerNumber);
  if (!found?.serviceTypeCode || !found.unitCode) return { outcome: 'gone' };
  const types = await stores.law.serviceTypesOn(today);
  const usual = types.find(({ code }) => code === found.serviceTypeCode)?.forms ?? [];
  const service: Service = {
    ...{ id: found.id, providerId: await providerOf(stores, actor, { bodyId, found }), registerNumber },
    ...{ serviceTypeCode: found.serviceTypeCode, name: found.name ?? registerNumber },
    formCodes: found.formCodes.length > 0 ? found.formCodes : usual,
    targetGroupCodes: found.targetGroupCodes,
    ...{ placeTerritoryCode: found.unitCode, address: found.address },
    ...{ addressProtected: found.protectedPlace },
    ...{ registeredOn: found.registeredOn, erasedOn: found.erasedOn }
  };
  const kept = await registerService(stores, actor, { service, revision: null });
  if (kept.outcome !== 'kept') return { outcome: 'gone' };
  await takeCapacity(stores, actor, { found, service, today });
  return { outcome: 'taken', id: service.id };
}

async function providerOf(
  stores: TakeOverStores,
  actor: Actor,
  { bodyId, found }: { bodyId: BodyId; found: OfferedService }
): Promise<string> {
  const { providerId: id, providerIco: ico, providerKind: kind } = found;
  const known =
    (ico === null ? undefined : await stores.directory.findProviderByIco(ico)) ??
    (await stores.directory.findProvider(id));
  if (known) return known.id;
  const provider = { id, ico, kind, name: found.providerName ?? PERSON, website: null };
  await registerProvider(stores, actor, { provider: { ...provider, stewardBodyId: bodyId }, revision: null });
  return id;
}

/** What the register says of capacity holds since the service was registered; without form and group nobody can use it. */
async function takeCapacity(
  stores: TakeOverStores,
  actor: Actor,
  { found, service, today }: { found: OfferedService; service: Service; today: CalendarDay }
): Promise<void> {
  const [formCode, targetGroupCode] = [service.formCodes[0], service.targetGroupCodes[0]];
  if (found.capacity === null || found.capacityUnit === null || !formCode || !targetGroupCode) return;
  const confirmedOn = (await stores.registered.asOf()) ?? today;
  await recordCapacity(stores, actor, {
    ...{ id: randomUUID(), serviceId: service.id, serviceTypeCode: service.serviceTypeCode },
    ...{ formCode, targetGroupCode, unitCode: found.capacityUnit, value: found.capacity, staff: null },
    ...{ validFrom: service.registeredOn ?? confirmedOn, validTo: null, confirmedOn },
    source: REGISTER_NAME
  });
}
