/**
 * A smooth curve through points that never falls where they rise: cubic pieces with slopes bounded after Fritsch and
 * Carlson (*SIAM Journal on Numerical Analysis* 17, 1980). Cumulated people, births and survivors are laid through it,
 * so that what was counted in groups of five years can be read year by year, and sums up to the groups again.
 * @param xs rising
 * @param ys of the same length, at least two; rising or falling all along
 * @returns the curve's height at x; outside the points the height at the nearest of them
 */
export function monotoneCurve(xs: readonly number[], ys: readonly number[]): (x: number) => number {
  const slopes = boundedSlopes(xs, ys);
  const last = xs.length - 1;
  return (x) => {
    if (x <= (xs[0] ?? 0)) return ys[0] ?? 0;
    if (x >= (xs[last] ?? 0)) return ys[last] ?? 0;
    const piece = pieceOf(xs, x);
    const [from = 0, to = 0] = [xs[piece], xs[piece + 1]];
    const width = to - from;
    const t = (x - from) / width;
    const [low = 0, high = 0] = [ys[piece], ys[piece + 1]];
    const [leaving = 0, arriving = 0] = [slopes[piece], slopes[piece + 1]];
    const rest = 1 - t;
    return (
      low * (1 + 2 * t) * rest * rest +
      high * t * t * (3 - 2 * t) +
      width * t * rest * (leaving * rest - arriving * t)
    );
  };
}

function pieceOf(xs: readonly number[], x: number): number {
  let piece = 0;
  while (x > (xs[piece + 1] ?? Number.POSITIVE_INFINITY)) piece += 1;
  return piece;
}

/** Slopes at the points: the mean of both sides, drawn in where the curve would overshoot. */
function boundedSlopes(xs: readonly number[], ys: readonly number[]): number[] {
  const steep = xs.slice(1).map((x, piece) => {
    const [low = 0, high = 0] = [ys[piece], ys[piece + 1]];
    return (high - low) / (x - (xs[piece] ?? 0));
  });
  const slopes = xs.map((_, place) => {
    const [before = steep[0] ?? 0, after = steep.at(-1) ?? 0] = [steep[place - 1], steep[place]];
    return before * after <= 0 ? 0 : (before + after) / 2;
  });
  steep.forEach((slope, piece) => {
    const [leaving = 0, arriving = 0] = [slopes[piece], slopes[piece + 1]];
    const length = slope === 0 ? 0 : Math.hypot(leaving / slope, arriving / slope);
    if (length <= 3) return;
    slopes[piece] = (3 / length) * leaving;
    slopes[piece + 1] = (3 / length) * arriving;
  });
  return slopes;
}
