/** Money in euro cents, a whole number; may be negative only as a difference. */
export type Cents = number;

/** The sum of amounts in cents. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}
