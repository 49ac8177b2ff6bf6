const NBSP = '\u00a0';

const UNITS =
  '(?:%|‰|€|eur|km|m|m²|ha|kg|h|hod|min|tis|mil|rokov|roky|rok|dní|dni|deň|mesiacov|ľudí|osôb|miest|obyvateľov|obcí)';
const MONTHS =
  '(?:januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra|\\d{1,2}\\.)';

/** Each pattern matches one ordinary space that must not end a line in Slovak text (STN 01 6910). */
const SPACES_THAT_BIND: readonly RegExp[] = [
  // one-letter prepositions and conjunctions: v meste, a inde, K návrhu
  /(?<=(?:^|[\s(„"'/])[vskzouaiVSKZOUAI]) (?=\S|$)/g,
  // thousands: 1 200
  /(?<=(?<![\d.,])\d{1,3}(?:[ \u00a0]\d{3})*) (?=\d{3}(?!\d))/g,
  // number and unit: 12 km, 78 %
  new RegExp(`(?<=\\d) (?=${UNITS}(?![\\p{L}\\d]))`, 'gu'),
  // days: 21. novembra, 21. 11. 2026
  new RegExp(`(?<=(?:^|[^\\d])\\d{1,2}\\.) (?=${MONTHS})`, 'g'),
  /(?<=\d{1,2}\.[ \u00a0]\d{1,2}\.) (?=\d{4})/g,
  // Ranges, 2026 – 2030: a line may end after the dash, which lets it end even before a binding space.
  /(?<=\d) (?=– ?\d)/g,
  // references to law and records: § 83, ods. 2, písm. a), č. 98/2025, 448/2008 Z. z.
  /(?<=§) (?=\d)/g,
  /(?<=(?:^|[\s(])(?:ods\.|písm\.|č\.|čl\.|str\.|tel\.)) (?=\S)/g,
  /(?<=\d) (?=Z\.)/g,
  /(?<=Z\.) (?=z\.)/g
];

/**
 * Slovak text with spaces that must not break a line made non-breaking: after one-letter prepositions,
 * inside numbers and dates, before units, in references to the law. Only ordinary spaces change, so
 * applying it twice changes nothing more, and the words stay what they were.
 */
export function bindSpaces(text: string): string {
  let bound = text;
  for (const space of SPACES_THAT_BIND) bound = bound.replace(space, NBSP);
  return bound;
}
