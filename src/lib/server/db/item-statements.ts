import { type RawBuilder, sql } from 'kysely';
import { fixedStatement } from './fixed-statement.ts';
import type { Children, ItemShape, Link, Placed } from './item-shelf.ts';

export const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const column = (name: string) => sql.ref(snake(name));

/** How one field of many items is gathered from the rows of its table. */
export type Gathered = { name: string; from: string; owner: string; value: RawBuilder<unknown> };

type ItemStatements = {
  /** Wants `bodyId` and `id`. */
  find: ReturnType<typeof fixedStatement>;
  /** Wants `bodyId`, `planId` and `id`; a row for the plan, locked, also where there is no such item. */
  findInPlan: ReturnType<typeof fixedStatement>;
  /** Wants `bodyId`, the `revision` that was seen, and every field of the item, those kept as JSON as text. */
  change: ReturnType<typeof fixedStatement>;
  gathered: readonly Gathered[];
};

const OF_SHAPE = new WeakMap<object, ItemStatements>();

/** What is asked of a kind of item for every save, put together once: a plan's shelves are opened anew every time. */
export function itemStatements<Item extends Placed>(shape: ItemShape<Item>): ItemStatements {
  const statements = OF_SHAPE.get(shape) ?? { ...texts(shape), gathered: gathered(shape) };
  OF_SHAPE.set(shape, statements);
  return statements;
}

function texts<Item extends Placed>(shape: ItemShape<Item>): Omit<ItemStatements, 'gathered'> {
  const table = sql.table(shape.table);
  const cast = (name: keyof Item & string) => (shape.json?.includes(name) ? sql`::jsonb` : sql``);
  const others = shape.columns.filter((name) => name !== 'id');
  return {
    find: fixedStatement(
      (value) => sql`
        select ${selected(shape)}, item.plan_id from ${table} as item
        where item.body_id = ${value('bodyId')} and item.id = ${value('id')}`
    ),
    findInPlan: fixedStatement(
      (value) => sql`
        select ${selected(shape)}, item.plan_id, json_build_object(
          'id', plan.id, 'validFrom', plan.valid_from, 'validTo', plan.valid_to,
          'capacityDay', plan.capacity_day, 'targetGroupCodes', plan.target_group_codes) as basis
        from plan left join ${table} as item on item.body_id = plan.body_id and item.id = ${value('id')}
        where plan.body_id = ${value('bodyId')} and plan.id = ${value('planId')}
        for share of plan`
    ),
    change: fixedStatement((value) => {
      const changes = others.map((name) => sql`${column(name)} = ${value(name)}${cast(name)}`);
      return sql`
        update ${table} set ${sql.join(changes)}, revision = revision + 1
        where body_id = ${value('bodyId')} and id = ${value('id')} and revision = ${value('revision')}`;
    })
  };
}

const linksOf = ({ links }: { links?: object }) => Object.entries<Link>({ ...links });
const childrenOf = ({ children }: { children?: object }) => Object.entries<Children>({ ...children });

/** The fields of one item: its columns, its links as an array of ids, its parts as JSON. */
function selected<Item extends Placed>(shape: ItemShape<Item>): RawBuilder<unknown> {
  const own = shape.columns.map((name) => sql`item.${column(name)}`);
  const linked = linksOf(shape).map(
    ([name, link]) => sql`array(
      select ${sql.ref(link.other)} from ${sql.table(link.table)} as link
      where link.body_id = item.body_id and link.${sql.ref(link.own)} = item.id order by 1) as ${column(name)}`
  );
  const nested = childrenOf(shape).map(
    ([name, child]) => sql`coalesce((
      select json_agg(json_build_object(${fieldsOf(child, 'child')}) order by child.*)
      from ${sql.table(child.table)} as child
      where child.body_id = item.body_id and child.${sql.ref(child.owner)} = item.id), '[]') as ${column(name)}`
  );
  return sql.join([...own, ...linked, ...nested, sql`item.revision`]);
}

function gathered<Item extends Placed>(shape: ItemShape<Item>): Gathered[] {
  return [
    ...linksOf(shape).map(([name, { table: from, own: owner, other }]) => {
      const value = sql`json_agg(part.${sql.ref(other)} order by part.${sql.ref(other)})`;
      return { name, from, owner, value };
    }),
    ...childrenOf(shape).map(([name, child]) => {
      const value = sql`json_agg(json_build_object(${fieldsOf(child, 'part')}) order by part.*)`;
      return { name, from: child.table, owner: child.owner, value };
    })
  ];
}

/** Names and values of one part, for an object of JSON. */
function fieldsOf(child: Children, alias: string): RawBuilder<unknown> {
  return sql.join(child.columns.flatMap((part) => [sql.lit(part), sql.ref(`${alias}.${snake(part)}`)]));
}
