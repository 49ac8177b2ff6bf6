import { projectPlace } from '#lib/domain/population/projection/place-projection.ts';
import { VARIANTS } from '#lib/domain/population/projection/variants.ts';
import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import { CSV_START, csvLine } from '../../csv.ts';
import type { PeopleOfUnit } from '../../db/census-people.ts';
import type { PublicDb } from '../../db/db.ts';
import { countryGround } from './country-ground.ts';
import { placeBasis } from './place-basis.ts';

const COLUMNS = ['year', 'variant', 'age', 'men', 'women', 'source'] as const;

/** The projection of a place whole: a line for each year, variant and single year of age, people to a hundredth. */
export async function projectionCsv(db: PublicDb, place: PeopleOfUnit, t: Translate): Promise<string> {
  const ground = await countryGround(db);
  const projected = projectPlace(placeBasis(place, ground), ground, ground.factors);
  if (projected.outcome !== 'projected')
    throw new Error(`More would leave than are there in ${projected.year}.`);
  const source = t('projection.csv.sourceText');
  const hundredths = (people = 0) => Math.round(100 * people) / 100;
  const lines = VARIANTS.flatMap((variant) =>
    projected.variants[variant].flatMap(({ year, population: { males, females } }) =>
      Array.from(males, (men, age) =>
        csvLine([year, t(`projection.${variant}`), age, hundredths(men), hundredths(females[age]), source])
      )
    )
  );
  const heads = COLUMNS.map((column) => t(`projection.csv.${column}` satisfies MessageKey));
  return [CSV_START, csvLine(heads), ...lines].join('');
}
