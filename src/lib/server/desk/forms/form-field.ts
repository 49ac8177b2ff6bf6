import { type CalendarDay, isPossibleDay } from '#lib/domain/shared/calendar-day.ts';
import type { Cents } from '#lib/domain/shared/euro.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import type { FieldOption, FieldWidth } from '#lib/ui/field.ts';
import {
  readTypedDay,
  readTypedMoney,
  readTypedNumber,
  readTypedWhole,
  readTypedYear,
  typedMoney,
  typedNumber
} from './typed-values.ts';

/** A row of a small table inside a form, by column. */
export type TypedRow = Readonly<Record<string, string>>;
/** What stands in a field as it was typed: a text, ticked values, or rows. */
export type Typed = string | readonly string[] | readonly TypedRow[];
export type TypedForm = Readonly<Record<string, Typed>>;

export type FaultWord =
  | 'required'
  | 'not-a-number'
  | 'not-whole'
  | 'not-money'
  | 'not-a-day'
  | 'impossible-day'
  | 'choose'
  | 'too-long'
  | 'too-large'
  | 'not-a-year'
  | 'not-a-time'
  | 'below-zero'
  | 'negative'
  | 'unknown-area'
  | 'same-name-areas';
/** What cannot be read, at which field; a field of a row is `costs.0.cents`. */
export type Fault = { field: string; word: FaultWord };

export type Control =
  | 'text'
  | 'textarea'
  | 'day'
  | 'number'
  | 'select'
  | 'radios'
  | 'checkboxes'
  | 'rows'
  /** Rows of the directory, with a search that needs no scripts. */
  | 'directory'
  /** A column that is said, not asked: the year of a row. */
  | 'fixed';

type Look = {
  label: MessageKey;
  hint?: MessageKey;
  options?: readonly FieldOption[];
  width?: FieldWidth;
  suffix?: string;
};

/** A field of a form: how it looks, how its typed text is read into a value, and how a value is written back. */
export type Field<Value> = Look & {
  control: Control;
  optional: boolean;
  columns?: Readonly<Record<string, Field<unknown>>>;
  /** One of the options or any number of them, for a field of the directory. */
  single?: boolean;
  /** What a search in this field found: how many, or null when nobody searched. */
  found?: number | null;
  /** How many empty rows are offered below those that are kept; 0 when the rows are given. */
  blankRows?: number;
  /** Faults are put to `faults`; what is then returned must not be used. */
  read(typed: Typed | undefined, name: string, faults: Fault[]): Value;
  write(value: Value): Typed;
};

/** A form as its fields by name. */
export type Fields<Values> = { readonly [Name in keyof Values]: Field<Values[Name]> };

const textOf = (typed: Typed | undefined) => (typeof typed === 'string' ? typed.trim() : '');
const textsOf = (typed: Typed | undefined) =>
  Array.isArray(typed) ? typed.filter((one): one is string => typeof one === 'string') : [];
const rowsOf = (typed: Typed | undefined): TypedRow[] =>
  Array.isArray(typed) ? typed.filter((one): one is TypedRow => typeof one === 'object') : [];

/** A line of text. Blank is allowed: whether it must be there, the domain's rule says with its own word. */
export function text(look: Look & { optional?: boolean; limit?: number }): Field<string> {
  return { ...words(look, look.limit ?? 500), control: 'text' };
}

/** Several lines of text. */
export function longText(look: Look & { optional?: boolean; limit?: number }): Field<string> {
  return { ...words(look, look.limit ?? 5000), control: 'textarea' };
}

function words(look: Look & { optional?: boolean }, limit: number): Omit<Field<string>, 'control'> {
  return {
    ...look,
    optional: look.optional ?? false,
    read: (typed, name, faults) => {
      const value = textOf(typed);
      if (value.length > limit) faults.push({ field: name, word: 'too-long' });
      return value;
    },
    write: (value) => value
  };
}

/** One thing on each line. */
export function lines(look: Look & { optional?: boolean }): Field<readonly string[]> {
  return {
    ...look,
    control: 'textarea',
    optional: look.optional ?? false,
    read: (typed, name, faults) => {
      const value = textOf(typed);
      if (value.length > 5000) faults.push({ field: name, word: 'too-long' });
      return value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    },
    write: (value) => value.join('\n')
  };
}

/** A text of which nothing is nothing: a web address that is not known. */
export function textOrNothing(look: Look & { limit?: number }): Field<string | null> {
  const field = words({ ...look, optional: true }, look.limit ?? 500);
  return {
    ...look,
    control: 'text',
    optional: true,
    read: (typed, name, faults) => field.read(typed, name, faults) || null,
    write: (value) => value ?? ''
  };
}

type Reader<Value> = (text: string) => Value | null;

/** Beyond that a number is a slip of the keys: people, places and hours of all Slovakia fit, and so do its euros. */
export const LARGEST = { number: 999_999_999, cents: 999_999_999_999 };

