import { createHash } from 'node:crypto';
import type { SourcePicture, SourcePiece } from '#lib/domain/plans/old-plan/source-piece.ts';
import { LARGEST_PICTURE_BYTES, MOST_PIXELS } from '../use-cases/narrative/add-picture.ts';
import { pictureType } from '../use-cases/narrative/picture-type.ts';
import type { OldPicture } from '../use-cases/old-plan/old-plan-work.ts';
import type { DocxImage } from './docx-elements.ts';

/** A plan with more of them is a book of photographs. */
const MOST_PICTURES = 60;
/** Smaller ones are bullets and ornaments. */
const LEAST_PIXELS = 48;

/** The pictures of a document: each is placed where it stood, and its file is read once. */
export class Album {
  readonly #images = new Map<SourcePicture, DocxImage>();
  readonly #files = new Map<string, OldPicture>();
  placed = 0;

  get pictures(): OldPicture[] {
    return [...this.#files.values()];
  }

  /** A piece for a picture, until its file is known. */
  pieceOf(image: DocxImage): SourcePicture {
    const piece: SourcePicture = { kind: 'picture', file: '', alternative: wordsOf(image) };
    this.#images.set(piece, image);
    return piece;
  }

  /** The pieces with the files of their pictures; what is no picture of ours is left out. */
  async settled(pieces: readonly SourcePiece[]): Promise<SourcePiece[]> {
    const settled: SourcePiece[] = [];
    for (const piece of pieces) {
      const image = piece.kind === 'picture' ? this.#images.get(piece) : undefined;
      const file = image && (await this.#fileOf(image));
      if (piece.kind !== 'picture') settled.push(piece);
      else if (file) {
        this.placed += 1;
        settled.push({ ...piece, file });
      }
    }
    return settled;
  }

  async #fileOf(image: DocxImage): Promise<string | null> {
    // A picture that is linked and not in the file cannot be read.
    const bytes = await image.readAsBuffer().catch(() => null);
    const type = bytes && bytes.length <= LARGEST_PICTURE_BYTES ? pictureType(bytes) : null;
    if (!bytes || !type || Math.min(type.width, type.height) < LEAST_PIXELS) return null;
    if (type.width * type.height > MOST_PIXELS) return null;
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (!this.#files.has(hash) && this.#files.size >= MOST_PICTURES) return null;
    this.#files.set(hash, { ...type, hash, bytes });
    return hash;
  }
}

/** What Word says of a picture; the name of its file says nothing. */
function wordsOf({ altText = '' }: DocxImage): string {
  return /\.(?:png|jpe?g|gif|bmp|emf|wmf)$/iu.test(altText.trim()) ? '' : altText;
}
