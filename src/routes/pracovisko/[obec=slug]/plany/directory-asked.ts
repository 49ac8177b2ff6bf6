import { type DirectoryRef, readRef } from '#lib/domain/directory/directory-entry.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';

/** What a form asks of the directory: rows it names, and words it looks for. */
export type DirectoryAsked = {
  refs: DirectoryRef[];
  /** Null when nothing is looked for. */
  text: string | null;
  /** Somebody pressed the button of the search, or typed other words: the form comes back and nothing is kept. */
  isSearching: boolean;
};

/** Reads it from a sent form. Longer words than any name are no search. */
export function directoryAsked(sent: FormData): DirectoryAsked {
  const textOf = (name: string) => {
    const value = sent.get(name);
    return typeof value === 'string' ? plainText(value).trim().slice(0, 300) : '';
  };
  const refs = [...sent.values()].flatMap((value) =>
    typeof value === 'string' ? (readRef(value) ?? []) : []
  );
  const field = [...sent.keys()].find((name) => name.endsWith('.hladat'));
  if (!field) return { refs, text: null, isSearching: false };
  const text = textOf(field);
  const isNew = text !== '' && text !== textOf(`${field.slice(0, -'hladat'.length)}hladane`);
  return { refs, text: text || null, isSearching: sent.has('hladat') || isNew };
}
