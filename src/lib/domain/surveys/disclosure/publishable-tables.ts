import { type Coarsening, coarsened, mayBeTold, placesIn } from './coarsening.ts';

/** What is known of each person: a question, with *no answer* as one of its categories, or a trait as the age band. */
export type Variable = {
  id: string;
  /** How many categories it has. */
  categories: number;
  /** The category of each person, from 0. */
  values: Int32Array;
};

/** A question counted for all, or for each group of a trait, as everybody may see it. */
export type PublishableTable = {
  question: string;
  trait: string | null;
  rows: Coarsening;
  /** One column for all where there is no trait. */
  columns: Coarsening;
  /** People by row and column; each none, or a crowd. */
  counts: readonly (readonly number[])[];
};

/** Why a table that was declared is not shown. */
export type WithheldTable = {
  question: string;
  trait: string | null;
  because: 'too-few' | 'all-groups-small' | 'told-by-others';
};

export type Publishable = { tables: PublishableTable[]; withheld: WithheldTable[] };

/**
 * The tables of one round of questions that may be published together: every question for all, and by each trait, and
 * no other cut. No count of a few people stands in them or follows from them by any calculation: for each such count
 * there are other answers of the same people, equal in all that is published, in which it differs. What cannot be made
 * so is withheld, the traits named last first.
 *
 * A small count is joined with others to a crowd (`coarsened`), and so are groups in which one would stand. Answers of
 * two people who stand in the same columns of the other tables can then be exchanged and nobody sees it
 * (data swapping: Dalenius and Reiss, *Journal of Statistical Planning and Inference* 6 (1982) 73–85).
 * @param questions people by what they answered; all variables have the same people in the same order
 * @param traits traits whose groups are told apart, the most wanted first
 */
export function publishableTables(questions: readonly Variable[], traits: readonly Variable[]): Publishable {
  const publishable: Publishable = { tables: [], withheld: [] };
  const groups = traits.map((trait) => ({ trait, columns: coarsened(sizesOf(trait)) }));
  for (const question of questions) {
    const rows = coarsened(sizesOf(question));
    if (!rows) {
      publishable.withheld.push({ question: question.id, trait: null, because: 'too-few' });
      continue;
    }
    publishable.tables.push(counted(question, rows, null, [[0]]));
    addByTraits(publishable, question, rows, groups);
  }
  return publishable;
}

type Groups = { trait: Variable; columns: Coarsening | null };
type Accepted = { trait: Variable; table: PublishableTable; hidden: readonly number[]; units: Coarsening };

function addByTraits(
  { tables, withheld }: Publishable,
  question: Variable,
  rows: Coarsening,
  groups: readonly Groups[]
): void {
  const accepted: Accepted[] = [];
  for (const { trait, columns } of groups) {
    const cut = columns && byTrait(question, rows, trait, columns);
    if (!cut) {
      withheld.push({ question: question.id, trait: trait.id, because: 'all-groups-small' });
      continue;
    }
    accepted.push(cut);
    if (accepted.every((one) => isHiddenBy(one, question, accepted))) tables.push(cut.table);
    else {
      accepted.pop();
      withheld.push({ question: question.id, trait: trait.id, because: 'told-by-others' });
    }
  }
}

/** The question by one trait: groups with a small count anywhere are joined until they are a crowd in every row. */
function byTrait(question: Variable, rows: Coarsening, trait: Variable, units: Coarsening): Accepted | null {
  const cells = crossed(question, rows, trait, units);
  const isSmall = (unit: number) => cells.some((row) => !mayBeTold(row[unit] ?? 0));
  const hidden = Array.from(units.keys()).filter(isSmall);
  if (hidden.length === 0) return { trait, hidden, units, table: counted(question, rows, trait, units) };
  const sizeOf = (unit: number) => cells.reduce((sum, row) => sum + (row[unit] ?? 0), 0);
  const rest = Array.from(units.keys())
    .filter((unit) => !hidden.includes(unit))
    .sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  const isCrowd = () =>
    cells.every((row) => mayBeTold(hidden.reduce((sum, unit) => sum + (row[unit] ?? 0), 0)));
  while (hidden.length < 2 || !isCrowd()) {
    const next = rest.shift();
    if (next === undefined) return null;
    hidden.push(next);
  }
  // With nobody told apart, the table would say what the one for all says.
  if (hidden.length === units.length) return null;
  const joined = hidden.flatMap((unit) => units[unit] ?? []).sort((a, b) => a - b);
  const columns = [...units.filter((_, unit) => !hidden.includes(unit)), joined];
  return { trait, hidden, units, table: counted(question, rows, trait, columns) };
}

