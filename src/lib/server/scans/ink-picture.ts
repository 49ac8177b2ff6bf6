import type { FoundPage } from '#lib/domain/surveys/paper/read-page.ts';
import type { InkPicture } from './scan.ts';

/** Dots of a picture to a millimetre: enough to read handwriting. */
const DOTS = 3;

/** A part of a scanned page, in millimetres, set straight and in ink and paper only. */
export function inkPicture(
  { isInk }: Pick<FoundPage, 'isInk'>,
  part: { x: number; y: number; width: number; height: number }
): InkPicture {
  const [width, height] = [Math.round(part.width * DOTS), Math.round(part.height * DOTS)];
  let path = '';
  for (let row = 0; row < height; row++) {
    for (let at = 0; at < width; at++) {
      const inked = (column: number) =>
        column < width && isInk(part.x + (column + 0.5) / DOTS, part.y + (row + 0.5) / DOTS);
      const from = at;
      while (inked(at)) at++;
      if (at > from) path += `M${from} ${row}h${at - from}v1h${from - at}z`;
    }
  }
  return { width, height, path };
}
