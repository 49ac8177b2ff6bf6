import type { GreyImage } from '#lib/domain/surveys/paper/grey-image.ts';
import { pdfOfPicture } from './picture-pdf.ts';
import { MOST_SCANNED, type ScanRefusal } from './scan.ts';

/** The largest picture that is looked at, in pixels: an A3 page at 400 dots an inch. */
const MOST_PIXELS = 32_000_000;

/**
 * Gives the picture of every page of a PDF, a JPEG or a PNG to a reader, one after another: never two are held at once.
 * @param read the page from 1 and its largest picture; null where it has none
 * @returns why it was refused, or null
 */
export async function eachImage(
  content: Buffer,
  read: (page: number, image: GreyImage | null) => void
): Promise<ScanRefusal | null> {
  const isPdf = content.subarray(0, 1_024).includes('%PDF-');
  const pdf = isPdf ? content : pdfOfPicture(content);
  if (!pdf) return 'not-a-scan';
  const { extractImages, getDocumentProxy } = await import('unpdf');
  try {
    const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
    if (document.numPages > MOST_SCANNED) return 'too-many-pages';
    for (let page = 1; page <= document.numPages; page++) {
      const images = (await extractImages(document, page)) as Found[];
      const largest = images.toSorted((one, other) => other.width * other.height - one.width * one.height)[0];
      const isFit = largest && largest.width * largest.height <= MOST_PIXELS;
      read(page, isFit ? greyOf(largest) : null);
      (await document.getPage(page)).cleanup();
    }
    return null;
  } catch (error) {
    return (error as Error).name === 'PasswordException' ? 'protected' : 'damaged';
  }
}

type Found = { data: Uint8ClampedArray; width: number; height: number; channels: number };

/** By the weights of brightness (ITU-R BT.601). */
function greyOf({ data, width, height, channels }: Found): GreyImage {
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const from = at * channels;
    const [red = 255, green = red, blue = red] = [data[from], data[from + 1], data[from + 2]];
    pixels[at] = channels < 3 ? red : red * 0.299 + green * 0.587 + blue * 0.114;
  }
  return { width, height, pixels };
}
