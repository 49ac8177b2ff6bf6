import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import {
  type BlockComparison,
  type FieldChange,
  type ItemChange,
  isDifferent,
  isSectionDifferent,
  type KindComparison,
  type PlanComparison
} from '#lib/domain/publishing/comparison/plan-comparison.ts';
import type { Difference } from '#lib/domain/publishing/comparison/sums.ts';
import type { Piece } from '#lib/domain/publishing/comparison/word-difference.ts';
import type { CodeNames } from '#lib/domain/publishing/plan-document.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import { type Folded, folded } from './folded.ts';

/** A comparison as pages show it: what is the same is folded, codes and numbers are words. */
export type ShownComparison = {
  isDifferent: boolean;
  sections: ShownSection[];
  kinds: ShownKind[];
  money: { total: ShownDifference; years: SumRow[]; rows: SumRow[]; sameRows: number };
  capacity: { rows: SumRow[]; sameRows: number };
  counts: { sections: number; items: number };
};

export type ShownSection = {
  code: PlanSectionCode;
  /** Where its whole text is read; null where it is nowhere. */
  href: string | null;
  isDifferent: boolean;
  blocks: Folded<BlockComparison>[];
};

export type ShownKind = Pick<KindComparison, 'kind' | 'unchanged'> & { items: ShownItem[] };
export type ShownItem = Omit<ItemChange, 'fields' | 'before' | 'after'> & {
  number: string;
  /** The number before and now, where the order changed and its kind has numbers. */
  renumbered: { before: string; after: string } | null;
  fields: ShownField[];
};
export type ShownField = Pick<FieldChange, 'field' | 'detail'> & { pieces: Piece[] };

/** A number before and now and their difference, as texts. */
export type ShownDifference = { before: string; after: string; difference: string };
/** `heads` name the row, the newest name first known. */
export type SumRow = { heads: string[]; figures: ShownDifference[]; isDifferent: boolean };

type Names = Pick<CodeNames, 'serviceTypes' | 'forms' | 'units' | 'sources'>;

/** @param hrefOf where the whole text of a section is read */
export function showComparison(
  comparison: PlanComparison,
  names: { before: Names; after: Names },
  hrefOf: (section: PlanSectionCode) => string | null,
  locale: Locale
): ShownComparison {
  const { sections, kinds } = comparison;
  const money = moneyRows(comparison, names, locale);
  const capacity = capacityRows(comparison, names, locale);
  return {
    isDifferent: isDifferent(comparison) || [...money.rows, ...capacity].some((row) => row.isDifferent),
    sections: sections.map((section) => ({
      code: section.section,
      href: hrefOf(section.section),
      isDifferent: isSectionDifferent(section),
      blocks: folded(section.blocks, ({ place, content }) => place === 'kept' && content === null)
    })),
    kinds: kinds
      .filter(({ changes }) => changes.length > 0)
      .map(({ kind, unchanged, changes }) => ({ kind, unchanged, items: changes.map(shownItem) })),
    money: { ...money, rows: different(money.rows), sameRows: same(money.rows) },
    capacity: { rows: different(capacity), sameRows: same(capacity) },
    counts: {
      sections: sections.filter(isSectionDifferent).length,
      items: kinds.reduce((sum, { changes }) => sum + changes.length, 0)
    }
  };
}

function shownItem({ before, after, fields, ...item }: ItemChange): ShownItem {
  const [old, young] = [before?.number ?? '', after?.number ?? ''];
  const isRenumbered = item.moved && old !== '' && young !== '' && old !== young;
  return {
    ...item,
    name: bindSpaces(item.name),
    number: young || old,
    renumbered: isRenumbered ? { before: old, after: young } : null,
    fields: fields.map((field) => ({ field: field.field, detail: field.detail, pieces: piecesOf(field) }))
  };
}

function piecesOf({ pieces, before, after }: FieldChange): Piece[] {
  const whole: Piece[] = [
    { change: 'removed', text: before },
    { change: 'added', text: after }
  ];
  return pieces ?? whole.filter(({ text }) => text !== '');
}

function different(rows: readonly SumRow[]): SumRow[] {
  return rows.filter((row) => row.isDifferent);
}

function same(rows: readonly SumRow[]): number {
  return rows.length - different(rows).length;
}

function moneyRows({ money }: PlanComparison, names: { before: Names; after: Names }, locale: Locale) {
  const [t, { euro }] = [messages(locale), formats(locale)];
  const row = (heads: string[], one: Difference): SumRow => ({
    heads,
    figures: [shownDifference(one, euro)],
    isDifferent: isChanged(one)
  });
  const source = (code: string | null) =>
    code === null
      ? t('document.source.unnamed')
      : (names.after.sources[code] ?? names.before.sources[code] ?? code);
  return {
    total: shownDifference(money.total, euro),
    years: money.years.map((year) => row([String(year.year)], year)),
    rows: money.rows.map((one) =>
      row([String(one.year), source(one.sourceCode), t(`planTerm.certainty.${one.certainty}`)], one)
    )
  };
}

function capacityRows(
  { capacity }: PlanComparison,
  { before, after }: { before: Names; after: Names },
  locale: Locale
): SumRow[] {
  const number = (value: number) => formats(locale).number(value, 2);
  return capacity.map((row) => {
    const kind = (after.serviceTypes[row.serviceTypeCode] ?? before.serviceTypes[row.serviceTypeCode])?.name;
    const form = after.forms[row.formCode] ?? before.forms[row.formCode] ?? row.formCode;
    const unit = after.units[row.unitCode] ?? before.units[row.unitCode] ?? row.unitCode;
    const figures = [row.existing, row.statutoryIncrease, row.plannedIncrease];
    return {
      heads: [`${kind ?? row.serviceTypeCode}, ${form} (${unit})`, String(row.year)],
      figures: figures.map((figure) => shownDifference(figure, number)),
      isDifferent: figures.some(isChanged)
    };
  });
}

/** A row that only one side has differs, even where its number is 0. */
function isChanged({ before, after, difference }: Difference): boolean {
  return difference !== 0 || (before === null) !== (after === null);
}

const MINUS = '\u2212';

function shownDifference(
  { before, after, difference }: Difference,
  text: (value: number) => string
): ShownDifference {
  const sign = difference > 0 ? '+' : difference < 0 ? MINUS : '';
  return {
    before: before === null ? '' : text(before),
    after: after === null ? '' : text(after),
    difference: sign + text(Math.abs(difference))
  };
}
