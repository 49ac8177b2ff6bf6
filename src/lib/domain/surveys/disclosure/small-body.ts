/** Below so many inhabitants a person is found by sex, age and one more trait (kpss 10-E). */
export const SMALL_BODY = 2_000;

/** Whether the stricter rules hold for a body; they do where nobody knows how many live there. */
export function isSmallBody(inhabitants: number | null): boolean {
  return inhabitants === null || inhabitants < SMALL_BODY;
}
