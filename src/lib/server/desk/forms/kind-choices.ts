import {
  type DirectoryEntry,
  entryName,
  readRef,
  refText,
  securedRef,
  securedWith
} from '#lib/domain/directory/directory-entry.ts';
import {
  KIND_CHOICES,
  type KindChoice,
  type KindChoiceRefusal,
  type KindChoiceWord,
  refuseKindChoice
} from '#lib/domain/plans/capacity-matrix.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';

/** What is said of one kind of service in the form; an empty choice is none. */
export type TypedChoice = {
  choice: KindChoiceWord | '';
  reason: string;
  securedAt: string;
  /** Row of the directory as a text, or empty. */
  at: string;
};

/** One kind in the form: what is typed, and what stood there when the form was opened. */
export type ChoiceRow = TypedChoice & { code: string; was: string };

export type ChoiceFault = { code: string; word: KindChoiceRefusal | 'too-long' };

/** A kind that somebody else decided meanwhile, otherwise than this form. */
export type ChoiceConflict = { code: string; theirs: TypedChoice };

export type SentChoices = {
  rows: ChoiceRow[];
  /** What changes; null takes a choice back. Empty when anything is wrong. */
  changes: { code: string; choice: Omit<KindChoice, 'serviceTypeCode'> | null }[];
  faults: ChoiceFault[];
  conflicts: ChoiceConflict[];
};

const LONGEST = 2000;
const NOTHING: TypedChoice = { choice: '', reason: '', securedAt: '', at: '' };

/** What is said of a kind as one text, to see whether it was changed. */
export function choiceMark({ choice, reason, securedAt, at }: TypedChoice): string {
  return JSON.stringify([choice, reason, securedAt, at]);
}

/** What a plan says of a kind now. */
export function typedChoice(choices: readonly KindChoice[], code: string): TypedChoice {
  const said = choices.find((one) => one.serviceTypeCode === code);
  if (!said) return NOTHING;
  const ref = securedRef(said);
  return {
    ...{ choice: said.choice, reason: said.reason, securedAt: said.securedAt },
    at: ref ? refText(ref) : ''
  };
}

/**
 * Reads the form over all kinds. Kinds nobody touched are left alone, so two people can work on it at once.
 * „Zatiaľ netreba“ for the rest fills kinds without a choice, and the common reason those without their own.
 * @param entries rows of the directory that may be named; their name is written where nobody wrote another
 * @param restCodes the kinds that the rest means: those the body must decide about
 */
export function readKindChoices(
  codes: readonly string[],
  sent: { get(name: string): unknown },
  current: readonly KindChoice[],
  today: CalendarDay,
  restCodes: ReadonlySet<string> = new Set(codes),
  entries: readonly DirectoryEntry[] = []
): SentChoices {
  const textOf = (name: string) => {
    const value = sent.get(name);
    return typeof value === 'string' ? plainText(value).trim() : '';
  };
  const restNotNeeded = textOf('rest') === 'not-needed';
  const commonReason = textOf('common-reason');
  const read: SentChoices = { rows: [], changes: [], faults: [], conflicts: [] };
  for (const code of codes) {
    const row = readRow(code);
    const now = typedChoice(current, code);
    const isTouched = choiceMark(row) !== row.was;
    const isChangedByOthers = choiceMark(now) !== row.was && choiceMark(now) !== choiceMark(row);
    read.rows.push(isTouched && isChangedByOthers ? { ...row, was: choiceMark(now) } : row);
    if (!isTouched) continue;
    if (isChangedByOthers) read.conflicts.push({ code, theirs: now });
    const refusal = refuse(row);
    if (refusal) read.faults.push({ code, word: refusal });
    const { choice, reason, securedAt, at } = row;
    read.changes.push({
      code,
      choice:
        choice === '' ? null : { choice, reason, securedAt, ...securedWith(readRef(at)), decidedOn: today }
    });
  }
  return read.faults.length + read.conflicts.length > 0 ? { ...read, changes: [] } : read;

  function readRow(code: string): ChoiceRow {
    const word = KIND_CHOICES.find((one) => one === textOf(`choice-${code}`)) ?? '';
    const choice = word === '' && restNotNeeded && restCodes.has(code) ? 'not-needed' : word;
    const own = textOf(`reason-${code}`);
    const reason = choice === 'not-needed' && own === '' ? commonReason : own;
    const was = textOf(`was-${code}`);
    const entry = choice === 'secured-elsewhere' ? entryAt(textOf(`at-${code}`)) : undefined;
    const place = textOf(`place-${code}`);
    const at = entry ? refText(entry) : '';
    const securedAt = entry && (place === '' || isStale(place, at, was)) ? entryName(entry) : place;
    return { code, choice, reason, securedAt, at, was };
  }

  function entryAt(text: string): DirectoryEntry | undefined {
    return entries.find((one) => refText(one) === text);
  }
}

/** Somebody else of the directory was chosen, and the words of the former one stayed. */
function isStale(place: string, at: string, was: string): boolean {
  try {
    const [, , formerPlace, formerAt] = JSON.parse(was) as string[];
    return formerAt !== undefined && formerAt !== at && formerPlace === place;
  } catch {
    return false;
  }
}

function refuse(row: ChoiceRow): ChoiceFault['word'] | null {
  if (row.reason.length > LONGEST || row.securedAt.length > LONGEST) return 'too-long';
  const { choice } = row;
  return choice === '' ? null : refuseKindChoice({ ...row, choice });
}
