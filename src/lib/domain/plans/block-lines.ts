import type { Inline, ListItem, ListKind, TextRun } from './block.ts';

/**
 * Text of a block as a form without scripts shows it, and back. Words whose letters stay keep their bold, italic and
 * links; notes and references stand as marks such as `[pozn. 1]` and stay wherever the mark stays.
 */

/** What a mark in the text stands for. */
type Letter = { letter: string; run: Exclude<Inline, TextRun> | Omit<TextRun, 'text'> };

/** Longer changes than this many letters squared are not compared letter by letter. */
const MOST_COMPARISONS = 4_000_000;

/** How a line break is written where the control has a single line. */
const BREAK_MARK = '↵';

/** The text of a control. @param oneLine in a cell or an item, where a new line would mean another one */
export function linesOf(runs: readonly Inline[], oneLine = false): string {
  let note = 0;
  return runs
    .map((run) => {
      if (run.type === 'text') return run.text;
      if (run.type === 'break') return oneLine ? BREAK_MARK : '\n';
      note += 1;
      return markOf(run, note);
    })
    .join('');
}

function markOf(run: Exclude<Inline, TextRun | { type: 'break' }>, number: number): string {
  return run.type === 'footnote' ? `[pozn. ${number}]` : `[odkaz ${number}]`;
}

/** The first mark that a text shows, to explain it; null when there is none. */
export function firstMark(runs: readonly Inline[]): string | null {
  const marked = runs.find((run) => run.type === 'footnote' || run.type === 'reference');
  return marked ? markOf(marked, 1) : null;
}

/** The runs that a changed text means, given those it was opened with. */
export function runsOf(before: readonly Inline[], text: string, oneLine = false): Inline[] {
  const old = lettersOf(before, oneLine);
  const wanted = wantedLetters(before, text, oneLine);
  const kept = matched(
    old.map(({ letter }) => letter),
    wanted
  );
  const rightOf = keptAfter(kept);
  let left: number | undefined;
  return joined(
    wanted.map((letter, at) => {
      const same = kept[at];
      if (same !== undefined && old[same]) {
        left = same;
        return old[same];
      }
      if (letter === '\n') return { letter, run: { type: 'break' } };
      return { letter, run: marksBetween(old[left ?? -1]?.run, old[rightOf[at] ?? -1]?.run) };
    })
  );
}

/** A letter of the private area stands for the n-th note or reference while texts are compared. */
const standIn = (number: number) => String.fromCodePoint(0xf0000 + number);

function lettersOf(runs: readonly Inline[], oneLine: boolean): Letter[] {
  let note = 0;
  return runs.flatMap((run): Letter[] => {
    if (run.type === 'text') {
      const { text, ...marks } = run;
      return Array.from(text, (letter) => ({ letter, run: marks }));
    }
    if (run.type === 'break') return [{ letter: oneLine ? BREAK_MARK : '\n', run }];
    note += 1;
    return [{ letter: standIn(note), run }];
  });
}

function wantedLetters(before: readonly Inline[], text: string, oneLine: boolean): string[] {
  const noted = before.filter((run) => run.type === 'footnote' || run.type === 'reference');
  let shown = text.replace(/\r\n?/g, oneLine ? ' ' : '\n').normalize('NFC');
  for (const [at, run] of noted.entries()) shown = shown.replace(markOf(run, at + 1), standIn(at + 1));
  return Array.from(shown);
}

/** For each wanted letter the index of the old one that it is, in ascending order. */
function matched(old: readonly string[], wanted: readonly string[]): (number | undefined)[] {
  const kept: (number | undefined)[] = wanted.map(() => undefined);
  let start = 0;
  while (start < old.length && start < wanted.length && old[start] === wanted[start]) {
    kept[start] = start;
    start += 1;
  }
  let end = 0;
  const most = Math.min(old.length, wanted.length) - start;
  while (end < most && old[old.length - 1 - end] === wanted[wanted.length - 1 - end]) {
    kept[wanted.length - 1 - end] = old.length - 1 - end;
    end += 1;
  }
  const [from, to] = [old.slice(start, old.length - end), wanted.slice(start, wanted.length - end)];
  if (from.length * to.length > MOST_COMPARISONS) return keepNotes(kept, from, to, start);
  for (const [wantedAt, oldAt] of longestCommon(from, to)) kept[start + wantedAt] = start + oldAt;
  return kept;
}

/** Where too much has changed to compare, notes and references still stay where their marks stand. */
function keepNotes(
  kept: (number | undefined)[],
  from: readonly string[],
  to: readonly string[],
  start: number
): (number | undefined)[] {
  for (const [at, letter] of to.entries()) {
    const found = (letter.codePointAt(0) ?? 0) >= 0xf0000 ? from.indexOf(letter) : -1;
    if (found !== -1) kept[start + at] = start + found;
  }
  return kept;
}

