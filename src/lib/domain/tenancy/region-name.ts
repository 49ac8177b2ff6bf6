/** Where people of a region live: *Žilinskom kraji* of *Žilinský kraj*, to follow the preposition *v*. */
export function regionLocative(region: string): string {
  return region.replace(/[ýy] kraj$/, 'om kraji');
}
