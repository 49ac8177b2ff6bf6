/** A point of a picture, in pixels from its upper left corner. */
export type PixelPoint = [x: number, y: number];

/**
 * A line with fewer points, nowhere farther than `tolerance` pixels from the given one; both ends stay
 * (Douglas and Peucker 1973).
 */
export function thinned(line: readonly PixelPoint[], tolerance: number): PixelPoint[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  let [farthest, at] = [0, 0];
  for (let index = 1; index < line.length - 1; index++) {
    const distance = distanceToSegment(line[index] ?? first, first, last);
    if (distance > farthest) [farthest, at] = [distance, index];
  }
  if (farthest <= tolerance) return [first, last];
  const before = thinned(line.slice(0, at + 1), tolerance);
  return [...before.slice(0, -1), ...thinned(line.slice(at), tolerance)];
}

/** Pixels between a point and the nearest point of a segment; of a ring, whose ends meet, to that end. */
export function distanceToSegment(point: PixelPoint, from: PixelPoint, to: PixelPoint): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length;
  const within = Math.min(1, Math.max(0, along));
  return Math.hypot(point[0] - from[0] - within * dx, point[1] - from[1] - within * dy);
}
