import { capacityKeyText } from '../../directory/capacity.ts';
import { SECURED_WITH_NOBODY } from '../../directory/directory-entry.ts';
import { type CapacityCell, existingFromDirectory, type NamedNumber } from '../capacity-matrix.ts';
import type { DatedNumber } from '../dated-number.ts';
import { asNumber, asText, type Difference, difference, type ImportChange } from './change.ts';
import type { ImportFault, ImportNote } from './fault.ts';
import type { ImportGround, Kept } from './ground.ts';
import { added, changed, count, faultOf } from './proposing.ts';
import type { SaidCell, SaidMatrix } from './read-cells.ts';
import { wordOf } from './words.ts';

type Proposing = {
  ground: ImportGround;
  faults: ImportFault[];
  notes: ImportNote[];
  cells: ImportChange<CapacityCell>[];
};

/** Compares the cells of a file with those of the plan, by kind, form, group, unit and year. */
export function proposeCells(matrix: SaidMatrix, proposing: Proposing): void {
  const { ground, cells } = proposing;
  const kept = new Map(ground.cells.map((cell) => [`${capacityKeyText(cell)} ${cell.year}`, cell]));
  for (const [key, said] of matrix) {
    const before = kept.get(key);
    const next = nextCell(before ?? emptyCell(said, ground), said, proposing);
    const [title, under] = [wordOf(ground.catalogues.kinds, said.key.serviceTypeCode), whereOf(said, ground)];
    if (!before) cells.push(added(next, title, under, said));
    else {
      const differences = cellDifferences(before, next);
      if (differences.length > 0) cells.push(changed(before, next, { title, under, said, differences }));
    }
  }
}

function emptyCell({ key, year }: SaidCell, { newId }: ImportGround): CapacityCell {
  const none = { ownNeed: null, catchmentNeed: null, existing: null, securedElsewhere: null, staff: null };
  return { id: newId(), ...key, year, ...none, ...SECURED_WITH_NOBODY };
}

function nextCell<Item extends CapacityCell>(kept: Item, said: SaidCell, proposing: Proposing): Item {
  const { facts } = said;
  const { ground } = proposing;
  const dated = <Old extends DatedNumber>(
    value: number | undefined,
    old: Old | null
  ): Old | DatedNumber | null => {
    if (value === undefined || (value === old?.value && !isRedated(old, said))) return old;
    return { ...old, value, asOf: facts.asOf ?? ground.today, source: facts.source ?? ground.fileName };
  };
  return {
    ...kept,
    ownNeed: dated(facts.ownNeed, kept.ownNeed),
    catchmentNeed: named(
      dated(facts.catchmentNeed, kept.catchmentNeed),
      facts.catchment,
      'Spád',
      said,
      proposing
    ),
    existing: existingOf(dated(facts.existing, kept.existing), kept, said, proposing),
    securedElsewhere: named(
      dated(facts.secured, kept.securedElsewhere),
      facts.securedAt,
      'U koho',
      said,
      proposing
    ),
    staff: dated(facts.staff, kept.staff)
  };
}

/** Whether the file says another day or source of the same number. */
function isRedated(old: DatedNumber, { facts }: SaidCell): boolean {
  return (
    (facts.asOf !== undefined && facts.asOf !== old.asOf) ||
    (facts.source !== undefined && facts.source !== old.source)
  );
}

/** A number that belongs to a named place: the name from the file, else the one it had. */
function named(
  number: DatedNumber | NamedNumber | null,
  given: string | undefined,
  column: string,
  said: SaidCell,
  { faults }: Proposing
): NamedNumber | null {
  if (!number) return null;
  const name = given ?? ('name' in number ? number.name : '');
  // Nothing secured needs nobody who secures it, and there is nothing to write down.
  if (name === '' && number.value === 0) return null;
  if (name === '') faults.push({ ...faultOf(said, column), reason: 'catchment-missing' });
  return { ...number, name };
}

/** Existing capacity that differs from the directory is an override, and says why. */
function existingOf(
  number: DatedNumber | null,
  kept: CapacityCell,
  { key, facts }: SaidCell,
  { ground, notes }: Proposing
): CapacityCell['existing'] {
  if (!number) return null;
  if (number === kept.existing && facts.existingReason === undefined) return kept.existing;
  const counted = existingFromDirectory(key, ground.existing, ground.capacityDay, number.source);
  const isCounted = counted.value === number.value && facts.existingReason === undefined;
  if (!isCounted) count(notes, 'existing-differs');
  const reason = facts.existingReason ?? kept.existing?.overrideReason ?? number.source;
  const { value, asOf, source } = number;
  return { value, asOf, source, overrideReason: isCounted ? null : reason };
}

function whereOf({ key, year }: SaidCell, { catalogues }: ImportGround): string {
  const form = wordOf(catalogues.forms, key.formCode);
  const group = wordOf(catalogues.groups, key.targetGroupCode);
  return [form, group, wordOf(catalogues.units, key.unitCode), String(year)].join(', ');
}

function cellDifferences(before: Kept<CapacityCell>, after: CapacityCell): Difference[] {
  const said = (number: DatedNumber | null) => asText(number ? `${number.source}, ${number.asOf}` : '');
  const numbers = (['ownNeed', 'catchmentNeed', 'existing', 'securedElsewhere', 'staff'] as const).flatMap(
    (name) => {
      const column = name === 'securedElsewhere' ? 'secured' : name;
      const values = difference(column, asNumber(before[name]?.value), asNumber(after[name]?.value));
      return values.length > 0 ? values : difference('source', said(before[name]), said(after[name]));
    }
  );
  const reasons = difference(
    'existingReason',
    asText(before.existing?.overrideReason ?? ''),
    asText(after.existing?.overrideReason ?? '')
  );
  const names = [
    ...difference(
      'securedAt',
      asText(before.securedElsewhere?.name ?? ''),
      asText(after.securedElsewhere?.name ?? '')
    ),
    ...difference(
      'catchment',
      asText(before.catchmentNeed?.name ?? ''),
      asText(after.catchmentNeed?.name ?? '')
    )
  ];
  return [...numbers, ...names, ...reasons];
}
