import { columnsOf } from '#lib/domain/plans/import/column.ts';
import type { Catalogues } from '#lib/domain/plans/import/ground.ts';
import { type ImportMeaning, LONGEST_WORD, type MeaningList } from '#lib/domain/plans/import/meaning.ts';
import { nameKey } from '#lib/domain/plans/import/name-finder.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { ProposalSummary } from '../use-cases/import/written-proposal.ts';

/** A page cannot ask for more at once; the rest comes when these are said. */
const ASKED_AT_ONCE = 40;
/** The choice that a column is not read; an empty choice says nothing. */
const NOT_READ = '-';

/** A word of a file that nobody knows, as a form asks what it means. */
export type UnknownWord = {
  list: MeaningList;
  /** Without case, diacritics and punctuation. */
  word: string;
  /** Name of the field in the form. */
  field: string;
  label: string;
  options: { value: string; label: string }[];
};

/** The catalogues that columns of a file point at. */
const LIST_OF_COLUMN: Readonly<Record<string, MeaningList>> = {
  kind: 'kind',
  form: 'form',
  groups: 'group',
  unit: 'unit'
};

/** Words of a file that somebody may give a meaning: its unread columns and unknown names of catalogues. */
export function unknownWords(
  proposal: Pick<ProposalSummary, 'notes' | 'unknownNames'>,
  catalogues: Catalogues,
  t: Translate
): UnknownWord[] {
  const columns = proposal.notes.flatMap((note) =>
    note.note === 'column-ignored' ? [['column', note.column] as const] : []
  );
  const names = proposal.unknownNames.flatMap(({ key, value }) => {
    const list = LIST_OF_COLUMN[key];
    return list ? [[list, value] as const] : [];
  });
  const asked = new Map<string, UnknownWord>();
  for (const [list, text] of [...columns, ...names]) {
    const word = nameKey(text);
    const field = `${list}:${word}`;
    if (word === '' || word.length > LONGEST_WORD || asked.has(field)) continue;
    const label = t(`directoryImport.unknown.${list}`, { word: text });
    asked.set(field, { ...{ list, word, field, label }, options: optionsOf(list, catalogues, t) });
    if (asked.size === ASKED_AT_ONCE) break;
  }
  return [...asked.values()];
}

function optionsOf(list: MeaningList, catalogues: Catalogues, t: Translate): UnknownWord['options'] {
  const nothing = { value: '', label: t('directoryImport.unknown.nothing') };
  if (list !== 'column') return [nothing, ...entriesOf(list, catalogues)];
  const notRead = { value: NOT_READ, label: t('directoryImport.unknown.notRead') };
  return [nothing, notRead, ...entriesOf(list, catalogues)];
}

function entriesOf(list: MeaningList, { kinds, forms, groups, units }: Catalogues): UnknownWord['options'] {
  if (list === 'column') return columnsOf('services').map(([value, { label }]) => ({ value, label }));
  const entries = { kind: kinds, form: forms, group: groups, unit: units }[list];
  return entries.map(({ code, names }) => ({ value: code, label: names[0] ?? code }));
}

/** What a form said that words mean; of choices that were not offered it says nothing. */
export function meaningsChosen(asked: readonly UnknownWord[], form: FormData): ImportMeaning[] {
  return asked.flatMap(({ list, word, field, options }) => {
    const chosen = options.find(({ value }) => value !== '' && value === form.get(field));
    return chosen ? [{ list, word, means: chosen.value === NOT_READ ? '' : chosen.value }] : [];
  });
}

/** What the body has said before, in words. */
export function rememberedWords(meanings: readonly ImportMeaning[], catalogues: Catalogues, t: Translate) {
  return meanings.map(({ list, word, means }) => {
    const known = entriesOf(list, catalogues).find(({ value }) => value === means)?.label;
    const said = means === '' ? t('directoryImport.unknown.notRead') : (known ?? means);
    return { list, word, text: t(`directoryImport.words.${list}`, { word, means: said }) };
  });
}
