import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { PlanBasis } from '#lib/domain/plans/plan.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { column, itemStatements, snake } from './item-statements.ts';
import type { Schema } from './schema.ts';

/** What every item of a plan has; `position` is a fractional index, where the item has an order. */
export type Placed = { id: string };

/** An item as it is kept, with the revision that a change must name. */
export type Kept<Item> = Item & { revision: number };

/** The same with the plan it belongs to. */
export type FoundItem<Item> = Kept<Item> & { planId: string };

/** The item was changed, somebody was faster, or it is gone. */
export type ChangeOutcome = 'changed' | 'conflict' | 'gone';

/** Field of an item kept as rows of a link table: ids of other items. */
export type Link = { table: string; own: string; other: string };
/** Field of an item kept as rows of its own table, replaced whole with the item. */
export type Children = { table: string; owner: string; columns: readonly string[] };

/** How the fields of an item stand in its table; names are those of the domain type, columns their snake_case. */
export type ItemShape<Item extends Placed> = {
  table: string;
  columns: readonly (keyof Item & string)[];
  /** Columns that hold JSON. */
  json?: readonly (keyof Item & string)[];
  links?: { readonly [Field in keyof Item & string]?: Link };
  children?: { readonly [Field in keyof Item & string]?: Children };
  /** Column that orders a list. */
  order?: string;
};

/** Everything of one kind in one body's plan: list, add, change, remove, each item with its links and parts. */
export type ItemShelf<Item extends Placed> = {
  list(planId: string): Promise<Kept<Item>[]>;
  /** The next so many after one of them, or the first ones: for whoever reads thousands without holding others up. */
  listPart(planId: string, after: Item | null, most: number): Promise<Kept<Item>[]>;
  find(id: string): Promise<FoundItem<Item> | undefined>;
  /**
   * What an item of a plan is judged by, in one question: the plan, locked until the transaction ends, and the item,
   * which may be gone or another plan's; undefined where there is no such plan.
   */
  findInPlan(
    planId: string,
    id: string
  ): Promise<{ plan: PlanBasis; current: FoundItem<Item> | undefined } | undefined>;
  add(planId: string, item: Item): Promise<void>;
  /**
   * Writes the whole item over the revision that the editor saw; never over a newer one. Links and parts that are
   * the same as in `before` are left alone.
   */
  change(item: Item, revision: number, before?: Item): Promise<ChangeOutcome>;
  remove(id: string, revision: number): Promise<ChangeOutcome>;
  place(id: string, position: string): Promise<void>;
  /** Many new items at once. */
  addAll(planId: string, items: readonly Item[]): Promise<void>;
  /** Many at once, each over the revision that the editor saw; gives how many of them were so. */
  changeAll(changes: readonly { item: Item; revision: number; before: Item }[]): Promise<number>;
  /** Removes many at once, each at its revision; gives how many of them were so. */
  removeAll(removals: readonly { id: string; revision: number }[]): Promise<number>;
};

