import type { DirectoryRef } from '#lib/domain/directory/directory-entry.ts';
import { isRunning } from '#lib/domain/directory/service.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Stores } from '../stores.ts';
import { recordCapacity, removeCapacity } from '../use-cases/directory/record-capacity.ts';
import { registerProvider } from '../use-cases/directory/register-provider.ts';
import { registerService } from '../use-cases/directory/register-service.ts';
import { removeFromDirectory } from '../use-cases/directory/remove-from-directory.ts';
import type { DeskKind, KeepResult, KeptForm } from './desk-kind.ts';
import { CAPACITY_FORM, PROVIDER_FORM, serviceForm } from './forms/directory-forms.ts';
import type { FormContext } from './forms/form-context.ts';
import { readForm, writeForm } from './forms/form-field.ts';
import type { AnyFields, ItemForm } from './forms/item-form.ts';
import { isSameTyped, refusedFault } from './plan-kind.ts';

type Outcome<Item> =
  | { outcome: 'kept'; id: string }
  | { outcome: 'refused'; refusal: string }
  | { outcome: 'conflict'; theirs: Item & { revision: number } }
  | { outcome: 'not-allowed' | 'gone' };

type Given<Item, Values> = Pick<
  DeskKind,
  'segment' | 'word' | 'removable' | 'changeable' | 'list' | 'remove'
> & {
  form(context: FormContext): ItemForm<Item, Values>;
  name(item: Item, context: FormContext): string;
  all(stores: Stores): Promise<(Item & { id: string; revision: number })[]>;
  register(
    stores: Stores,
    actor: Parameters<DeskKind['keep']>[1],
    item: Item,
    revision: number | null
  ): Promise<Outcome<Item>>;
};

/** A row of the directory at the desk: kept by the use cases of the directory, always among the body's own. */
function directoryKind<Item, Values>(given: Given<Item, Values>): DeskKind {
  const { form, name, all, register, ...rest } = given;

  function keptForm(item: Item & { revision: number }, context: FormContext): KeptForm {
    const { fields, values } = form(context);
    const typed = writeForm(fields(context), values(item, context));
    return { typed, revision: item.revision, title: name(item, context) };
  }

  const findItem = async (stores: Stores, id: string) => (await all(stores)).find((one) => one.id === id);

  return {
    ...rest,
    listSegment: 'poskytovatelia',
    action: 'edit-directory',
    movable: false,
    fields: (context) => form(context).fields(context) as AnyFields,
    blank: (context) => form(context).blank?.(context) ?? {},
    find: async (stores, context, _planId, id) => {
      const item = await findItem(stores, id);
      return item && keptForm(item, context);
    },
    keep: async (stores, actor, { id, revision, typed, context }): Promise<KeepResult> => {
      const { fields, item: itemOf, refusedAt } = form(context);
      const { values, faults } = readForm(fields(context), typed);
      if (faults.length > 0) return { outcome: 'faults', faults };
      const before = await findItem(stores, id);
      if (revision === null && before) {
        const theirs = keptForm(before, context);
        const same = isSameTyped(theirs.typed, writeForm(fields(context), values));
        return same ? { outcome: 'kept', id } : { outcome: 'conflict', theirs };
      }
      const item = itemOf(values, { id, position: '' }, before ?? null);
      const kept = await register(stores, actor, item, revision);
      if (kept.outcome === 'refused')
        return { outcome: 'faults', faults: [refusedFault(kept.refusal, refusedAt)] };
      if (kept.outcome === 'conflict') return { outcome: 'conflict', theirs: keptForm(kept.theirs, context) };
      return kept;
    },
    move: async () => 'gone'
  };
}

/** A row of the directory that only its steward removes, and only while nothing stands on it. */
const removeRow =
  (kind: DirectoryRef['kind']): DeskKind['remove'] =>
  (stores, actor, { id, revision }) =>
    removeFromDirectory(stores, actor, { ref: { kind, id }, revision });

const PROVIDERS = directoryKind({
  segment: 'poskytovatelia',
  word: 'providers',
  removable: true,
  changeable: true,
  form: () => PROVIDER_FORM,
  name: (provider) => provider.name,
  all: (stores) => stores.directory.providers(),
  register: (stores, actor, provider, revision) => registerProvider(stores, actor, { provider, revision }),
  list: ({ providers, t }) =>
    providers.map(({ id, name, kind, ico }) => ({
      id,
      title: name,
      notes: [t(`planTerm.provider.${kind}`), ico === null ? '' : `IČO ${ico}`].filter((note) => note !== ''),
      group: null
    })),
  remove: removeRow('provider')
});

/** @param territoryCode of the body's own territory; empty for a union of municipalities */
const servicesKind = (territoryCode: string) =>
  directoryKind({
    segment: 'sluzby',
    word: 'services',
    removable: true,
    changeable: true,
    form: () => serviceForm(territoryCode),
    name: (service) => service.name,
    all: (stores) => stores.directory.ownServices(),
    register: (stores, actor, service, revision) => registerService(stores, actor, { service, revision }),
    list: ({ services, providers, names, t, today }) =>
      services.map((service) => ({
        id: service.id,
        title: service.name,
        notes: [
          names.kind(service.serviceTypeCode),
          service.formCodes.map(names.form).join(', '),
          isRunning(service, today) ? '' : t('item.services.notRunning')
        ].filter((note) => note !== ''),
        group: providers.find((one) => one.id === service.providerId)?.name ?? null
      })),
    remove: removeRow('service')
  });

const CAPACITIES = directoryKind({
  segment: 'kapacita',
  word: 'capacities',
  removable: true,
  changeable: false,
  form: () => CAPACITY_FORM,
  name: (record, { names, locale }) =>
    `${names.form(record.formCode)}, ${names.group(record.targetGroupCode)}: ` +
    `${formats(locale).number(record.value, 2)} ${names.unit(record.unitCode)}`,
  // A record is never changed, so it has no revision: another one follows it.
  all: async (stores) => (await stores.directory.capacities()).map((one) => ({ ...one, revision: 1 })),
  register: (stores, actor, record) => recordCapacity(stores, actor, record),
  list: () => [],
  remove: (stores, actor, { id }) => removeCapacity(stores, actor, id)
});

/** The kinds of the directory for one body. */
export function directoryKinds(body: { unitCode: string | null }): readonly DeskKind[] {
  return [PROVIDERS, servicesKind(body.unitCode ?? ''), CAPACITIES];
}
