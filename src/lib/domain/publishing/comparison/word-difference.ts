/** A stretch of words that both texts have, or only one of them. */
export type Piece = { change: 'same' | 'removed' | 'added'; text: string };

/**
 * The words by which two texts differ. Kept and removed pieces in order are the old text, kept and added ones the new;
 * in one place what was removed stands before what was added. The other way round gives the same with sides changed.
 */
export function differWords(before: string, after: string): Piece[] {
  if (before === after) return piecesOf(before, '', '');
  // Ties are settled by order; taking the texts in one order settles them alike from both sides.
  return before > after ? mirrored(differ(after, before)) : differ(before, after);
}

/** The same difference seen from the other side. */
export function mirrored(pieces: readonly Piece[]): Piece[] {
  return tidy(pieces.map(({ change, text }) => ({ change: MIRROR[change], text })));
}

const MIRROR = { same: 'same', removed: 'added', added: 'removed' } as const;

/** Whether a difference has anything that only one side says. */
export function saysChange(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.change !== 'same');
}

/** Below this share of common letters two texts are two texts, and marking single words in them helps nobody. */
const LEAST_COMMON = 0.3;

/** Beyond so many edits a common way is no longer looked for: it would only be a heap of shreds. */
const MOST_EDITS = 800;

const TOKEN = /\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
const WORD = /[\p{L}\p{N}]/u;

function differ(before: string, after: string): Piece[] {
  const [old, young] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []];
  const start = commonStart(old, young);
  const end = commonStart(old.slice(start).reverse(), young.slice(start).reverse());
  const [from, to] = [old.slice(start, old.length - end), young.slice(start, young.length - end)];
  const common = commonTokens(from, to);
  const pieces = tidy([
    ...piecesOf(old.slice(0, start).join(''), '', ''),
    ...(common ? walk(from, to, common) : piecesOf('', from.join(''), to.join(''))),
    ...piecesOf(old.slice(old.length - end).join(''), '', '')
  ]);
  return isWorthMarking(pieces, Math.max(before.length, after.length)) ? pieces : piecesOf('', before, after);
}

function piecesOf(same: string, removed: string, added: string): Piece[] {
  const all: Piece[] = [
    { change: 'same', text: same },
    { change: 'removed', text: removed },
    { change: 'added', text: added }
  ];
  return all.filter((piece) => piece.text !== '');
}

function isWorthMarking(pieces: readonly Piece[], length: number): boolean {
  const common = pieces.filter((piece) => piece.change === 'same' && WORD.test(piece.text));
  return common.reduce((sum, piece) => sum + piece.text.length, 0) >= length * LEAST_COMMON;
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

type Pair = readonly [before: number, after: number];

/**
 * Places of the tokens on a shortest way from one text to the other (Myers, An O(ND) Difference Algorithm, 1986),
 * or null when it is longer than anybody wants to read.
 */
function commonTokens(from: readonly string[], to: readonly string[]): Pair[] | null {
  const most = Math.min(from.length + to.length, MOST_EDITS);
  const middle = most + 1;
  // How far each diagonal is reached, and what it was before each round.
  const reached = new Int32Array(2 * most + 3);
  const rounds: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    rounds.push(reached.slice(middle - edits - 1, middle + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = beginning(reached, middle + diagonal, isDown(reached, middle + diagonal, diagonal, edits));
      while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x += 1;
      reached[middle + diagonal] = x;
      if (x >= from.length && x - diagonal >= to.length) return wayBack(rounds, from.length, to.length);
    }
  }
  return null;
}

function isDown(reached: Int32Array, at: number, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (reached[at - 1] ?? 0) < (reached[at + 1] ?? 0);
}

function beginning(reached: Int32Array, at: number, down: boolean): number {
  return down ? (reached[at + 1] ?? 0) : (reached[at - 1] ?? 0) + 1;
}

function wayBack(rounds: readonly Int32Array[], width: number, height: number): Pair[] {
  const pairs: Pair[] = [];
  let [x, y] = [width, height];
  for (let edits = rounds.length - 1; edits >= 0; edits -= 1) {
    const reached = rounds[edits] ?? new Int32Array();
    const at = x - y + edits + 1;
    const down = isDown(reached, at, x - y, edits);
    const beginX = edits === 0 ? 0 : beginning(reached, at, down);
    const beginY = beginX - (x - y);
    while (x > beginX && y > beginY) pairs.push([--x, --y]);
    if (edits === 0) break;
    if (down) y -= 1;
    else x -= 1;
  }
  return pairs.reverse();
}

function walk(from: readonly string[], to: readonly string[], common: readonly Pair[]): Piece[] {
  const pieces: Piece[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...common, [from.length, to.length] as const]) {
    pieces.push(...piecesOf('', from.slice(x, nextX).join(''), to.slice(y, nextY).join('')));
    pieces.push(...piecesOf(from[nextX] ?? '', '', ''));
    [x, y] = [nextX + 1, nextY + 1];
  }
  return pieces;
}

/**
 * Joins neighbours; a space or a comma alone between two changes belongs to the change. What was removed in one place
 * stands before what was added there.
 */
function tidy(pieces: readonly Piece[]): Piece[] {
  const tidied: Piece[] = [];
  let [removed, added] = ['', ''];
  joined(pieces).forEach(({ change, text }, at, all) => {
    const between = at > 0 && at < all.length - 1;
    if (change === 'same' && (!between || WORD.test(text))) {
      tidied.push(...piecesOf('', removed, added), { change, text });
      [removed, added] = ['', ''];
      return;
    }
    if (change !== 'added') removed += text;
    if (change !== 'removed') added += text;
  });
  return joined([...tidied, ...piecesOf('', removed, added)]);
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.change === piece.change) last.text += piece.text;
    else all.push({ ...piece });
  }
  return all;
}
