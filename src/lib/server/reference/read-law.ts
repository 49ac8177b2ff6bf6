import type { CapacityUnit } from '#lib/domain/law/capacity-unit.ts';
import type { DeadlineRule } from '#lib/domain/law/deadline.ts';
import type { FinancingSource } from '#lib/domain/law/financing-source.ts';
import type { NationalPriorityList } from '#lib/domain/law/national-priority.ts';
import type { ServiceForm } from '#lib/domain/law/service-form.ts';
import type { ServiceGroup, ServiceType } from '#lib/domain/law/service-type.ts';
import type { StatementRoute } from '#lib/domain/law/statement-route.ts';
import type { AdverseSituation, TargetGroup } from '#lib/domain/law/target-group.ts';
import { dataFolder, readJson } from './data-folder.ts';

/** The catalogue of the law as it comes with the program. */
export type SuppliedLaw = {
  sources: { code: string; title: string }[];
  serviceGroups: ServiceGroup[];
  serviceForms: ServiceForm[];
  capacityUnits: CapacityUnit[];
  financingSources: FinancingSource[];
  adverseSituations: AdverseSituation[];
  targetGroups: TargetGroup[];
  serviceTypes: ServiceType[];
};

/** Reads `data/law` without the national priorities. */
export function readLaw(folder: string): SuppliedLaw {
  const catalogue = readJson<Omit<SuppliedLaw, 'sources' | 'serviceTypes'>>(folder, 'law/catalogue.json');
  return {
    ...catalogue,
    sources: readJson(folder, 'law/sources.json'),
    serviceTypes: readJson(folder, 'law/service-types.json')
  };
}

/** Reads how long the law's deadlines are. */
export function readDeadlines(folder: string): DeadlineRule[] {
  return readJson(folder, 'law/deadlines.json');
}

let routes: readonly StatementRoute[] | undefined;

/** Which office states compliance for whom, as it comes with the program; read once. */
export function statementRoutes(): readonly StatementRoute[] {
  routes ??= readJson<StatementRoute[]>(dataFolder(), 'law/statement-routes.json');
  return routes;
}

/** Reads the lists of national priorities. */
export function readNationalPriorities(folder: string): NationalPriorityList[] {
  return readJson(folder, 'law/national-priorities.json');
}
