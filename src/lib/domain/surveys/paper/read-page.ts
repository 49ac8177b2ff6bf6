import { type Corners, findCorners, placeIn, showsTwo, turnsOf } from './find-corners.ts';
import { type GreyImage, halfOf, inkThreshold } from './grey-image.ts';
import { CODE_GRID, type PageCode, readCode } from './page-code.ts';
import { type BoxLook, type Mark, readMark } from './read-mark.ts';
import { BOX, CODE_PLACE, codeSquares, type PaperBox } from './sheet-layout.ts';

/** A page that was found in a scan: what its code says, and how to look at its boxes. */
export type FoundPage = {
  code: PageCode;
  /** Whether there is ink at a place of the page, in millimetres. */
  isInk: IsInk;
  /** Reads boxes of the page, which its layout tells. */
  read(boxes: readonly PaperBox[]): ReadBox[];
};

/** A box with what stands in it. */
export type ReadBox = {
  box: PaperBox;
  look: BoxLook;
  mark: Mark;
};

/** The inside of a box without its printed outline, in millimetres from its edge. */
const INSET = 0.9;
/** How far a box may lie from where the corners say, by paper that shrank or was pulled askew; and the step. */
const [STRAY, STEP] = [0.75, 0.25];
/** Samples across the inside of a box; nine parts of it have the same number each. */
const SAMPLES = 21;

/**
 * The pages that a scan shows: one, or two of a booklet side by side. A page that lies upside down or on its side is
 * read all the same, by its code.
 * @returns none where the scan shows something else, or too badly
 */
export function findPages(image: GreyImage): FoundPage[] {
  const halves = showsTwo(image) ? [halfOf(image, 'left'), halfOf(image, 'right')] : [];
  const two = halves.flatMap((half) => findPage(half) ?? []);
  return two.length > 0 ? two : [findPage(image) ?? []].flat();
}

function findPage(image: GreyImage): FoundPage | null {
  const threshold = inkThreshold(image);
  for (const corners of findCorners(image, threshold).flatMap(turnsOf)) {
    const code = readCode(squaresOf(image, corners, threshold));
    if (!code) continue;
    const place = placeIn(corners);
    const isInk: IsInk = (x, y) => greyAt(image, place(x, y)) <= threshold;
    return { code, isInk, read: (boxes) => boxes.map((box) => readBox(isInk, box)) };
  }
  return null;
}

/** Whether each square of the code is filled. */
function squaresOf(image: GreyImage, corners: Corners, threshold: number): boolean[] {
  const place = placeIn(corners);
  const { square } = CODE_PLACE;
  return codeSquares()
    .slice(0, CODE_GRID.columns * CODE_GRID.rows)
    .map(({ x, y }) => {
      let dark = 0;
      // The middle half of a square, in nine points: what lies beside it does not count.
      for (const across of [0.3, 0.5, 0.7])
        for (const down of [0.3, 0.5, 0.7])
          dark += greyAt(image, place(x + square * across, y + square * down)) <= threshold ? 1 : 0;
      return dark >= 5;
    });
}

function greyAt({ width, height, pixels }: GreyImage, { x, y }: { x: number; y: number }): number {
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return 255;
  return pixels[row * width + column] ?? 255;
}

function readBox(isInk: IsInk, box: PaperBox): ReadBox {
  const look = lookOf(settled(box, isInk), isInk);
  return { box, look, mark: readMark(look) };
}

type IsInk = (x: number, y: number) => boolean;

/** Where a box truly lies: where most of its outline is ink, nearest to where it should be. */
function settled(box: { x: number; y: number }, isInk: IsInk): { x: number; y: number } {
  let best = { x: box.x, y: box.y, seen: -1 };
  for (let dy = -STRAY; dy <= STRAY; dy += STEP) {
    for (let dx = -STRAY; dx <= STRAY; dx += STEP) {
      const [x, y] = [box.x + dx, box.y + dy];
      const seen = outlineSeen({ x, y }, isInk) - Math.hypot(dx, dy) * 0.5;
      if (seen > best.seen) best = { x, y, seen };
    }
  }
  return best;
}

function outlineSeen({ x, y }: { x: number; y: number }, isInk: IsInk): number {
  let seen = 0;
  for (let along = 0.5; along < BOX; along += 0.5) {
    seen += isInk(x + along, y) ? 1 : 0;
    seen += isInk(x + along, y + BOX) ? 1 : 0;
    seen += isInk(x, y + along) ? 1 : 0;
    seen += isInk(x + BOX, y + along) ? 1 : 0;
  }
  return seen;
}

function lookOf({ x, y }: { x: number; y: number }, isInk: IsInk): BoxLook {
  const parts = new Array<number>(9).fill(0);
  const inside = BOX - 2 * INSET;
  for (let row = 0; row < SAMPLES; row++) {
    for (let column = 0; column < SAMPLES; column++) {
      const [across, down] = [(column + 0.5) / SAMPLES, (row + 0.5) / SAMPLES];
      if (!isInk(x + INSET + inside * across, y + INSET + inside * down)) continue;
      const part = Math.floor(down * 3) * 3 + Math.floor(across * 3);
      parts[part] = (parts[part] ?? 0) + 1;
    }
  }
  const each = (SAMPLES * SAMPLES) / 9;
  const sum = parts.reduce((all, part) => all + part, 0);
  return {
    ink: sum / (SAMPLES * SAMPLES),
    middle: (parts[4] ?? 0) / each,
    emptiest: Math.min(...parts) / each
  };
}
