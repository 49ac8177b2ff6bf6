/** A scanned page: 0 is black, 255 white, row by row from the upper left corner. */
export type GreyImage = { width: number; height: number; pixels: Uint8Array };

/** The grey between ink and paper that parts them best (Otsu 1979), 1 to 254. */
export function inkThreshold({ pixels }: GreyImage): number {
  const counts = new Float64Array(256);
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
  let sum = 0;
  for (let grey = 0; grey < 256; grey++) sum += grey * (counts[grey] ?? 0);
  let [dark, darkSum, best, threshold] = [0, 0, -1, 127];
  for (let grey = 0; grey < 255; grey++) {
    dark += counts[grey] ?? 0;
    darkSum += grey * (counts[grey] ?? 0);
    const light = pixels.length - dark;
    if (dark === 0 || light === 0) continue;
    const apart = darkSum / dark - (sum - darkSum) / light;
    const between = dark * light * apart * apart;
    if (between > best) [best, threshold] = [between, grey];
  }
  return Math.min(254, Math.max(1, threshold));
}

/** The image made smaller by a whole number of times, each pixel the mean of a square. */
export function shrunk(image: GreyImage, times: number): GreyImage {
  if (times <= 1) return image;
  const [width, height] = [Math.floor(image.width / times), Math.floor(image.height / times)];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let row = 0; row < times; row++) {
        const from = (y * times + row) * image.width + x * times;
        for (let at = from; at < from + times; at++) sum += image.pixels[at] ?? 255;
      }
      pixels[y * width + x] = sum / (times * times);
    }
  }
  return { width, height, pixels };
}

/** One half of an image that shows two pages side by side. */
export function halfOf({ width, height, pixels }: GreyImage, side: 'left' | 'right'): GreyImage {
  const half = Math.floor(width / 2);
  const from = side === 'left' ? 0 : width - half;
  const part = new Uint8Array(half * height);
  for (let y = 0; y < height; y++)
    part.set(pixels.subarray(y * width + from, y * width + from + half), y * half);
  return { width: half, height, pixels: part };
}
