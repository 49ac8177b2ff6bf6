import { canonicalJson } from '../../shared/canonical-json.ts';
import type { PlanDocument } from '../plan-document.ts';
import { type Aligned, align, partners } from './alignment.ts';
import type { ComparedField, Read, Reading, Side } from './compared-field.ts';
import type { ComparedKind } from './compared-kinds.ts';
import { pairAlike } from './likeness.ts';
import { pairById } from './pair-texts.ts';
import type { FieldChange, ItemChange, ItemPlace, KindComparison } from './plan-comparison.ts';
import { differWords } from './word-difference.ts';

/** The two documents while their items are compared; `pair` remembers who is who for the kinds that follow. */
export type Sides = {
  before: Side;
  after: Side;
  samePlan: boolean;
  pair(beforeId: string, afterId: string): void;
};

type Keyed<Item> = { id: string; item: Item; young: boolean };

/** Items of one kind, each found in the other document by its id, its lasting code, or in another plan by its words. */
export function compareKind<Item extends object>(kind: ComparedKind<Item>, sides: Sides): KindComparison {
  const before = keyed(kind, sides.before.document, false);
  const after = keyed(kind, sides.after.document, true);
  const pairs = pairItems(kind, before, after, sides);
  for (const [one, other] of pairs) sides.pair(one.id, other.id);
  const aligned = align(before, after, partners(pairs));
  const changes = aligned.flatMap((pair) => itemChange(kind, pair, sides));
  const partnered = aligned.filter(({ place }) => place === 'kept' || place === 'moved-here').length;
  const unchanged = partnered - changes.filter(({ change }) => change === 'changed').length;
  return { kind: kind.kind, unchanged, changes };
}

function keyed<Item>(kind: ComparedKind<Item>, document: PlanDocument, young: boolean): Keyed<Item>[] {
  const seen = new Map<string, number>();
  return kind.items(document).map((item) => {
    const id = kind.id(item);
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    // Two rows of the same money are the first and the second of it.
    return { id: times === 0 ? id : `${id}#${times}`, item, young };
  });
}

function pairItems<Item>(
  kind: ComparedKind<Item>,
  before: readonly Keyed<Item>[],
  after: readonly Keyed<Item>[],
  sides: Sides
): [Keyed<Item>, Keyed<Item>][] {
  const { pairs, old, young } = pairById(before, after);
  const byCode = pairByCode(kind, old, young, sides);
  if (sides.samePlan || !kind.byWording) return [...pairs, ...byCode];
  const taken = new Set(byCode.flat());
  const left = (all: readonly Keyed<Item>[]) => all.filter((one) => !taken.has(one));
  const alike = pairAlike(left(old), left(young), ({ item, young: isYoung }) => {
    const words = kind.name(item, isYoung ? sides.after : sides.before);
    return { group: '', exact: words, words };
  });
  return [...pairs, ...byCode, ...alike];
}

function pairByCode<Item>(
  kind: ComparedKind<Item>,
  old: readonly Keyed<Item>[],
  young: readonly Keyed<Item>[],
  { before, after }: Sides
): [Keyed<Item>, Keyed<Item>][] {
  const waiting = Map.groupBy(young, ({ item }) => kind.code?.(item, after, before) ?? null);
  return old.flatMap((one): [Keyed<Item>, Keyed<Item>][] => {
    const code = kind.code?.(one.item, before, after) ?? null;
    const partner = code === null ? undefined : waiting.get(code)?.shift();
    return partner ? [[one, partner]] : [];
  });
}

function itemChange<Item extends object>(
  kind: ComparedKind<Item>,
  { place, before, after }: Aligned<Keyed<Item>>,
  sides: Sides
): ItemChange[] {
  // A moved item is told of once, where it stands now.
  if (place === 'moved-away') return [];
  const fields = fieldChanges(kind, before?.item ?? null, after?.item ?? null, sides);
  const moved = kind.ordered === true && place === 'moved-here';
  if (before && after && fields.length === 0 && !moved) return [];
  const [one, side] = after ? [after, sides.after] : [before, sides.before];
  return [
    {
      id: one.id,
      change: before === null ? 'added' : after === null ? 'removed' : 'changed',
      moved,
      name: kind.name(one.item, side),
      before: before && placeOf(kind, before.item),
      after: after && placeOf(kind, after.item),
      fields
    }
  ];
}

function placeOf<Item extends object>(kind: ComparedKind<Item>, item: Item): ItemPlace {
  const number = 'number' in item ? String(item.number) : '';
  return { number, anchor: kind.anchor?.(item) ?? null };
}

function fieldChanges<Item extends object>(
  kind: ComparedKind<Item>,
  before: Item | null,
  after: Item | null,
  { before: old, after: young }: Sides
): FieldChange[] {
  const names = Object.keys(kind.fields) as (keyof Item & ComparedField)[];
  return names.flatMap((field) => {
    // Each way to read stands under the name of the field it reads.
    const read = (kind.fields as Record<string, Read<unknown>>)[field] ?? (() => []);
    const readings = (item: Item | null, side: Side) => (item === null ? [] : read(item[field], side));
    const pairs = pairReadings(readings(before, old), readings(after, young));
    return pairs.flatMap((pair) => fieldChange(field, pair, before !== null && after !== null));
  });
}

type Pair = readonly [before: Reading | undefined, after: Reading | undefined];

function pairReadings(before: readonly Reading[], after: readonly Reading[]): Pair[] {
  const detailOf = ({ detail = '' }: Reading) => detail;
  const youngOf = new Map(after.map((reading) => [detailOf(reading), reading]));
  const known = new Set(before.map(detailOf));
  const added = after.filter((reading) => !known.has(detailOf(reading)));
  return [
    ...before.map((reading): Pair => [reading, youngOf.get(detailOf(reading))]),
    ...added.map((reading): Pair => [undefined, reading])
  ];
}

function fieldChange(field: ComparedField, [before, after]: Pair, both: boolean): FieldChange[] {
  if (canonicalJson(before?.key ?? null) === canonicalJson(after?.key ?? null)) return [];
  const [old, young] = [before?.text() ?? '', after?.text() ?? ''];
  // A new item has many fields that say nothing.
  if (!both && old === '' && young === '') return [];
  const isProse = (before ?? after)?.prose === true;
  return [
    {
      field,
      detail: (before ?? after)?.detail ?? '',
      before: old,
      after: young,
      pieces: isProse ? differWords(old, young) : null
    }
  ];
}
