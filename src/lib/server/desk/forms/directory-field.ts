import {
  type DirectoryEntry,
  type DirectoryRef,
  entryName,
  readRef,
  refText
} from '#lib/domain/directory/directory-entry.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import type { FieldOption } from '#lib/ui/field.ts';
import type { FormContext } from './form-context.ts';
import type { Field, Typed } from './form-field.ts';

type Look = { label: MessageKey; hint?: MessageKey; kinds?: readonly DirectoryRef['kind'][] };
type Offering = Pick<FormContext, 't' | 'bodyId' | 'entries' | 'found'>;

/** Rows of the directory as choices: the name, the IČO, and who keeps the row when it is not us. */
export function entryOptions(
  { t, bodyId, entries }: Omit<Offering, 'found'>,
  kinds: readonly DirectoryRef['kind'][] = ['provider', 'service']
): FieldOption[] {
  return entries
    .filter(({ kind }) => kinds.includes(kind))
    .map((entry) => ({ value: refText(entry), label: entryName(entry), hint: aboutEntry(entry, bodyId, t) }));
}

function aboutEntry(
  { kind, ico, stewardBodyId, stewardName }: DirectoryEntry,
  bodyId: string,
  t: Offering['t']
) {
  return [
    t(`directory.entry.${kind}`),
    ico === null ? '' : t('directory.entry.ico', { ico }),
    stewardBodyId === bodyId ? '' : t('directory.entry.keptBy', { body: stewardName })
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Any rows of the directory, whoever keeps them; what is gone meanwhile is left out. */
export function directoryRefs({ kinds, ...look }: Look, context: Offering): Field<readonly DirectoryRef[]> {
  const options = entryOptions(context, kinds);
  return {
    ...look,
    ...{ control: 'directory', optional: true, single: false, options, found: context.found },
    read: (typed) => refsOf(typed, options),
    write: (value) => value.map(refText)
  };
}

/** One row of the directory, by its id. */
export function directoryId(
  { kind, ...look }: Omit<Look, 'kinds'> & { kind: DirectoryRef['kind'] },
  context: Offering
): Field<string> {
  const options = entryOptions(context, [kind]);
  return {
    ...look,
    ...{ control: 'directory', optional: false, single: true, options, found: context.found },
    read: (typed, name, faults) => {
      const [ref] = refsOf(typed, options);
      if (!ref) faults.push({ field: name, word: 'choose' });
      return ref?.id ?? '';
    },
    write: (id) => (id === '' ? [] : [refText({ kind, id })])
  };
}

function refsOf(typed: Typed | undefined, options: readonly FieldOption[]): DirectoryRef[] {
  const texts = new Set<unknown>(Array.isArray(typed) ? typed : [typed]);
  return options.flatMap(({ value }) => (texts.has(value) ? (readRef(value) ?? []) : []));
}
