import type { CapacityRecord } from '../capacity.ts';
import { capacityKeyText } from '../capacity.ts';
import type { ServiceFact } from '../facts/service-fact.ts';
import type { YearlyReport } from '../reporting/yearly-report.ts';
import type { Service } from '../service.ts';
import { type Fitted, fitBetween } from './fit-between.ts';
import { haveTwoNumbers } from './likely-duplicates.ts';

type KeptCapacity = CapacityRecord & { id: string };

/** What is known of one of two records that are merged. */
export type MergedRecord = {
  service: Service;
  facts: readonly ServiceFact[];
  capacities: readonly KeptCapacity[];
  /** What was filled in of its years; both may have reported the same one. */
  reports?: readonly YearlyReport[];
};

/** What merging writes: the kept service as it is then, and where everything of the other one stands. */
export type Merging = {
  service: Service;
  facts: Fitted<ServiceFact>[];
  capacities: Fitted<KeptCapacity>[];
};

export type MergeRefusal = 'same-service' | 'two-register-numbers' | 'another-place' | 'another-kind';

/** Why two records cannot be of one service, or null. */
export function refuseMerge(kept: Service, gone: Service): MergeRefusal | null {
  if (kept.id === gone.id) return 'same-service';
  if (haveTwoNumbers(kept, gone)) return 'two-register-numbers';
  if (kept.placeTerritoryCode !== gone.placeTerritoryCode) return 'another-place';
  return kept.serviceTypeCode === gone.serviceTypeCode ? null : 'another-kind';
}

/**
 * Two records become one. What the kept one says prevails; the other fills what it does not say: its register number, its
 * address, forms and groups, and every day of which the kept one knows nothing. A place that one of them protects stays
 * protected.
 */
export function mergeRecords(kept: MergedRecord, gone: MergedRecord): Merging {
  const [one, other] = [kept.service, gone.service];
  const together = (codes: readonly string[], others: readonly string[]) => [
    ...new Set([...codes, ...others])
  ];
  return {
    service: {
      ...one,
      registerNumber: one.registerNumber ?? other.registerNumber,
      registeredOn: earliest(one.registeredOn, other.registeredOn),
      formCodes: together(one.formCodes, other.formCodes),
      targetGroupCodes: together(one.targetGroupCodes, other.targetGroupCodes),
      address: one.address.trim() === '' ? other.address : one.address,
      addressProtected: one.addressProtected || other.addressProtected
    },
    facts: fitByKey(kept.facts, gone.facts, ({ kind }) => kind),
    capacities: fitByKey(kept.capacities, gone.capacities, capacityKeyText)
  };
}

function fitByKey<Row extends Parameters<typeof fitBetween>[0][number]>(
  staying: readonly Row[],
  moved: readonly Row[],
  keyOf: (row: Row) => string
): Fitted<Row>[] {
  const stayingOf = Map.groupBy(staying, keyOf);
  return [...Map.groupBy(moved, keyOf)].flatMap(([key, rows]) => fitBetween(stayingOf.get(key) ?? [], rows));
}

function earliest(one: Service['registeredOn'], other: Service['registeredOn']): Service['registeredOn'] {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
