import type { BlockContent, TextRun } from '#lib/domain/plans/block.ts';
import { runsOf } from '#lib/domain/plans/block-lines.ts';
import {
  isOfOlderWording,
  type SlovakText,
  type SlovakWording,
  type Translation,
  translationName,
  wordingText
} from '#lib/domain/plans/translation.ts';
import { twinBase, withNotes } from '#lib/domain/plans/twin-content.ts';
import { differWords, type Piece } from '#lib/domain/publishing/comparison/word-difference.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { wordingHash } from '../db/blocks.ts';
import type { TwinAnswer, WrittenTwin } from '../use-cases/translations/keep-translations.ts';
import { readSentRevision } from './forms/typed-values.ts';
import { contentFromForm } from './narrative-forms.ts';

/** One text with its twin, side by side. */
export type TwinEntry = {
  /** Leads the names of its fields. */
  name: string;
  field: string;
  slovak: SlovakWording;
  hash: string;
  revision: number;
  /** What the fields say: words, or a block to be filled in. */
  said: string | BlockContent;
  isWritten: boolean;
  /** What of the Slovak text has changed since the twin was made; null while nothing has. */
  changed: readonly Piece[] | null;
};

/** A twin that was not kept, and what was typed. */
export type LostTwin = { name: string; answer: TwinAnswer; said: string | BlockContent };

/** The texts of a part beside their twins; what was typed and not kept stands in its place. */
export function twinEntries(
  texts: readonly SlovakText[],
  twins: readonly Translation[],
  lost: readonly LostTwin[] = []
): TwinEntry[] {
  const byName = new Map(twins.map((twin) => [translationName(twin), twin]));
  return texts.map((text) => {
    const twin = byName.get(translationName(text)) ?? null;
    const typed = lost.find(({ name }) => name === fieldName(text))?.said;
    return {
      ...{ name: fieldName(text), field: text.field, slovak: text.wording, hash: wordingHash(text.wording) },
      ...{ revision: twin?.revision ?? 0, isWritten: twin !== null },
      said: typed ?? saidBy(text, twin),
      changed:
        twin && isOfOlderWording(text, twin)
          ? differWords(wordingText(twin.slovak), wordingText(text.wording))
          : null
    };
  });
}

function saidBy({ wording }: SlovakText, twin: Translation | null): string | BlockContent {
  const text = twin?.text ?? null;
  if (!isBlock(wording)) return typeof text === 'string' ? text : '';
  return twinBase(wording, isBlock(text) ? text : null);
}

function isBlock(wording: unknown): wording is BlockContent {
  return typeof wording === 'object' && wording !== null && 'kind' in wording;
}

const fieldName = ({ subject, subjectId, field }: SlovakText) => `${subject}.${subjectId}.${field}`;

/** The twins that a form brings; what it does not name is left as it is. */
export function twinsFromForm(
  form: FormData,
  texts: readonly SlovakText[],
  twins: readonly Translation[]
): (WrittenTwin & { name: string })[] {
  const byName = new Map(twins.map((twin) => [translationName(twin), twin]));
  return texts.flatMap((text) => {
    const name = fieldName(text);
    const own = fieldsUnder(form, name);
    if (!own.has('hash')) return [];
    const { subject, subjectId, field } = text;
    return [
      {
        ...{ name, subject, subjectId, field },
        baseRevision: readSentRevision(String(own.get('revision') ?? '')),
        slovakHash: String(own.get('hash')),
        text: textFromForm(own, saidBy(text, byName.get(translationName(text)) ?? null), name)
      }
    ];
  });
}

function textFromForm(own: FormData, before: string | BlockContent, name: string): string | BlockContent {
  if (typeof before === 'string') return plainText(String(own.get('text') ?? ''));
  let given = 0;
  const content = contentFromForm(before, own, () => `${name.split('.')[1]}-${given++}`);
  return withNotes(content, (note) => {
    const typed = own.get(`note-${note.id}`);
    return typed === null ? note.text : (runsOf(note.text, plainText(String(typed)), true) as TextRun[]);
  });
}

/** The fields of one text under their plain names. */
function fieldsUnder(form: FormData, name: string): FormData {
  const own = new FormData();
  for (const [key, value] of form) {
    if (key.startsWith(`${name}:`)) own.append(key.slice(name.length + 1), value);
  }
  return own;
}
