/**
 * A comparative need (porovnávacia potreba): what a place would have if its people had as much as those of an area have.
 * Null where nobody of the age lives in the area.
 * @param supply capacity in the area, 0 or more
 * @param there people of the age in the area @param here those of the place
 */
export function comparativeNeed(supply: number, there: number, here: number): number | null {
  return there === 0 ? null : (supply * here) / there;
}
