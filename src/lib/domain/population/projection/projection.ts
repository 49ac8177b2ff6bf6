import { type BySex, type MigrationFault, projectStep, type StepRates } from './cohort-component.ts';

/** People at the beginning of a year, and what happened in the step before it; nothing happened before the first. */
export type ProjectedYear = {
  year: number;
  population: BySex;
  births: number;
  deaths: number;
  netMigration: number;
};

export type Projection =
  | { outcome: 'projected'; years: ProjectedYear[] }
  | (MigrationFault & { year: number });

/**
 * Projects people over as many steps as asked for. No step gives the people themselves; some steps and some more give
 * what all of them give at once.
 * @param from the year at whose beginning the people were counted
 * @param ratesIn rates of the step that begins with the year
 */
export function project(
  population: BySex,
  from: number,
  steps: number,
  ratesIn: (year: number) => StepRates
): Projection {
  const years: ProjectedYear[] = [{ year: from, population, births: 0, deaths: 0, netMigration: 0 }];
  let people = population;
  let year = from;
  for (let done = 0; done < steps; done++) {
    const rates = ratesIn(year);
    const next = projectStep(people, rates);
    if (next.outcome !== 'projected') return { ...next, year };
    year += rates.step;
    people = next.population;
    const { births, deaths, netMigration } = next;
    years.push({ year, population: people, births, deaths, netMigration });
  }
  return { outcome: 'projected', years };
}

/** People of completed years from one age to another, both ends counted; to the oldest when `to` is null. */
export function peopleBetween({ males, females }: BySex, from: number, to: number | null): number {
  const step = 100 / (males.length - 1);
  const last = to === null ? males.length - 1 : Math.floor(to / step);
  let people = 0;
  for (let group = Math.floor(from / step); group <= last; group++) {
    people += (males[group] ?? 0) + (females[group] ?? 0);
  }
  return people;
}
