/** What a file says of itself in its first bytes; width and height in pixels. */
export type PictureType = { kind: 'png' | 'jpeg'; width: number; height: number };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Tells a PNG or JPEG picture by its content, whatever its name says; null for everything else, also for a file
 * that only begins like a picture. Other kinds are not taken: an SVG can carry scripts, a WebP has no place in a PDF.
 */
export function pictureType(file: Uint8Array): PictureType | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const size = startsWith(file, PNG) ? pngSize(view) : startsWith(file, [0xff, 0xd8]) ? jpegSize(view) : null;
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function startsWith(file: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => file[at] === byte);
}

/** The first chunk of a PNG is always IHDR: length, name, width, height. */
function pngSize(view: DataView): PictureType | null {
  if (view.byteLength < 45 || view.getUint32(12) !== 0x49484452) return null;
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Frames that carry the size: SOF0 to SOF15 without the tables DHT, JPG and DAC among them. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(view: DataView): PictureType | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) {
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else at += 2 + view.getUint16(at + 2);
  }
  return null;
}
