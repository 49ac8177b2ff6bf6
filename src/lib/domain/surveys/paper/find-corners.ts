import { type GreyImage, shrunk } from './grey-image.ts';
import { CORNER, PAGE } from './sheet-layout.ts';

export type Point = { x: number; y: number };

/** The middles of the corner marks as the image shows them: upper left, upper right, lower right, lower left. */
export type Corners = readonly [Point, Point, Point, Point];

/** Marks are looked for in an image of about so many pixels across; more tells no more. */
const LOOK_ACROSS = 850;
/** How large a mark may be, in parts of the shorter side of the image: a page may fill it or lie on it. */
const [SMALLEST, LARGEST] = [0.015, 0.045];
/** A square that is turned a little fills this much of what surrounds it; a circle less, and a letter much less. */
const LEAST_FILLED = 0.8;
/** Marks that each corner may be, the nearest to it first. */
const TRIED = 4;
/** How far sides and diagonals may be from those of the page. */
const MOST_ASKEW = 0.04;

const LONG_TO_SHORT = (CORNER.bottom - CORNER.top) / (CORNER.right - CORNER.left);

/**
 * Finds the four corner marks of a page, however it lies in the image: askew, upside down or turned to its side. Which
 * of them is the upper left one of the page, only its code tells.
 * @returns possible sets of corners, the most regular first; none where there is no page
 */
export function findCorners(image: GreyImage, threshold: number): Corners[] {
  const times = Math.max(1, Math.round(Math.min(image.width, image.height) / LOOK_ACROSS));
  const small = shrunk(image, times);
  const marks = squaresIn(small, threshold);
  const nearest = [
    (one: Point) => one.x + one.y,
    (one: Point) => one.y - one.x,
    (one: Point) => -one.x - one.y,
    (one: Point) => one.x - one.y
  ].map((far) => marks.toSorted((one, other) => far(one) - far(other)).slice(0, TRIED));
  const [first = [], second = [], third = [], fourth = []] = nearest;
  const sets = first.flatMap((a) =>
    second.flatMap((b) => third.flatMap((c) => fourth.map((d): Corners => [a, b, c, d])))
  );
  return sets
    .map((corners) => ({ corners, askew: askewness(corners, small) }))
    .filter(({ askew }) => askew <= MOST_ASKEW)
    .sort((one, other) => one.askew - other.askew)
    .slice(0, TRIED)
    .map(({ corners }) => scaled(corners, times));
}

function scaled([a, b, c, d]: Corners, times: number): Corners {
  // The middle of a pixel of the smaller image lies between the pixels that it is made of.
  const up = ({ x, y }: Point) => ({ x: (x + 0.5) * times - 0.5, y: (y + 0.5) * times - 0.5 });
  return [up(a), up(b), up(c), up(d)];
}

/** How far four points are from the corners of a page, as a part of its sides; more than 1 where they are nothing. */
function askewness([a, b, c, d]: Corners, { width, height }: GreyImage): number {
  const far = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);
  const [top, right, bottom, left] = [far(a, b), far(b, c), far(c, d), far(d, a)];
  // The page fills most of the image: marks of something small on it are none.
  if (Math.min(top, right, bottom, left) < Math.min(width, height) * 0.5) return 2;
  const [long, short] = [Math.max(top + bottom, left + right), Math.min(top + bottom, left + right)];
  return Math.max(
    Math.abs(top / bottom - 1),
    Math.abs(left / right - 1),
    Math.abs(long / short / LONG_TO_SHORT - 1),
    Math.abs(far(a, c) / far(b, d) - 1)
  );
}

/** The middles of everything in an image that is as dark, as full and as large as a corner mark. */
function squaresIn({ width, height, pixels }: GreyImage, threshold: number): Point[] {
  const shorter = Math.min(width, height);
  const [least, most] = [shorter * SMALLEST, shorter * LARGEST];
  const seen = new Uint8Array(pixels.length);
  const found: Point[] = [];
  for (let start = 0; start < pixels.length; start++) {
    if (seen[start] || (pixels[start] ?? 255) > threshold) continue;
    const spot = spotFrom(start, { width, height, pixels }, { threshold, seen });
    const [across, down] = [spot.right - spot.left + 1, spot.bottom - spot.top + 1];
    const isSquare =
      Math.min(across, down) >= least &&
      Math.max(across, down) <= most &&
      Math.max(across, down) / Math.min(across, down) < 1.3;
    if (isSquare && spot.count >= across * down * LEAST_FILLED)
      found.push({ x: spot.sumX / spot.count, y: spot.sumY / spot.count });
  }
  return found;
}

type Spot = { count: number; sumX: number; sumY: number } & Record<
  'left' | 'right' | 'top' | 'bottom',
  number
>;

/** Everything dark that hangs together with a pixel. */
function spotFrom(
  start: number,
  { width, height, pixels }: GreyImage,
  { threshold, seen }: { threshold: number; seen: Uint8Array }
): Spot {
  const spot = { count: 0, sumX: 0, sumY: 0, left: width, right: 0, top: height, bottom: 0 };
  const waiting = [start];
  seen[start] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    spot.count++;
    spot.sumX += x;
    spot.sumY += y;
    spot.left = Math.min(spot.left, x);
    spot.right = Math.max(spot.right, x);
    spot.top = Math.min(spot.top, y);
    spot.bottom = Math.max(spot.bottom, y);
    const beside = [
      ...(x > 0 ? [at - 1] : []),
      ...(x < width - 1 ? [at + 1] : []),
      ...(y > 0 ? [at - width] : []),
      ...(y < height - 1 ? [at + width] : [])
    ];
    for (const next of beside) {
      if (seen[next] || (pixels[next] ?? 255) > threshold) continue;
      seen[next] = 1;
      waiting.push(next);
    }
  }
  return spot;
}

/** From millimetres of the page to the image, by its four corners in the order of the page. */
export function placeIn([a, b, c, d]: Corners): (x: number, y: number) => Point {
  return (x, y) => {
    const across = (x - CORNER.left) / (CORNER.right - CORNER.left);
    const down = (y - CORNER.top) / (CORNER.bottom - CORNER.top);
    const mixed = (of: 'x' | 'y') =>
      (a[of] * (1 - across) + b[of] * across) * (1 - down) + (d[of] * (1 - across) + c[of] * across) * down;
    return { x: mixed('x'), y: mixed('y') };
  };
}

/** The four ways in which a page may lie that has its corners there: as it is, turned by a quarter, a half, three. */
export function turnsOf([a, b, c, d]: Corners): Corners[] {
  const isTall = ({ x, y }: Point, other: Point) => Math.hypot(x - other.x, y - other.y);
  const standing: Corners[] = [
    [a, b, c, d],
    [c, d, a, b]
  ];
  const lying: Corners[] = [
    [b, c, d, a],
    [d, a, b, c]
  ];
  return isTall(a, d) > isTall(a, b) ? standing : lying;
}

/** Whether an image is so wide that it can only show two pages side by side. */
export function showsTwo({ width, height }: GreyImage): boolean {
  return width / height > PAGE.width / PAGE.height + 0.3;
}