/** Whether no small count behind the joined groups of one table follows from it and the others together. */
function isHiddenBy(
  { trait, hidden, units }: Accepted,
  question: Variable,
  accepted: readonly Accepted[]
): boolean {
  if (hidden.length === 0) return true;
  const rows = accepted[0]?.table.rows ?? [];
  const rowOf = placesIn(rows, question.categories);
  const unitOf = placesIn(units, trait.categories);
  const others = accepted.filter((one) => one.trait !== trait);
  const standing = others.map((one) => placesIn(one.table.columns, one.trait.categories));
  /** Where a person stands in the other tables: only people who stand alike can exchange their answers unseen. */
  const alike = Array.from(question.values, (_, person) =>
    others.map((one, at) => standing[at]?.[one.trait.values[person] ?? 0] ?? 0).join()
  );
  const cells = crossed(question, rows, trait, units);
  return hidden.every((unit) =>
    cells.every((row, at) => {
      const count = row[unit] ?? 0;
      if (mayBeTold(count) || (rows[at]?.length ?? 0) > 1 || (units[unit]?.length ?? 0) > 1) return true;
      return canBeExchanged(
        { alike, hidden, isIn: (person) => unitOf[trait.values[person] ?? 0] ?? 0 },
        unit,
        (person) => rowOf[question.values[person] ?? 0] === at
      );
    })
  );
}

type Exchange = { alike: readonly string[]; hidden: readonly number[]; isIn: (person: number) => number };

/** Whether somebody of the unit and somebody of another joined one, alike in the rest, answered differently. */
function canBeExchanged(
  { alike, hidden, isIn }: Exchange,
  unit: number,
  answeredSo: (person: number) => boolean
): boolean {
  const inside = { so: new Set<string>(), else: new Set<string>() };
  const outside = { so: new Set<string>(), else: new Set<string>() };
  for (const [person, stands] of alike.entries()) {
    const where = isIn(person);
    if (!hidden.includes(where)) continue;
    const side = where === unit ? inside : outside;
    (answeredSo(person) ? side.so : side.else).add(stands);
  }
  return meet(inside.so, outside.else) || meet(inside.else, outside.so);
}

function meet(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((one) => others.has(one));
}

function sizesOf({ categories, values }: Variable): number[] {
  const sizes = new Array<number>(categories).fill(0);
  for (const value of values) sizes[value] = (sizes[value] ?? 0) + 1;
  return sizes;
}

function counted(
  question: Variable,
  rows: Coarsening,
  trait: Variable | null,
  columns: Coarsening
): PublishableTable {
  const everybody = { id: '', categories: 1, values: new Int32Array(question.values.length) };
  const counts = crossed(question, rows, trait ?? everybody, columns);
  return { question: question.id, trait: trait?.id ?? null, rows, columns, counts };
}

/** People by row and column. */
function crossed(question: Variable, rows: Coarsening, trait: Variable, columns: Coarsening): number[][] {
  const rowOf = placesIn(rows, question.categories);
  const columnOf = placesIn(columns, trait.categories);
  const counts = rows.map(() => columns.map(() => 0));
  for (const [person, answer] of question.values.entries()) {
    const row = counts[rowOf[answer] ?? 0];
    const column = columnOf[trait.values[person] ?? 0] ?? 0;
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return counts;
}
