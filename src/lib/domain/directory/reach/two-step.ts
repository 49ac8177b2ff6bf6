/**
 * Two-step floating catchment area (2SFCA; Radke and Mu 2000, Luo and Wang, Environment and Planning B 30 (2003) 865–884).
 * Places that many people can reach are shared among them; who can reach several services has a part in each.
 */

/** People of the target age in one place, and how much of the service they have by their distance (0 to 1). */
export type Reached = { people: number; weight: number };

/**
 * Step 1: places of one service for each person who reaches it: capacity ÷ Σ (people × weight).
 * Null where it reaches nobody of the age: then it helps nobody of whom we know.
 */
export function placesPerPerson(capacity: number, reached: readonly Reached[]): number | null {
  const people = reached.reduce((sum, one) => sum + one.people * one.weight, 0);
  return people > 0 ? capacity / people : null;
}

/** Step 2: what a person in one place has of all services in reach: Σ (ratio of the service × weight). */
export function placesInReach(services: readonly { ratio: number | null; weight: number }[]): number {
  return services.reduce((sum, { ratio, weight }) => sum + (ratio ?? 0) * weight, 0);
}

/**
 * Both steps over a whole territory: places for each person, by place.
 * @param weightOf how much of a service people of a place have, 0 to 1
 */
export function twoStepAccessibility<Service extends { capacity: number }, Point extends { people: number }>(
  services: readonly Service[],
  points: readonly Point[],
  weightOf: (service: Service, point: Point) => number
): number[] {
  const ratios = services.map((service) =>
    placesPerPerson(
      service.capacity,
      points.map((point) => ({ people: point.people, weight: weightOf(service, point) }))
    )
  );
  return points.map((point) =>
    placesInReach(
      services.map((service, at) => ({ ratio: ratios[at] ?? null, weight: weightOf(service, point) }))
    )
  );
}