/** What is read and yet cannot be meant: a number beyond all sense, a day of no plan. */
function beyondLimits(value: unknown, word: FaultWord): FaultWord | null {
  if (word === 'not-a-day')
    return value === null || isPossibleDay(value as CalendarDay) ? null : 'impossible-day';
  const limit = word === 'not-money' ? LARGEST.cents : LARGEST.number;
  return typeof value === 'number' && Math.abs(value) > limit ? 'too-large' : null;
}

/** A value that must be there; `placeholder` only fills the hole behind a fault. */
function required<Value>(
  look: Look,
  control: Control,
  [read, word, placeholder]: [Reader<Value>, FaultWord, Value],
  write: (value: Value) => string
): Field<Value> {
  return {
    ...look,
    control,
    optional: false,
    read: (typed, name, faults) => {
      const given = textOf(typed);
      const value = read(given);
      if (value === null) faults.push({ field: name, word: given === '' ? 'required' : word });
      const beyond = beyondLimits(value, word);
      if (beyond) faults.push({ field: name, word: beyond });
      return value ?? placeholder;
    },
    write
  };
}

/** A value that may be left out. */
function optional<Value>(
  look: Look,
  control: Control,
  [read, word]: [Reader<Value>, FaultWord],
  write: (value: Value) => string
): Field<Value | null> {
  return {
    ...look,
    control,
    optional: true,
    read: (typed, name, faults) => {
      const given = textOf(typed);
      if (given === '') return null;
      const value = read(given);
      if (value === null) faults.push({ field: name, word });
      const beyond = beyondLimits(value, word);
      if (beyond) faults.push({ field: name, word: beyond });
      return value;
    },
    write: (value) => (value === null ? '' : write(value))
  };
}

export const day = (look: Look): Field<CalendarDay> =>
  required(look, 'day', [readTypedDay, 'not-a-day', '1900-01-01'], (value) => value);
export const dayOrNothing = (look: Look): Field<CalendarDay | null> =>
  optional(look, 'day', [readTypedDay, 'not-a-day'], (value) => value);
export const number = (look: Look): Field<number> =>
  required({ width: 8, ...look }, 'number', [readTypedNumber, 'not-a-number', 0], typedNumber);
export const numberOrNothing = (look: Look): Field<number | null> =>
  optional({ width: 8, ...look }, 'number', [readTypedNumber, 'not-a-number'], typedNumber);
/** Nothing typed is 0: for a second unit that most rows do not have. */
export const numberOrZero = (look: Look): Field<number> => ({
  ...numberOrNothing(look),
  read: (typed, name, faults) => numberOrNothing(look).read(typed, name, faults) ?? 0,
  write: (value) => (value === 0 ? '' : typedNumber(value))
});
/** The same in whole numbers: for people. */
export const wholeOrZero = (look: Look): Field<number> => ({
  ...wholeOrNothing(look),
  read: (typed, name, faults) => wholeOrNothing(look).read(typed, name, faults) ?? 0,
  write: (value) => (value === 0 ? '' : typedNumber(value))
});
/** 0 or more; what is less is a fault at its own field. */
export const notNegative = (field: Field<number>): Field<number> => ({
  ...field,
  read: (typed, name, faults) => {
    const value = field.read(typed, name, faults);
    if (value < 0) faults.push({ field: name, word: 'negative' });
    return value;
  }
});
export const whole = (look: Look): Field<number> =>
  required({ width: 8, ...look }, 'number', [readTypedWhole, 'not-whole', 0], typedNumber);
export const wholeOrNothing = (look: Look): Field<number | null> =>
  optional({ width: 8, ...look }, 'number', [readTypedWhole, 'not-whole'], typedNumber);
export const money = (look: Look): Field<Cents> =>
  required({ suffix: '€', width: 14, ...look }, 'number', [readTypedMoney, 'not-money', 0], typedMoney);

/** A year as people write it, with four digits. */
export const year = (look: Look): Field<number> =>
  required({ width: 4, ...look }, 'number', [readTypedYear, 'not-a-year', 0], String);

/** A whole number that is given, not typed: the year of a row. */
export const fixedNumber = (look: Look): Field<number> => ({ ...whole(look), control: 'fixed' });

type Choices = Look & { options: readonly FieldOption[]; control?: 'select' | 'radios' };

/** One of the options. */
export function choice<Word extends string>(look: Choices): Field<Word> {
  const isOffered = (given: string) => look.options.some((option) => option.value === given);
  const read = (given: string) => (isOffered(given) ? (given as Word) : null);
  const field = required<Word>(
    look,
    look.control ?? 'select',
    [read, 'choose', '' as Word],
    (value) => value
  );
  return {
    ...field,
    read: (typed, name, faults) => {
      const given = textOf(typed);
      if (!isOffered(given)) faults.push({ field: name, word: 'choose' });
      return given as Word;
    }
  };
}

