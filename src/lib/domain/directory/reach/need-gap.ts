/** What is missing of a service somewhere, in the unit of the need. */
export type NeedGap = {
  needed: number;
  /** What falls to its people of the capacity within reach. */
  shared: number;
  /** needed − shared; below 0 where there is more than is needed. */
  gap: number;
  /** Part of the need that is missing, up to 1; below 0 where there is more; null where nothing is needed. */
  relative: number | null;
  /** People who need the service and for whom there is none: the gap ÷ what one of them takes; never below 0. */
  people: number;
};

/**
 * The gap of one place, in one kind, form, group, unit and year.
 * @param unitsPerRecipient what one recipient takes, in the unit of the need; 0 or more
 */
export function needGap(needed: number, shared: number, unitsPerRecipient: number): NeedGap {
  const gap = needed - shared;
  return {
    ...{ needed, shared, gap },
    relative: needed > 0 ? gap / needed : null,
    people: gap > 0 && unitsPerRecipient > 0 ? gap / unitsPerRecipient : 0
  };
}

/**
 * The gaps of several places as one: needs, shares and people are sums. What is too much in one place helps nobody in
 * another, so people are not reckoned from the sum.
 */
export function gapTogether(gaps: Iterable<NeedGap>): NeedGap {
  let [needed, shared, people] = [0, 0, 0];
  for (const one of gaps) {
    needed += one.needed;
    shared += one.shared;
    people += one.people;
  }
  return { ...needGap(needed, shared, 0), people };
}
