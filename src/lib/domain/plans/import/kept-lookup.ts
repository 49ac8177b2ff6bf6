import type { CapacityRecord } from '../../directory/capacity.ts';
import type { ServiceFact } from '../../directory/facts/service-fact.ts';
import type { Provider } from '../../directory/provider.ts';
import type { Service } from '../../directory/service.ts';
import type { Kept, KeptDirectory } from './ground.ts';
import { nameKey } from './name-finder.ts';

/** The kept directory by everything that a file may name: a region's file asks for thousands of services. */
export type KeptLookup = {
  provider(named: { id?: string; ico: string | null }): Kept<Provider> | undefined;
  foreignProvider(named: { id?: string; ico: string | null }): Provider | undefined;
  providersNamed(name: string): readonly Kept<Provider>[];
  service(id: string): Kept<Service> | undefined;
  serviceNumbered(registerNumber: string): Kept<Service> | undefined;
  /** Services of one kind that a provider gives. */
  servicesOf(providerId: string, serviceTypeCode: string): readonly Kept<Service>[];
  capacitiesOf(serviceId: string): readonly (CapacityRecord & { id: string })[];
  factsOf(serviceId: string): readonly ServiceFact[];
};

export function keptLookup(directory: KeptDirectory): KeptLookup {
  const { providers, services, capacities, facts, foreignProviders } = directory;
  const own = providersBy(providers);
  const foreign = providersBy(foreignProviders);
  const byName = Map.groupBy(providers, ({ name }) => nameKey(name));
  const byId = new Map(services.map((one) => [one.id, one]));
  const byNumber = new Map(services.map((one) => [one.registerNumber, one]));
  const byKind = Map.groupBy(services, (one) => `${one.providerId} ${one.serviceTypeCode}`);
  const capacitiesBy = Map.groupBy(capacities, ({ serviceId }) => serviceId);
  const factsBy = Map.groupBy(facts, ({ serviceId }) => serviceId);
  return {
    provider: own,
    foreignProvider: foreign,
    providersNamed: (name) => byName.get(nameKey(name)) ?? [],
    service: (id) => byId.get(id),
    serviceNumbered: (number) => byNumber.get(number),
    servicesOf: (providerId, kind) => byKind.get(`${providerId} ${kind}`) ?? [],
    capacitiesOf: (serviceId) => capacitiesBy.get(serviceId) ?? [],
    factsOf: (serviceId) => factsBy.get(serviceId) ?? []
  };
}

/** By the id where one is given, else by the IČO. */
function providersBy<Each extends Provider>(providers: readonly Each[]) {
  const byId = new Map(providers.map((one) => [one.id, one]));
  const byIco = new Map(providers.flatMap((one) => (one.ico === null ? [] : [[one.ico, one] as const])));
  return ({ id, ico }: { id?: string; ico: string | null }): Each | undefined =>
    (id === undefined ? undefined : byId.get(id)) ?? (ico === null ? undefined : byIco.get(ico));
}
