import { gapTogether, type NeedGap, needGap } from '#lib/domain/directory/reach/need-gap.ts';
import { shareSupply } from '#lib/domain/directory/reach/shared-supply.ts';
import { capacityFor, supplyDay } from '#lib/domain/directory/reach/stated-capacity.ts';
import type { ServiceForm } from '#lib/domain/law/service-form.ts';
import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PublicDb } from '../../db/db.ts';
import { lawStore } from '../../db/law.ts';
import { type CountryNeeds, countryNeeds, type NeedOfAll } from './country-needs.ts';
import { type CountrySupply, countrySupply, type PlacedService } from './country-supply.ts';

/** A service that counts for a need: its capacity, or that nobody stated it. */
export type CountedService = { service: PlacedService; value: number | 'unstated' };

/** Gaps of the whole country in one kind, form, group, unit and year. */
export type CountryGap = NeedOfAll & {
  year: number;
  /** By the ground's points: what falls to the people of each. */
  shares: Float64Array;
  services: readonly CountedService[];
};

/** What gaps of places are read from. */
export type Gaps = {
  needs: CountryNeeds;
  models: readonly NeedModel[];
  gapsIn(model: number, year: number): CountryGap;
};

/** So many gaps of the country are kept, 50 kB each. */
const MOST_KEPT = 300;

const kept = new Map<string, CountryGap>();
let keptFor: { needs: CountryNeeds; supply: CountrySupply; today: CalendarDay } | undefined;

/** The gaps by the models and the directory as they are now. */
export async function gapsOfCountry(db: PublicDb, today: CalendarDay): Promise<Gaps> {
  const [needs, supply, forms] = await Promise.all([
    countryNeeds(db, today),
    countrySupply(db),
    lawStore(db).serviceForms()
  ]);
  if (keptFor?.needs !== needs || keptFor.supply !== supply || keptFor.today !== today) {
    kept.clear();
    keptFor = { needs, supply, today };
  }
  const gapsIn = (model: number, year: number): CountryGap => {
    const key = `${model} ${year}`;
    const known = kept.get(key);
    if (known && keptFor?.needs === needs && keptFor.supply === supply) return known;
    const gap = reckonGap({ needs, supply, forms, today }, model, year);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    if (keptFor?.needs === needs && keptFor.supply === supply) kept.set(key, gap);
    return gap;
  };
  return { needs, models: needs.models, gapsIn };
}

type Given = {
  needs: CountryNeeds;
  supply: CountrySupply;
  forms: readonly ServiceForm[];
  today: CalendarDay;
};

function reckonGap({ needs, supply, forms, today }: Given, at: number, year: number): CountryGap {
  const need = needs.needOf(at, year);
  const day = supplyDay(year, today);
  const services = (supply.byKind.get(need.model.serviceTypeCode) ?? []).flatMap(
    (service): CountedService[] => {
      const value = capacityFor(service, need.model, { forms, day, needs: needs.models });
      return value === null ? [] : [{ service, value }];
    }
  );
  const supplies = services.flatMap(({ service, value }) =>
    value === 'unstated' ? [] : [{ value, reached: service.reachedOn(day) }]
  );
  return { ...need, year, shares: shareSupply(supplies, need.needed).shares, services };
}

/** The gap of one place: of a settlement, a whole city, a district or a region, by its points. */
export function gapAt(gap: CountryGap, points: readonly number[]): NeedGap {
  return gapTogether(points.map((at) => needGap(gap.needed[at] ?? 0, gap.shares[at] ?? 0, gap.unitsAt(at))));
}
