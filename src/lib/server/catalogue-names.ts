import { nationalPriorityId } from '#lib/domain/plans/goal.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Stores } from './stores.ts';

/** A code with its name, as a form offers it. */
export type CodeOption = { value: string; label: string };

/** A kind of service as the desk offers it. */
export type NamedKind = {
  code: string;
  name: string;
  section: string;
  forms: readonly string[];
  capacityUnit: string;
  capacityUnits: readonly string[];
};

/** The catalogue of the law in the reader's language, as choices and as names of codes. */
export type CatalogueNames = {
  kinds: readonly NamedKind[];
  kindOptions: CodeOption[];
  formOptions: CodeOption[];
  groupOptions: CodeOption[];
  unitOptions: CodeOption[];
  sourceOptions: CodeOption[];
  /** Every priority of every list, with the years of its list in the name. */
  priorityOptions: CodeOption[];
  listOptions: CodeOption[];
  /** Name of a code of any of the lists; the code itself where the list no longer has it. */
  kind(code: string): string;
  form(code: string): string;
  group(code: string): string;
  unit(code: string): string;
  source(code: string): string;
};

type Named = { code: string; nameSk: string; nameEn: string };

/** Reads the catalogue that holds on a day. */
export async function readCatalogueNames(
  law: Stores['law'],
  day: CalendarDay,
  locale: Locale
): Promise<CatalogueNames> {
  const nameOf = ({ nameSk, nameEn }: Pick<Named, 'nameSk' | 'nameEn'>) =>
    locale === 'en' && nameEn !== '' ? nameEn : nameSk;
  const options = (rows: readonly Named[]) =>
    rows.map((row): CodeOption => ({ value: row.code, label: nameOf(row) }));

  const types = await law.serviceTypesOn(day);
  const formOptions = options(await law.serviceForms());
  const groupOptions = options(await law.targetGroups());
  const unitOptions = options(await law.capacityUnits());
  const sourceOptions = options(await law.financingSourcesOn(day));
  const lists = await law.nationalPriorityLists();

  const kinds = types.map((type): NamedKind => {
    const { code, section, forms, capacityUnit, otherCapacityUnits } = type;
    const capacityUnits = [capacityUnit, ...otherCapacityUnits];
    return { code, name: nameOf(type), section, forms, capacityUnit, capacityUnits };
  });
  const kindOptions = kinds.map(({ code, name, section }) => ({
    value: code,
    label: `${name} (${section})`
  }));
  return {
    ...{ kinds, kindOptions, formOptions, groupOptions, unitOptions, sourceOptions },
    priorityOptions: lists.flatMap((list) =>
      list.priorities.map((priority) => ({
        value: nationalPriorityId(list.code, priority.number),
        label: `${priority.number}. ${nameOf(priority)} (${list.fromYear} – ${list.toYear})`
      }))
    ),
    listOptions: lists.map(({ code, fromYear, toYear }) => ({
      value: code,
      label: `${fromYear} – ${toYear}`
    })),
    kind: namesOf(kinds.map(({ code, name }) => ({ value: code, label: name }))),
    form: namesOf(formOptions),
    group: namesOf(groupOptions),
    unit: namesOf(unitOptions),
    source: namesOf(sourceOptions)
  };
}

function namesOf(options: readonly CodeOption[]): (code: string) => string {
  const names = new Map(options.map(({ value, label }) => [value, label]));
  return (code) => names.get(code) ?? code;
}