/** One of the options or none. */
export function choiceOrNothing<Word extends string>(look: Choices): Field<Word | null> {
  const read = (given: string) =>
    look.options.some((option) => option.value === given) ? (given as Word) : null;
  return optional(look, look.control ?? 'select', [read, 'choose'], (value) => value);
}

/** Any of the options, in their order; what is not offered (removed meanwhile, or invented) is left out. */
export function choices(look: Choices): Field<readonly string[]> {
  return {
    ...look,
    control: 'checkboxes',
    optional: true,
    read: (typed) => {
      const ticked = new Set([...textsOf(typed), ...(typeof typed === 'string' ? [typed] : [])]);
      return look.options.map((option) => option.value).filter((value) => ticked.has(value));
    },
    write: (value) => [...value]
  };
}

/** Yes or no, as one box to tick. */
export function tick(look: Look & { option: FieldOption }): Field<boolean> {
  return {
    label: look.label,
    ...(look.hint ? { hint: look.hint } : {}),
    options: [look.option],
    control: 'checkboxes',
    optional: true,
    read: (typed) => textsOf(typed).includes(look.option.value) || typed === look.option.value,
    write: (value) => (value ? [look.option.value] : [])
  };
}

/** Rows of a small table; a row in which nothing was typed is none. */
export function rows<Row extends Record<string, unknown>>(
  look: Look & { columns: Fields<Row>; mute?: readonly (keyof Row & string)[]; blankRows?: number }
): Field<readonly Row[]> {
  const columns = Object.entries(look.columns) as [keyof Row & string, Field<unknown>][];
  // A column that is never blank (a select with a usual word) does not make a row.
  const tells = columns.filter(([name]) => !look.mute?.includes(name)).map(([name]) => name);
  return {
    label: look.label,
    ...(look.hint ? { hint: look.hint } : {}),
    columns: look.columns as Record<string, Field<unknown>>,
    control: 'rows',
    blankRows: look.blankRows ?? 2,
    optional: true,
    read: (typed, name, faults) =>
      rowsOf(typed).flatMap((row, index) => {
        if (tells.every((column) => (row[column] ?? '').trim() === '')) return [];
        const read = columns.map(([column, field]) => [
          column,
          field.read(row[column], `${name}.${index}.${column}`, faults)
        ]);
        return [Object.fromEntries(read) as Row];
      }),
    write: (value) =>
      value.map((row) =>
        Object.fromEntries(columns.map(([column, field]) => [column, String(field.write(row[column]))]))
      )
  };
}

/** Every field read; `values` may be used only when there are no faults. */
export function readForm<Values>(
  fields: Fields<Values>,
  typed: TypedForm
): { values: Values; faults: Fault[] } {
  const faults: Fault[] = [];
  const entries = Object.entries(fields) as [string, Field<unknown>][];
  const values = Object.fromEntries(
    entries.map(([name, field]) => [name, field.read(typed[name], name, faults)])
  );
  return { values: values as Values, faults };
}

/** Values as they stand in the fields. */
export function writeForm<Values>(fields: Fields<Values>, values: Values): TypedForm {
  const entries = Object.entries(fields) as [keyof Values & string, Field<unknown>][];
  return Object.fromEntries(entries.map(([name, field]) => [name, field.write(values[name])]));
}

/** What a browser sent for these fields; anything else in the request is not looked at. */
export function typedForm(fields: Readonly<Record<string, Field<unknown>>>, sent: FormData): TypedForm {
  const one = (name: string) => {
    const value = sent.get(name);
    return typeof value === 'string' ? plainText(value) : '';
  };
  const many = (name: string) =>
    sent.getAll(name).filter((value): value is string => typeof value === 'string');
  const entries = Object.entries(fields).flatMap(([name, field]): [string, Typed][] => {
    if (field.control === 'checkboxes') return [[name, many(name)]];
    if (field.control === 'directory')
      return [
        [name, many(name)],
        [searchName(name), one(searchName(name))]
      ];
    if (field.control !== 'rows') return [[name, one(name)]];
    const columns = Object.keys(field.columns ?? {});
    const count = Math.min(Number(one(`${name}.count`)) || 0, MOST_ROWS);
    const row = (index: number) =>
      Object.fromEntries(columns.map((column) => [column, one(`${name}.${index}.${column}`)]));
    const sentRows = Array.from({ length: count }, (_, index) => row(index));
    // The empty rows offered below are nobody's words; those between filled ones keep their place.
    const isEmpty = (one: TypedRow) => Object.values(one).every((value) => value.trim() === '');
    return [[name, sentRows.slice(0, sentRows.findLastIndex((one) => !isEmpty(one)) + 1)]];
  });
  return Object.fromEntries(entries);
}

/** Name of the field in which somebody looks for a row of the directory. */
export const searchName = (field: string) => `${field}.hladat`;

/** A page with more rows than that was not made by us. */
const MOST_ROWS = 200;
