import type { FormContext } from './form-context.ts';
import type { Field, Fields, TypedForm } from './form-field.ts';

/** The identity and place of the thing that a form keeps. */
export type Placed = { id: string; position: string };

/**
 * The form of one kind of thing: its fields, how a thing stands in them, and how a thing is made of what was read.
 * `refusedAt` says at which field each word of the domain's refusal belongs.
 */
export type ItemForm<Item, Values, Refusal extends string = string> = {
  fields(context: FormContext): Fields<Values>;
  values(item: Item, context: FormContext): Values;
  /** What stands in the fields of a new thing, where that is not nothing. */
  blank?(context: FormContext): TypedForm;
  /** @param before the item as it was kept, null for a new one: what has no field stays as it was */
  item(values: Values, kept: Placed, before: Item | null): Item;
  /** Fields left blank though others say half of what they would complete. */
  incomplete?(values: Values): (keyof Values & string)[];
  refusedAt: Readonly<Record<Refusal, keyof Values & string>>;
};

/** A form whose fields are the item's own properties. */
export function plainForm<Item extends { id: string; position: string }, Refusal extends string>(form: {
  fields(context: FormContext): Fields<Omit<Item, 'id' | 'position'>>;
  blank?(context: FormContext): TypedForm;
  refusedAt: Readonly<Record<Refusal, keyof Omit<Item, 'id' | 'position'> & string>>;
}): ItemForm<Item, Omit<Item, 'id' | 'position'>, Refusal> {
  return {
    ...form,
    values: (item) => item,
    item: (values, kept) => ({ ...values, ...kept }) as Item
  };
}

export type AnyFields = Readonly<Record<string, Field<unknown>>>;
