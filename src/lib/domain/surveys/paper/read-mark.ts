/** What a box of a scanned page looks like. */
export type BoxLook = {
  /** How much of its inside is ink, 0 to 1. */
  ink: number;
  /** The same of its middle, and of the emptiest of its nine parts. */
  middle: number;
  emptiest: number;
};

export type MarkState = 'empty' | 'marked' | 'cancelled';

/** What was made of a box: how it stands and how sure that is, 0 to 1. */
export type Mark = { state: MarkState; confidence: number };

/** Below it a person looks at the box: no mark of the test scans that was read wrongly is as sure. */
export const SURE = 0.9;

/*
 * Shares of ink between which a box is read. Specks of a scanner lie below EMPTY, the thinnest tick above THIN; the
 * thickest cross leaves white between its arms, which a box that was filled in to be cancelled does not.
 */
const EMPTY = { sure: 0.02, doubtful: 0.045 } as const;
const THIN = { doubtful: 0.06, sure: 0.085 } as const;
const THICK = { sure: 0.78, doubtful: 0.86 } as const;
const THICK_PART = { sure: 0.5, doubtful: 0.6 } as const;
const FULL = { sure: 0.92, doubtful: 0.86 } as const;
const FULL_PART = 0.65;
/** A stroke through the middle belongs to its box, and so does one with so much ink. */
const [MIDDLE, OWN] = [0.1, 0.2];

/** Reads a box: empty, marked by a cross or a tick, or filled in and so taken back. */
export function readMark({ ink, middle, emptiest }: BoxLook): Mark {
  if (ink <= (EMPTY.doubtful + THIN.doubtful) / 2)
    return { state: 'empty', confidence: falling(ink, EMPTY.sure, EMPTY.doubtful) };
  const isFull = ink >= FULL.doubtful && emptiest >= FULL_PART;
  if (isFull) return { state: 'cancelled', confidence: falling(ink, FULL.sure, FULL.doubtful) };
  const thin = falling(ink, THIN.sure, THIN.doubtful);
  const thick = Math.min(
    falling(ink, THICK.sure, THICK.doubtful),
    falling(emptiest, THICK_PART.sure, THICK_PART.doubtful)
  );
  // A stroke that only crosses the edge of a box belongs to another one.
  const isThrough = middle >= MIDDLE || ink >= OWN ? 1 : 0.5;
  return { state: 'marked', confidence: Math.min(thin, thick, isThrough) };
}

/** 1 on the sure side of a value, 0.5 from the doubtful one on, and between them between. */
function falling(value: number, sure: number, doubtful: number): number {
  const part = (value - sure) / (doubtful - sure);
  return 1 - 0.5 * Math.min(1, Math.max(0, part));
}
