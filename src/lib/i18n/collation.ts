const slovak = new Intl.Collator('sk', { numeric: true });

/** Order of names in the Slovak alphabet (č after c, ch after h), numbers by value. For `toSorted`. */
export function compareSlovak(a: string, b: string): number {
  return slovak.compare(a, b);
}
