/** A source of numbers in [0, 1) that gives the same sequence for the same seed on every machine. */
export type Random = () => number;

/** The generator sfc32, seeded by the 32 bits of a whole number. */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first numbers of near seeds resemble each other.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** A whole number from `from` to `to`, both counted in. */
export function wholeBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** One of the given things, which must be at least one. */
export function oneOf<Thing>(random: Random, things: readonly Thing[]): Thing {
  // The index is below the length, because a random number is below 1.
  return things[Math.floor(random() * things.length)] as Thing;
}