export function itemShelf<Item extends Placed>(
  tx: Kysely<Schema>,
  bodyId: BodyId,
  shape: ItemShape<Item>
): ItemShelf<Item> {
  const table = sql.table(shape.table);
  const { gathered, ...statements } = itemStatements(shape);
  const links = Object.entries(shape.links ?? {}) as [keyof Item & string, Link][];
  const children = Object.entries(shape.children ?? {}) as [keyof Item & string, Children][];

  /**
   * All items of a plan. Their links and parts are gathered once and stand in the first row, by the id of their item: a
   * look-up for each item takes twice as long, and a join may be planned as a loop in a loop.
   */
  function listed(planId: string, part?: { after: Item | null; most: number }) {
    const own = shape.columns.map((name) => sql`item.${column(name)}`);
    const ordered = (shape.order ?? 'position') as keyof Item & string;
    const order = sql`item.${column(ordered)}, item.id`;
    const after = part?.after
      ? sql`and (${order}) > (${part.after[ordered]}, ${part.after.id}::uuid)`
      : sql``;
    const wanted = sql`
      from ${table} as item where item.body_id = ${bodyId} and item.plan_id = ${planId} ${after}
      order by ${order} ${part ? sql`limit ${part.most}` : sql``}`;
    const ofPlan = sql`select item.id ${wanted}`;
    const parts = gathered.map(
      ({ name, from, owner, value }) => sql`
        case when row_number() over (order by ${order}) = 1 then (
          select json_object_agg(part.id, part.value) from (
            select part.${sql.ref(owner)} as id, ${value} as value from ${sql.table(from)} as part
            where part.body_id = ${bodyId} and part.${sql.ref(owner)} in (${ofPlan}) group by 1
          ) as part) end as ${column(name)}`
    );
    return sql<Record<string, unknown>>`select ${sql.join([...own, ...parts, sql`item.revision`])} ${wanted}`;
  }

  /** Gives every item the links and parts that the first row carries. */
  function distributed(rows: readonly Record<string, unknown>[]): Kept<Item>[] {
    const carried = gathered.map(({ name }) => {
      const byItem = (rows[0]?.[name] ?? {}) as Readonly<Record<string, unknown>>;
      return [name, byItem] as const;
    });
    return rows.map((row) => {
      const own = carried.map(([name, byItem]) => [name, byItem[String(row.id)] ?? []]);
      // The columns are those of the item; the database knows no types.
      return { ...row, ...Object.fromEntries(own) } as Kept<Item>;
    });
  }

  const isJson = (name: keyof Item & string) => shape.json?.includes(name) ?? false;

  /** The value of a field as it is sent: what is kept as JSON goes as text. */
  const asWritten = (item: Item, name: keyof Item & string): unknown => {
    const value = item[name];
    return isJson(name) && value !== null ? JSON.stringify(value) : value;
  };

  async function writeParts(item: Item, before?: Item): Promise<void> {
    const isSame = (name: keyof Item) =>
      before && JSON.stringify(before[name]) === JSON.stringify(item[name]);
    for (const [name, link] of links)
      if (!isSame(name)) await writeLinks(item.id, link, item[name] as readonly string[]);
    for (const [name, child] of children) {
      if (!isSame(name))
        await writeChildren(item.id, child, item[name] as readonly Record<string, unknown>[]);
    }
  }

  async function writeLinks(id: string, link: Link, ids: readonly string[]): Promise<void> {
    const [table, own, other] = [sql.table(link.table), sql.ref(link.own), sql.ref(link.other)];
    await sql`delete from ${table} where body_id = ${bodyId} and ${own} = ${id}`.execute(tx);
    if (ids.length === 0) return;
    const rows = sql.join([...new Set(ids)].map((to) => sql`(${bodyId}::uuid, ${id}::uuid, ${to}::uuid)`));
    await sql`insert into ${table} (body_id, ${own}, ${other}) values ${rows}`.execute(tx);
  }

  async function writeChildren(
    id: string,
    child: Children,
    parts: readonly Record<string, unknown>[]
  ): Promise<void> {
    const [table, owner] = [sql.table(child.table), sql.ref(child.owner)];
    await sql`delete from ${table} where body_id = ${bodyId} and ${owner} = ${id}`.execute(tx);
    if (parts.length === 0) return;
    const rows = sql.join(
      parts.map((part) => {
        const values = sql.join(child.columns.map((name) => sql`${part[name]}`));
        return sql`(${bodyId}, ${id}, ${values})`;
      })
    );
    await sql`
      insert into ${table} (body_id, ${owner}, ${sql.join(child.columns.map(column))})
      values ${rows}`.execute(tx);
  }

  /** Items as rows of their table: its own column types read them, so nothing is said of types twice. */
  function rowsOf(items: readonly (Item & { revision?: number })[]): RawBuilder<unknown> {
    const rows = items.map((item) => ({
      ...Object.fromEntries(shape.columns.map((name) => [snake(name), item[name]])),
      ...(item.revision === undefined ? {} : { revision: item.revision })
    }));
    return sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`;
  }

  async function outcomeOf(changed: bigint | undefined, id: string): Promise<ChangeOutcome> {
    if (changed === 1n) return 'changed';
    const found = await sql`select 1 from ${table} where body_id = ${bodyId} and id = ${id}`.execute(tx);
    return found.rows.length === 1 ? 'conflict' : 'gone';
  }

  return {
    async list(planId) {
      const { rows } = await listed(planId).execute(tx);
      return distributed(rows);
    },

    async listPart(planId, after, most) {
      const { rows } = await listed(planId, { after, most }).execute(tx);
      return distributed(rows);
    },

    async find(id) {
      const { rows } = await tx.executeQuery(statements.find(tx, { bodyId, id }));
      // The columns are those of the item; the database knows no types.
      return rows[0] as FoundItem<Item> | undefined;
    },

    async findInPlan(planId, id) {
      const { rows } = await tx.executeQuery(statements.findInPlan(tx, { bodyId, planId, id }));
      const [found] = rows as ({ basis: PlanBasis } & (FoundItem<Item> | { id: null }))[];
      if (!found) return undefined;
      const { basis, ...item } = found;
      return { plan: basis, current: item.id === null ? undefined : (item as FoundItem<Item>) };
    },

    async add(planId, item) {
      const columns = sql.join(shape.columns.map(column));
      const values = sql.join(
        shape.columns.map((name) => sql`${asWritten(item, name)}${isJson(name) ? sql`::jsonb` : sql``}`)
      );
      await sql`insert into ${table} (body_id, plan_id, ${columns}) values (${bodyId}, ${planId}, ${values})`.execute(
        tx
      );
      await writeParts(item);
    },

    async change(item, revision, before) {
      const fields = Object.fromEntries(shape.columns.map((name) => [name, asWritten(item, name)]));
      const change = statements.change(tx, { ...fields, bodyId, revision });
      const { numAffectedRows } = await tx.executeQuery(change);
      const outcome = await outcomeOf(numAffectedRows, item.id);
      if (outcome === 'changed') await writeParts(item, before);
      return outcome;
    },

    async remove(id, revision) {
      const { numAffectedRows } = await sql`
        delete from ${table} where body_id = ${bodyId} and id = ${id} and revision = ${revision}`.execute(tx);
      return outcomeOf(numAffectedRows, id);
    },

    async addAll(planId, items) {
      if (items.length === 0) return;
      const columns = sql.join(shape.columns.map(column));
      await sql`
        insert into ${table} (body_id, plan_id, ${columns})
        select ${bodyId}, ${planId}, ${columns} from ${rowsOf(items)}`.execute(tx);
      for (const item of items) await writeParts(item);
    },

    async changeAll(changes) {
      if (changes.length === 0) return 0;
      const next = changes.map(({ item, revision }) => ({ ...item, revision }));
      const set = sql.join(
        shape.columns
          .filter((name) => name !== 'id')
          .map((name) => sql`${column(name)} = next.${column(name)}`)
      );
      const { numAffectedRows } = await sql`
        update ${table} as item set ${set}, revision = item.revision + 1 from ${rowsOf(next)} as next
        where item.body_id = ${bodyId} and item.id = next.id and item.revision = next.revision`.execute(tx);
      for (const { item, before } of changes) await writeParts(item, before);
      return Number(numAffectedRows ?? 0n);
    },

    async removeAll(removals) {
      if (removals.length === 0) return 0;
      const { numAffectedRows } = await sql`
        delete from ${table} as item
        using jsonb_to_recordset(${JSON.stringify(removals)}::jsonb) as gone(id uuid, revision bigint)
        where item.body_id = ${bodyId} and item.id = gone.id and item.revision = gone.revision`.execute(tx);
      return Number(numAffectedRows ?? 0n);
    },

    async place(id, position) {
      await sql`update ${table} set position = ${position} where body_id = ${bodyId} and id = ${id}`.execute(
        tx
      );
    }
  };
}
