import { plainText } from '#lib/domain/plans/block-text.ts';
import { type RecognisedPiece, recogniseOldPlan } from '#lib/domain/plans/old-plan/recognise.ts';
import { type SourceDocument, wordsIn, wordsOf } from '#lib/domain/plans/old-plan/source-piece.ts';
import { readDocument } from '#lib/server/old-plan/read-document.ts';

/** Where the pieces of a file land: lines by part, and rows for the import. */
export type Landed = {
  document: SourceDocument;
  pieces: RecognisedPiece[];
  /** The words of what goes to a part, piece by piece; of *Nezaradené* by `null`. Tables that are rows are not here. */
  in(section: string | null): string[];
  rows(kind: string): string[][][];
};

export async function landed(file: Uint8Array): Promise<Landed> {
  const read = await readDocument(Buffer.from(file));
  if (read.outcome === 'refused') throw new Error(read.refusal);
  return placed(read.document);
}

export function placed(document: SourceDocument): Landed {
  let given = 0;
  const pieces = recogniseOldPlan(document, () => `id-${given++}`);
  return {
    document,
    pieces,
    in: (section) =>
      pieces.filter((one) => one.section === section && !one.rows).map(({ content }) => plainText(content)),
    rows: (kind) => pieces.flatMap(({ rows }) => (rows?.kind === kind ? [rows.rows] : []))
  };
}

/** Words of a source that stand in no piece, with how often they are missing. */
export function missingWords({ document, pieces }: Pick<Landed, 'document' | 'pieces'>): string[] {
  const left = new Map<string, number>();
  for (const { content } of pieces) {
    for (const word of wordsIn(plainText(content).normalize('NFC')))
      left.set(word, (left.get(word) ?? 0) + 1);
  }
  // The old number of a heading is dropped on purpose.
  const said = document.pieces.flatMap(wordsOf).map((word) => word.normalize('NFC'));
  return said.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0 && /\p{L}/u.test(word);
  });
}
