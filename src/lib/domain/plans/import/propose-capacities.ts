import { type CapacityRecord, capacityKeyText } from '../../directory/capacity.ts';
import type { Service } from '../../directory/service.ts';
import { asNumber, type DirectoryChanges, difference } from './change.ts';
import type { ImportFault } from './fault.ts';
import type { ImportGround } from './ground.ts';
import type { KeptLookup } from './kept-lookup.ts';
import { faultOf } from './proposing.ts';
import type { SaidCapacity, SaidService } from './read-services.ts';
import { wordOf } from './words.ts';

type Proposing = {
  ground: ImportGround;
  faults: ImportFault[];
  changes: DirectoryChanges;
  kept: KeptLookup;
};

/** Compares the capacities of a service with its records: a new figure ends the old one on the day it begins. */
export function proposeCapacities(said: SaidService, service: Service, proposing: Proposing): void {
  const { ground, faults, changes, kept } = proposing;
  for (const one of said.capacities.values()) {
    const next = recordOf(one, service, ground);
    const series = kept
      .capacitiesOf(service.id)
      .filter((record) => capacityKeyText(record) === capacityKeyText(next))
      .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    const present = series.at(-1);
    if (present && present.value === next.value && (one.facts.staff ?? present.staff) === present.staff)
      continue;
    if (present && !one.facts.since && next.validFrom < present.validFrom) next.validFrom = present.validFrom;
    if (present && (next.validFrom < present.validFrom || startsInside(next, series.slice(0, -1)))) {
      faults.push({ ...faultOf(one, 'Kapacita platí od', next.validFrom), reason: 'capacity-overlaps' });
      continue;
    }
    const isSameDay = present?.validFrom === next.validFrom;
    if (present && one.facts.staff === undefined) next.staff = present.staff;
    changes.capacities.push({
      item: next,
      // Records have no revision: one that is followed or replaced counts as changed.
      revision: present ? 0 : null,
      title: service.name,
      under: whereOf(one, ground),
      line: one.line,
      sheet: one.sheet,
      differences: present
        ? [
            ...difference('capacity', asNumber(present.value), asNumber(next.value)),
            ...difference('staff', asNumber(present.staff), asNumber(next.staff))
          ]
        : [],
      // A record that ended by itself needs no other end.
      ends:
        present && !isSameDay && (present.validTo === null || present.validTo > next.validFrom)
          ? present.id
          : null,
      replaces: present && isSameDay ? present.id : null
    });
  }
}

function recordOf(
  said: SaidCapacity,
  service: Service,
  ground: ImportGround
): CapacityRecord & { id: string } {
  return {
    id: ground.newId(),
    serviceId: service.id,
    serviceTypeCode: service.serviceTypeCode,
    formCode: said.formCode,
    targetGroupCode: said.groupCode,
    unitCode: said.unitCode,
    value: said.facts.value ?? 0,
    staff: said.facts.staff ?? null,
    validFrom: said.facts.since ?? ground.capacityDay,
    validTo: null,
    confirmedOn: ground.today,
    source: ground.fileName
  };
}

function startsInside(record: CapacityRecord, earlier: readonly CapacityRecord[]): boolean {
  return earlier.some((one) => one.validTo === null || record.validFrom < one.validTo);
}

function whereOf({ formCode, groupCode, unitCode }: SaidCapacity, { catalogues }: ImportGround): string {
  const words = [wordOf(catalogues.forms, formCode), wordOf(catalogues.groups, groupCode)];
  return [...words, wordOf(catalogues.units, unitCode)].join(', ');
}