function longestCommon(from: readonly string[], to: readonly string[]): [wanted: number, old: number][] {
  const width = to.length + 1;
  const lengths = new Uint16Array((from.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < from.length && j < to.length; ) {
    if (from[i] === to[j]) pairs.push([j++, i++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** For each letter the old one that the nearest kept letter to its right is; in one pass, texts are long. */
function keptAfter(kept: readonly (number | undefined)[]): (number | undefined)[] {
  const after: (number | undefined)[] = new Array(kept.length);
  let right: number | undefined;
  for (let at = kept.length - 1; at >= 0; at--) {
    after[at] = right;
    right = kept[at] ?? right;
  }
  return after;
}

/** A new letter inside a bold word is bold; at its edge it is plain. */
function marksBetween(left: Letter['run'] | undefined, right: Letter['run'] | undefined) {
  const both = isText(left) && isText(right) && sameMarks(left, right);
  return both ? left : { type: 'text' as const };
}

function isText(run: Letter['run'] | undefined): run is Omit<TextRun, 'text'> {
  return run?.type === 'text';
}

function sameMarks(a: Omit<TextRun, 'text'>, b: Omit<TextRun, 'text'>): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link;
}

function joined(letters: readonly Letter[]): Inline[] {
  const runs: Inline[] = [];
  for (const { letter, run } of letters) {
    if (run.type !== 'text') {
      runs.push(run as Inline);
      continue;
    }
    const last = runs.at(-1);
    const text = letter === '\t' ? ' ' : letter;
    if (last?.type === 'text' && sameMarks(last, run)) last.text += text;
    else runs.push({ ...(run as Omit<TextRun, 'text'>), text });
  }
  return runs;
}

/** A list as lines, one per item; each level below is indented by two spaces. */
export function listLines(items: readonly ListItem[], depth = 0): string[] {
  return items.flatMap((item) => [
    '  '.repeat(depth) + linesOf(item.text, true),
    ...listLines(item.children?.items ?? [], depth + 1)
  ]);
}

type Line = { depth: number; text: string };

/** The items that changed lines mean; a line that stays, or stands in place of another, keeps its item's id. */
export function itemsOf(
  before: readonly ListItem[],
  kind: ListKind,
  text: string,
  newId: () => string
): ListItem[] {
  const old = flat(before, kind);
  const lines: Line[] = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      depth: Math.min(2, Math.floor((/^ */.exec(line)?.[0].length ?? 0) / 2)),
      text: line.trimStart()
    }));
  const shown = old.map(({ item }) => linesOf(item.text, true).trimStart());
  const kept = matched(
    shown,
    lines.map((line) => line.text)
  );
  // Lines that changed between two that stayed are taken for the same items, in their order.
  const free = old.map((_, at) => at).filter((at) => !kept.includes(at));
  const flatItems = lines.map((line, at) => {
    const found = kept[at] ?? takeBetween(kept, free, at);
    if (found !== undefined) kept[at] = found;
    const known = found === undefined ? undefined : old[found];
    const runs = runsOf(known?.item.text ?? [], line.text, true);
    return {
      depth: line.depth,
      kind: known?.kind ?? kind,
      item: { id: known?.item.id ?? newId(), text: runs }
    };
  });
  return nested(flatItems);
}

function takeBetween(kept: readonly (number | undefined)[], free: number[], at: number): number | undefined {
  const left = kept.slice(0, at).findLast((index) => index !== undefined) ?? -1;
  const right = kept.slice(at + 1).find((index) => index !== undefined) ?? Number.POSITIVE_INFINITY;
  const found = free.findIndex((index) => index > left && index < right);
  return found === -1 ? undefined : free.splice(found, 1)[0];
}

type FlatItem = { depth: number; kind: ListKind; item: ListItem };

function flat(items: readonly ListItem[], kind: ListKind, depth = 0): FlatItem[] {
  return items.flatMap((item) => [
    { depth, kind, item },
    ...flat(item.children?.items ?? [], item.children?.kind ?? kind, depth + 1)
  ]);
}

function nested(lines: readonly FlatItem[]): ListItem[] {
  const top: ListItem[] = [];
  const open: ListItem[] = [];
  for (const { depth, kind, item } of lines) {
    const level = Math.min(depth, open.length);
    const parent = open[level - 1];
    if (parent) {
      parent.children ??= { kind, items: [] };
      parent.children.items.push(item);
    } else top.push(item);
    open.splice(level, open.length, item);
  }
  return top;
}
