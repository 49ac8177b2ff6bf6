import { WHOLE } from './consulted-part.ts';

/** A part as it was put before people, with the hash of its wording. */
export type KeptPart = { key: string; hash: string; text: string };

/** What became of the text a comment was made on, in another draft. */
export type WhatBecame<Part extends KeptPart = KeptPart> = {
  fate: 'same' | 'changed' | 'removed';
  /** The wording it was made on; undefined only where that draft does not know the part. */
  before: Part | undefined;
  /** The wording of the other draft; undefined where the part was removed. */
  after: Part | undefined;
  /** Where the comment stands in the other draft: at its part, or at the nearest one before it that is left. */
  at: string;
};

/**
 * Carries the anchor of a comment from the draft it was made on into another one. It always finds a place: a removed
 * part hands its comments to the nearest part before it that is left, in the end to the whole.
 * @param before parts of the draft it was made on, in order
 * @param after parts of the other draft
 */
export function whatBecame<Part extends KeptPart>(
  anchor: { partKey: string; wordingHash: string },
  before: readonly Part[],
  after: readonly Part[]
): WhatBecame<Part> {
  const standing = new Map(after.map((part) => [part.key, part]));
  const from = before.findIndex(({ key }) => key === anchor.partKey);
  const now = standing.get(anchor.partKey);
  if (now) {
    const fate = now.hash === anchor.wordingHash ? 'same' : 'changed';
    return { fate, before: before[from], after: now, at: now.key };
  }
  const nearest = before.slice(0, Math.max(from, 0)).findLast(({ key }) => standing.has(key));
  return { fate: 'removed', before: before[from], after: undefined, at: nearest?.key ?? WHOLE };
}
