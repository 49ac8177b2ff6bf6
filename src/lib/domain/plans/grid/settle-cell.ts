/** A cell as it was sent: what it showed when the page was opened, and what stands in it now. */
export type SentCell = {
  /** Null for an empty cell. */
  seen: number | null;
  /** Revision of the kept thing behind it when the page was opened; null when there was none. */
  revision: number | null;
  mine: number | null;
  /** The person was shown both values and leaves the kept one. */
  leavesKept: boolean;
};

/** The same cell as it is kept now. */
export type KeptCell = { value: number | null; revision: number | null };

/** `same`: nothing to write. `write`: mine is kept. `conflict`: somebody changed this very number meanwhile. */
export type CellSettlement = 'same' | 'write' | 'conflict';

/**
 * Decides about one cell of a sheet that was sent. Somebody else's change of another number of the same thing is no
 * conflict; and a sheet sent twice finds the second time that everything is as it wants it.
 */
export function settleCell(sent: SentCell, kept: KeptCell): CellSettlement {
  if (sent.mine === sent.seen || sent.mine === kept.value || sent.leavesKept) return 'same';
  const isChangedMeanwhile = kept.revision !== sent.revision && kept.value !== sent.seen;
  return isChangedMeanwhile ? 'conflict' : 'write';
}
