import {
  type AgeStructure,
  ageingIndex,
  childDependency,
  dependencyRatio,
  oldAgeDependency,
  personsBetween,
  totalOf
} from '#lib/domain/population/age-structure.ts';
import { shareOfAdults } from '#lib/domain/population/education.ts';
import { besideOf } from '#lib/domain/population/profile/beside.ts';
import { type FiveYearAges, peopleFrom } from '#lib/domain/population/statistics/five-year-ages.ts';
import { regionLocative } from '#lib/domain/tenancy/region-name.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
import { loadedAges } from '../db/office-statistics.ts';
import { type AreaProfile, territoryStore } from '../db/territory.ts';
import { similarPlaces } from './similar-places.ts';

/** A municipality described in whole sentences from data alone. */
export type ProfileText = { heading: string; paragraphs: string[] };

type Place = { name: string; unitKind: Exclude<TerritoryUnitKind, 'military-district'> };

/**
 * The people of a municipality in sentences, beside its district, region and the country and with the municipalities
 * most like it. Names stand in the nominative after the word for what they are (*v obci Bánov*), so that every one of
 * them reads well. Null where nobody lives or nobody was counted.
 */
export async function profileText(
  db: PublicDb,
  unitCode: string,
  place: Place,
  locale: Locale
): Promise<ProfileText | null> {
  const profile = await territoryStore(db).profileOf(unitCode);
  const [own] = profile?.areas ?? [];
  if (!profile?.asOf || !own || totalOf(own.ages) === 0) return null;
  const say = sentences(place, { asOf: profile.asOf, own, areas: profile.areas }, locale);
  const similar = await similarPlaces(db, unitCode);
  const paragraphs = [
    [say.people(), say.sexes(), say.where(), say.alike(similar?.alike ?? [])],
    [say.change(Number(profile.asOf.slice(0, 4)), (await loadedAges(db, unitCode)).at(-1))],
    [say.ages(), say.oldest(), say.ageing(), say.dependency()],
    [say.education()]
  ];
  return {
    heading: messages(locale)('profile.heading'),
    paragraphs: paragraphs
      .map((some) => some.filter((one) => one !== '').join(' '))
      .filter((one) => one !== '')
  };
}

type Counted = { asOf: `${number}-${number}-${number}`; own: AreaProfile; areas: readonly AreaProfile[] };

function sentences(place: Place, { asOf, own, areas }: Counted, locale: Locale) {
  const t = messages(locale);
  const format = formats(locale);
  const { ages } = own;
  const inPlace = t(`public.in.${place.unitKind}`, { name: place.name });
  const share = (from: number, to: number | null = null) =>
    format.percent(personsBetween(ages, from, to) / totalOf(ages), 1);
  const around = areas.slice(1);
  const country = areas.find(({ areaKind }) => areaKind === 'country');
  const sumOf = (people: readonly number[]) => people.reduce((sum, one) => sum + one, 0);

  /** "v okrese Žilina 120,1, v Žilinskom kraji 110,3, na Slovensku 107,7"; only where there is a figure. */
  const beside = (figure: (area: AreaProfile) => string | null) =>
    around
      .flatMap((area) => {
        const said = figure(area);
        return said === null ? [] : [t('profile.beside', { where: where(area, locale), figure: said })];
      })
      .join(', ');
  const indexOf = (of: { ages: AgeStructure }) => ageingIndex(of.ages);
  const whole = (value: number | null) => (value === null ? null : format.number(value, 0));

  return {
    people: () => t('profile.people', { day: format.asOf(asOf), inPlace, count: totalOf(ages) }),
    sexes: () =>
      t('profile.sexes', {
        men: format.number(sumOf(ages.males)),
        women: format.number(sumOf(ages.females))
      }),
    where: () => {
      const placed = around.filter(({ areaKind }) => areaKind !== 'country');
      const owner = t(`public.owner.${place.unitKind}`, { name: place.name });
      return placed.length === 0
        ? ''
        : t('profile.where', { owner, where: placed.map((area) => where(area, locale)).join(' ') });
    },
    alike: (alike: readonly { name: string; districtName: string | null }[]) =>
      alike.length === 0
        ? ''
        : t('profile.alike', {
            names: alike
              .map(({ name, districtName }) =>
                districtName === null ? name : t('profile.alike.one', { name, district: districtName })
              )
              .join(', ')
          }),
    /** What changed since the census, where a later year was loaded. */
    change: (censusYear: number, later: (FiveYearAges & { year: number }) | undefined) => {
      if (!later || later.year < censusYear) return '';
      const [before, count] = [totalOf(ages), peopleFrom(later, 0)];
      const way = count > before ? 'more' : count < before ? 'less' : 'same';
      const difference = format.number(Math.abs(count - before));
      const people = t(`profile.change.${way}`, { year: later.year, count, difference });
      if (count === 0) return people;
      const after = format.percent(peopleFrom(later, 65) / count, 1);
      return `${people} ${t('profile.change.old', { before: share(65), after })}`;
    },
    ages: () => t('profile.ages', { children: share(0, 14), working: share(15, 64), old: share(65) }),
    oldest: () => {
      const count = personsBetween(ages, 80);
      return count === 0 ? t('profile.oldest.none') : t('profile.oldest', { count });
    },
    ageing: () => {
      const [here, there] = [indexOf(own), country && indexOf(country)];
      if (here === null) return '';
      const told = t('profile.ageing', {
        count: Math.round(here),
        beside: beside((area) => whole(indexOf(area)))
      });
      return there ? `${told} ${t(`profile.ageing.${besideOf(here, there)}`)}` : told;
    },
    dependency: () => {
      const [all, children, old] = [dependencyRatio(ages), childDependency(ages), oldAgeDependency(ages)];
      if (all === null || children === null || old === null) return '';
      const one = (value: number) => format.decimal(value, 1);
      return t('profile.dependency', { all: one(all), children: one(children), old: one(old) });
    },
    education: () => {
      const shareIn = ({ ages: of, education }: AreaProfile) => {
        const found = education && shareOfAdults(education, of, 'university');
        return found === null || found === undefined ? null : format.percent(found, 1);
      };
      const here = shareIn(own);
      return here === null ? '' : t('profile.education', { share: here, beside: beside(shareIn) });
    }
  };
}

/** *v okrese Žilina*, *v Žilinskom kraji*, *na Slovensku*. */
function where({ areaKind, name }: AreaProfile, locale: Locale): string {
  const t = messages(locale);
  if (areaKind === 'country') return t('profile.in.country');
  if (areaKind === 'region')
    return t('profile.in.region', { name: locale === 'sk' ? regionLocative(name) : name });
  return t('profile.in.district', { name });
}
