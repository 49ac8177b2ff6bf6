import type { NeedGap } from '#lib/domain/directory/reach/need-gap.ts';
import { supplyDay } from '#lib/domain/directory/reach/stated-capacity.ts';
import { placesPerPerson } from '#lib/domain/directory/reach/two-step.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { estimate, type NeedWords } from '../needs/need-words.ts';
import { type CountedService, type CountryGap, gapAt } from './need-gaps.ts';

/** The figures of one gap as a line of a table says them. */
export type GapFigures = {
  needed: string;
  shared: string;
  gap: string;
  relative: string;
  people: string;
  isMissing: boolean;
};

/** A gap of one kind, form and group as a page says it. */
export type GapRow = GapFigures & {
  key: string;
  kind: string;
  name: string;
  about: string;
  form: string;
  group: string;
  unit: string;
  /** What of the capacity within reach stands here, and services of which nobody states it. */
  existing: string[];
  formula: string[];
  byYear: { year: number; figures: GapFigures }[];
};

/** A row with what it is ranked by, and what the page says of its services. */
export type RankedRow = GapRow & { amount: NeedGap; isInvented: boolean; usesRegister: boolean };

/** For whom gaps are told: places in the list of settlements, and codes in which a service counts as here. */
export type GapHome = { points: readonly number[]; codes: ReadonlySet<string>; isRegion: boolean };

/** The figures of a gap in words and numbers, estimates all of them. */
export function gapFigures(
  { needed, shared, gap, relative, people }: NeedGap,
  { t, locale }: NeedWords
): GapFigures {
  const say = (value: number) => estimate(value, locale);
  // What is shown as nothing is told as nothing.
  const isMissing = gap >= 0.05;
  return {
    ...{ needed: say(needed), shared: say(shared), isMissing },
    gap: isMissing ? say(gap) : gap <= -0.05 ? t('needGap.more', { value: say(-gap) }) : '0',
    relative:
      relative === null ? t('needGap.nobody') : isMissing ? formats(locale).percent(relative, 0) : '0\u00a0%',
    people: say(people)
  };
}

const MOST_SERVICES = 8;

/** What a place has of a kind, and how the gap came about, with its figures. */
export function gapRow(
  gap: CountryGap,
  { home, today, words }: { home: GapHome; today: CalendarDay; words: NeedWords }
): Omit<RankedRow, 'byYear'> {
  const { names } = words;
  const { model } = gap;
  const amount = gapAt(gap, home.points);
  const counted = countedHere(gap, home, supplyDay(gap.year, today));
  return {
    ...gapFigures(amount, words),
    key: `${model.serviceTypeCode}-${model.formCode}-${model.targetGroupCode}`,
    ...{ kind: model.serviceTypeCode, form: model.formCode, group: model.targetGroupCode },
    name: names.kind(model.serviceTypeCode),
    about: [names.form(model.formCode), names.group(model.targetGroupCode)].join(', '),
    unit: names.unit(model.unitCode),
    existing: existingLines(counted, words),
    formula: formulaOf(gap, { ...home, amount, counted }, words),
    amount,
    isInvented: counted.some(({ service }) => service.isInvented),
    usesRegister: counted.some(({ service }) => !service.isKept)
  };
}

/** A service that stands here or reaches somebody from here. */
type CountedHere = CountedService & {
  isHere: boolean;
  /** Need of everybody whom it reaches, weighed by distance; and what falls to the people from here. */
  reachedNeed: number;
  ours: number;
};

function countedHere(gap: CountryGap, home: GapHome, day: CalendarDay): CountedHere[] {
  const own = new Set(home.points);
  return gap.services
    .flatMap(({ service, value }): CountedHere[] => {
      const reached = service.reachedOn(day);
      const isHere = service.place?.isDistrict === false && home.codes.has(service.place.code);
      const forUs = reached.filter(({ at }) => own.has(at));
      if (!isHere && forUs.length === 0) return [];
      const weighed = (points: typeof reached) =>
        points.reduce((sum, { at, weight }) => sum + weight * (gap.needed[at] ?? 0), 0);
      const reachedNeed = weighed(reached);
      const ratio =
        value === 'unstated' ? null : placesPerPerson(value, [{ people: reachedNeed, weight: 1 }]);
      return [{ service, value, isHere, reachedNeed, ours: (ratio ?? 0) * weighed(forUs) }];
    })
    .toSorted((one, other) => other.ours - one.ours || (one.service.id < other.service.id ? -1 : 1));
}

function existingLines(counted: readonly CountedHere[], { t, locale }: NeedWords): string[] {
  const stated = counted.filter(({ value }) => value !== 'unstated');
  const standing = stated.filter(({ isHere }) => isHere);
  const sum = standing.reduce((total, { value }) => total + (value === 'unstated' ? 0 : value), 0);
  const unstated = counted.length - stated.length;
  return [
    t('needGap.here', { count: standing.length, value: estimate(sum, locale) }),
    t('needGap.near', { count: stated.length - standing.length }),
    ...(unstated === 0 ? [] : [t('needGap.unstated', { count: unstated })])
  ];
}

function formulaOf(
  gap: CountryGap,
  { amount, counted, isRegion, points }: GapHome & { amount: NeedGap; counted: readonly CountedHere[] },
  { t, locale, names }: NeedWords
): string[] {
  const say = (value: number) => estimate(value, locale);
  const unit = names.unit(gap.model.unitCode);
  const stated = counted.filter(({ value, ours }) => value !== 'unstated' && ours > 0);
  const told = isRegion ? [] : stated.slice(0, MOST_SERVICES);
  const rest = isRegion ? [] : stated.slice(MOST_SERVICES);
  const unnamed = counted.filter(({ value }) => value === 'unstated').slice(0, MOST_SERVICES);
  const units = gap.unitsAt(points[0] ?? -1);
  return [
    t(isRegion ? 'needGap.formula.neededRegion' : 'needGap.formula.needed', {
      value: say(amount.needed),
      unit,
      year: String(gap.year)
    }),
    ...told.map(({ service, value, reachedNeed, ours }) =>
      t('needGap.formula.service', {
        name: service.name,
        value: say(value === 'unstated' ? 0 : value),
        reached: say(reachedNeed),
        ours: say(ours)
      })
    ),
    ...(rest.length === 0
      ? []
      : [
          t('needGap.formula.others', {
            count: rest.length,
            ours: say(rest.reduce((sum, { ours }) => sum + ours, 0))
          })
        ]),
    ...(stated.length === 0 ? [t('needGap.formula.noService')] : []),
    t('needGap.formula.shared', { value: say(amount.shared), unit }),
    t('needGap.formula.gap', {
      needed: say(amount.needed),
      shared: say(amount.shared),
      gap: formats(locale).number(amount.gap, Math.abs(amount.gap) < 10 ? 1 : 0),
      unit
    }),
    ...(amount.people === 0
      ? []
      : isRegion
        ? [t('needGap.formula.peopleRegion', { people: say(amount.people) })]
        : [
            t('needGap.formula.people', {
              gap: say(amount.gap),
              units: formats(locale).number(units, 3),
              people: say(amount.people)
            })
          ]),
    ...(unnamed.length === 0
      ? []
      : [t('needGap.formula.unstated', { names: unnamed.map(({ service }) => service.name).join('; ') })])
  ];
}
